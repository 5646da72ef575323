import { conditionsOf } from '../conditions.ts';
import { loadWords } from '../requests.ts';
import { enSpan, koSpan, serviceAt } from './phrases.ts';
import { defineVerb } from './verb.ts';
import type { meanwhile as written } from './written/meanwhile.ts';

/** A steady load of requests while the steps in `do` run. */
export const meanwhile = defineVerb<typeof written>({
  sentence: {
    ko: ({ meanwhile }) =>
      `아래 단계가 진행되는 동안 서비스 ${serviceAt(meanwhile)}의 \`${meanwhile.path}\`에 ${koSpan(meanwhile.every)}마다 요청합니다.`,
    en: ({ meanwhile }) =>
      `During the steps below, request \`${meanwhile.path}\` from the Service ${serviceAt(meanwhile)} every ${enSpan(meanwhile.every)}.`,
  },
  look: ({ meanwhile }, setting) => loadWords(meanwhile, setting),
  conditions: ({ meanwhile: { sent, failed, slowest } }) =>
    conditionsOf({
      ...(sent === undefined ? {} : { sent }),
      failed,
      ...(slowest === undefined ? {} : { slowest: { $lte: slowest } }),
    }),
});
