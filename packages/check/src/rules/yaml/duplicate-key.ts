import type { Rule, RuleDocs } from '../../rule.ts';

export const rule: Rule = {
  id: 'duplicate-key',
  class: 'yaml',
  severity: 'error',
  problems: {
    'duplicate-key': ({ detail }) => ({
      message: {
        ko: `\`${detail?.key}\` 키가 같은 매핑에 이미 있습니다.`,
        en: `The key \`${detail?.key}\` already exists in this mapping.`,
      },
      hint: { ko: `하나만 남기십시오.`, en: `Keep only one.` },
    }),
    'missing-dash': ({ detail }) => ({
      message: {
        ko: `\`${detail?.key}\` 앞에 \`-\`가 없습니다. 여기서 목록 항목이 시작됩니다.`,
        en: `A \`-\` is missing before \`${detail?.key}\`: a list item starts here.`,
      },
      hint: { ko: `\`- ${detail?.line}\`처럼 적으십시오.`, en: `Write \`- ${detail?.line}\`.` },
    }),
    'lost-key': ({ detail }) => ({
      severity: 'warning',
      message: {
        ko: `\`${detail?.key}\` 키가 같은 매핑에 다른 표기로 이미 있습니다. 서버는 둘 중 하나만 남깁니다.`,
        en: `The key \`${detail?.key}\` already exists in this mapping in a different notation. The server keeps only one of them.`,
      },
      hint: { ko: `하나만 남기십시오.`, en: `Keep only one.` },
    }),
    'merged-key': ({ detail }) => ({
      message: {
        ko: `\`${detail?.key}\` 키를 \`<<\`로도 가져옵니다.`,
        en: `The key \`${detail?.key}\` is also merged with \`<<\`.`,
      },
      hint: {
        ko: `서버는 \`<<\`로 가져온 키를 덮어쓰지 못합니다. 한쪽을 지우십시오.`,
        en: `On the server, a key cannot override one that \`<<\` merges. Remove one of them.`,
      },
    }),
  },
};

export const docs: RuleDocs = {
  title: { ko: '같은 키가 두 번 있습니다', en: 'The same key appears twice' },
  text: {
    ko: '`kubectl`은 알리지 않고 마지막 값을 쓰고, 서버의 엄격한 검증은 거부합니다. 어느 값을 쓰려던 것인지 알 수 없으므로 오류입니다. `<<`로 가져온 키를 다시 적은 경우도 마찬가지입니다.',
    en: '`kubectl` silently uses the last value, and the strict validation of the server rejects the manifest. It is not clear which value was intended, so this is an error. The same applies to a key that is also merged with `<<`.',
  },
  fails: [
    {
      manifest:
        'apiVersion: v1\nkind: Pod\nmetadata:\n  name: echo\nspec:\n  containers:\n    - name: echo\n      image: ghcr.io/subicura/echo:v1\n      image: redis\n',
      at: '',
    },
  ],
  passes: [
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: echo\nspec:\n  containers:\n    - name: echo\n      image: ghcr.io/subicura/echo:v1\n    - name: db\n      image: redis\n',
  ],
  source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
};
