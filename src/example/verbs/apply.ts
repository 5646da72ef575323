import { conditionsOf } from '../conditions.ts';
import { defineVerb } from './verb.ts';
import type { apply as written } from './written/apply.ts';

export const apply = defineVerb<typeof written>({
  sentence: {
    ko: ({ apply, rejected }) =>
      rejected
        ? `\`${apply}\` 파일은 적용되지 않고, ${rejected.by === 'kubectl' ? 'kubectl이 서버에 보내기 전에' : 'API 서버가'} 거부합니다.`
        : `\`${apply}\` 파일을 적용합니다.`,
    en: ({ apply, rejected }) =>
      rejected
        ? `\`${apply}\` is not applied: ${rejected.by === 'kubectl' ? 'kubectl rejects it before it reaches the server' : 'the API server rejects it'}.`
        : `Apply \`${apply}\`.`,
  },
  conditions: ({ rejected }) => (rejected ? conditionsOf(rejected.message, 'message') : []),
  command: ({ apply }, addressOf) => ['kubectl', 'apply', '-f', addressOf(apply)],
});
