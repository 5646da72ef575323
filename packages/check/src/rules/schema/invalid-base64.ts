import type { Rule, RuleDocs } from '../../rule.ts';

// Go's standard encoding: padded, no white space but line breaks.
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

export const rule: Rule = {
  id: 'invalid-base64',
  class: 'schema',
  severity: 'error',
  scalars: {
    base64: ({ node, path, resource, report }) => {
      if (BASE64.test(String(node.value).replace(/[\r\n]/g, ''))) return;
      const isSecret = resource.kind === 'Secret';
      report({
        range: node.range,
        at: path,
        message: { ko: '이 값은 base64로 읽을 수 없습니다.', en: 'This value cannot be read as base64.' },
        hint: isSecret
          ? {
              ko: '평문은 `data` 대신 `stringData`에 적으십시오. 서버가 base64로 바꿉니다.',
              en: 'Put plain text under `stringData` instead of `data`; the server encodes it.',
            }
          : { ko: '`base64 -w0`으로 인코딩한 값을 적으십시오.', en: 'Write the output of `base64 -w0`.' },
      });
    },
  },
};

export const docs: RuleDocs = {
  title: { ko: 'base64가 아닙니다', en: 'A value is not base64' },
  text: {
    ko: '시크릿의 `data`와 컨피그맵의 `binaryData`에는 base64로 인코딩한 값만 적을 수 있습니다. 패딩 문자 `=`까지 있어야 하고 공백이 있으면 안 됩니다. base64는 암호화가 아니므로 Git 저장소에 올린 시크릿은 누구나 읽을 수 있습니다.',
    en: 'The `data` of a Secret and the `binaryData` of a ConfigMap accept only base64, padded with `=` and without spaces. Base64 is not encryption: anyone can read a Secret that is committed to a repository.',
  },
  fails: [
    {
      manifest: 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: login\ndata:\n  password: echo!\n',
      at: 'data.password',
    },
  ],
  passes: [
    'apiVersion: v1\nkind: Secret\nmetadata:\n  name: login\ndata:\n  password: ZWNobyE=\n',
    'apiVersion: v1\nkind: Secret\nmetadata:\n  name: login\nstringData:\n  password: echo!\n',
  ],
  source: 'https://kubernetes.io/docs/concepts/configuration/secret/',
};
