import { conditionsOf } from '../conditions.ts';
import { columns, NAME } from './looks.ts';
import { enSpan, enWithin, koSpan, koWithin, named, selection } from './phrases.ts';
import { defineVerb } from './verb.ts';
import type { restarts as written } from './written/restarts.ts';

export const restarts = defineVerb<typeof written>({
  sentence: {
    ko: (step) => {
      const { container } = step.restarts;
      const whose = container === undefined ? '' : ` \`${container}\` 컨테이너의`;
      const steadily = step.for ? `${koSpan(step.for)} 동안 계속 ` : '';
      return `${koWithin(step)}${steadily}${named(step.restarts)}의${whose} 재시작 횟수를 확인합니다.`;
    },
    en: (step) => {
      const { container } = step.restarts;
      const whose = container === undefined ? '' : `the container \`${container}\` of `;
      const steadily = step.for ? `, for ${enSpan(step.for)}` : '';
      return `Check the restart count of ${whose}${named(step.restarts)}${enWithin(step)}${steadily}.`;
    },
  },
  look: ({ restarts: { container, ...pod } }) => {
    const statuses = `status.containerStatuses[${container === undefined ? '' : `name=${container}`}]`;
    return ['kubectl', 'get', 'pod', ...selection(pod), ...columns([NAME, { path: `${statuses}.restartCount` }])];
  },
  conditions: ({ restarts }) => conditionsOf(restarts.count, 'restartCount'),
});
