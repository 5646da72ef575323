import { z } from 'zod';
import { conditionsOf } from '../conditions.ts';
import { common, count, labels, nameOrLabels, steady, within } from '../fields.ts';
import { containerName, objectName } from '../grammar.ts';
import { enWithin, koWithin, named } from './phrases.ts';
import { defineVerb } from './verb.ts';

export const restarts = defineVerb({
  schema: z.strictObject({
    ...common,
    restarts: z
      .strictObject({
        name: objectName.optional(),
        labels: labels.optional(),
        container: containerName.optional(),
        count,
      })
      .refine(...nameOrLabels),
    within: within.optional(),
    for: steady.optional(),
  }),
  sentence: {
    ko: (step) => `${koWithin(step)}${named(step.restarts)}의 재시작 횟수를 확인합니다.`,
    en: (step) => `Count the restarts of ${named(step.restarts)}${enWithin(step)}.`,
  },
  conditions: ({ restarts }) => conditionsOf(restarts.count, 'restartCount'),
});
