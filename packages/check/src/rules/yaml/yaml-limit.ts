import type { Rule, RuleDocs } from '../../rule.ts';

export const rule: Rule = {
  id: 'yaml-limit',
  class: 'yaml',
  severity: 'error',
  problems: {
    'too-long': ({ detail }) => ({
      severity: 'warning',
      message: {
        ko: `파일이 ${detail?.characters}자입니다. ${detail?.limit}자까지만 검사합니다.`,
        en: `The file has ${detail?.characters} characters; at most ${detail?.limit} are checked.`,
      },
      hint: { ko: `파일을 나누십시오.`, en: `Split the file.` },
    }),
    'too-large': ({ detail }) => ({
      message: {
        ko: `오브젝트가 ${detail?.limit}보다 큽니다. 서버는 요청 하나에 ${detail?.limit}까지만 받습니다.`,
        en: `The object is larger than ${detail?.limit}, the most that the server accepts in one request.`,
      },
      hint: { ko: `오브젝트를 나누십시오.`, en: `Split the object.` },
    }),
    'too-deep': () => ({
      message: { ko: `중첩이 너무 깊습니다.`, en: `This is nested too deeply.` },
      hint: { ko: `매핑과 목록은 100단계까지만 검사합니다.`, en: `Mappings and lists are checked to a depth of 100.` },
    }),
    'alias-expansion': ({ detail }) => ({
      message: {
        ko: `별칭을 펼치면 값이 ${detail?.limit}개를 넘습니다.`,
        en: `Aliases expand to more than ${detail?.limit} values.`,
      },
      hint: { ko: `별칭이 다른 별칭을 거듭 가리키지 않게 하십시오.`, en: `Avoid aliases that refer to other aliases.` },
    }),
  },
};

export const docs: RuleDocs = {
  title: { ko: '파일이 너무 크거나 깊습니다', en: 'A file is too large or too deep' },
  text: {
    ko: '검사가 멈추거나 메모리를 다 쓰지 않도록 크기, 깊이, 별칭에 한도를 둡니다. 실제 매니페스트는 이 한도에 닿지 않습니다.',
    en: 'Size, depth and aliases are limited so that no file can block the check or use up the memory. Real manifests never reach these limits.',
  },
  fails: [
    {
      manifest:
        'apiVersion: v1\nkind: Pod\nmetadata:\n  name: echo\nspec:\n  containers:\n    - name: echo\n      image: ghcr.io/subicura/echo:v1\n      command: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n',
      at: '',
    },
  ],
  passes: [
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: echo\nspec:\n  containers:\n    - name: echo\n      image: ghcr.io/subicura/echo:v1\n',
  ],
  source: 'https://kubernetes.io/docs/reference/issues-security/',
};
