import type { Rule, RuleDocs } from '../../rule.ts';
import type { Localized } from '../../text/localized.ts';
import { writeAs } from '../support/describe.ts';

const STRAIGHT: Localized = { ko: '곧은 따옴표 `"`로 바꾸십시오.', en: 'Write straight quotes: `"`.' };

export const rule: Rule = {
  id: 'curly-quotes',
  class: 'yaml',
  severity: 'warning',
  problems: {
    'curly-quotes': ({ detail }) => ({
      message: {
        ko: '둥근 따옴표(“ ”)는 따옴표가 아니어서 값에 그대로 들어갑니다.',
        en: 'Curly quotes (“ ”) are not quotes in YAML. They become part of the value.',
      },
      hint: detail?.meant ? writeAs(JSON.stringify(detail.meant)) : STRAIGHT,
    }),
  },
};

export const docs: RuleDocs = {
  title: { ko: '둥근 따옴표가 값에 들어갑니다', en: 'A value contains curly quotes' },
  text: {
    ko: '블로그나 문서 편집기는 곧은 따옴표(`"`)를 둥근 따옴표(“ ”)로 바꿉니다. 둥근 따옴표는 YAML에서 일반 문자이므로 값이나 키의 일부가 됩니다. 서버가 거부하기도 하고, 환경 변수처럼 오류 없이 다른 값이 되기도 합니다. 사람이 읽는 텍스트가 들어가는 `data`와 `annotations`의 값은 검사하지 않습니다.',
    en: 'Blogs and word processors turn straight quotes (`"`) into curly ones (“ ”). In YAML, curly quotes are ordinary characters and become part of the value or key. The server may reject the value, or silently use a different value than you meant, for example in an environment variable. Values under `data` and `annotations`, which are often text for people, are not checked.',
  },
  fails: [
    {
      manifest: `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
      env:
        - name: READY
          value: “true”
`,
      at: '',
    },
  ],
  passes: [
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: words\n  annotations:\n    example.com/said: “안녕”\ndata:\n  greeting: “안녕하세요”\n',
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: echo\nspec:\n  containers:\n    - name: echo\n      image: ghcr.io/subicura/echo:v1\n      args: ["“quoted”"]\n',
  ],
  source: 'https://yaml.org/spec/1.2.2/#733-plain-style',
};
