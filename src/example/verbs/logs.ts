import { conditionsOf } from '../conditions.ts';
import { enWithin, koWithin, named, selection } from './phrases.ts';
import { defineVerb } from './verb.ts';
import type { logs as written } from './written/logs.ts';

export const logs = defineVerb<typeof written>({
  sentence: {
    ko: (step) => {
      const { container, previous } = step.logs;
      const whose = container === undefined ? '' : ` \`${container}\` 컨테이너의`;
      return `${koWithin(step)}${named(step.logs)}의${whose} ${previous ? '재시작 전 ' : ''}로그를 확인합니다.`;
    },
    en: (step) => {
      const { container, previous } = step.logs;
      const whose = container === undefined ? '' : `the container \`${container}\` of `;
      return `Check the log of ${whose}${named(step.logs)}${previous ? ' from before its restart' : ''}${enWithin(step)}.`;
    },
  },
  look: ({ logs: { container, previous, ...pod } }) => [
    'kubectl',
    'logs',
    ...selection(pod),
    ...(container === undefined ? ['--all-containers'] : ['-c', container]),
    ...(previous ? ['--previous'] : []),
  ],
  conditions: ({ logs: { text } }) => conditionsOf(text, 'log'),
});
