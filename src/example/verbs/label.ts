import { z } from 'zod';
import { common, nameOrLabels, target } from '../fields.ts';
import { labelKey, labelValue } from '../grammar.ts';
import { named, resource, selection } from './phrases.ts';
import { defineVerb } from './verb.ts';

export const label = defineVerb({
  schema: z.strictObject({
    ...common,
    label: z
      .strictObject({ ...target, set: z.record(labelKey, z.union([labelValue, z.null()])) })
      .refine(...nameOrLabels)
      .describe('Set labels; null takes one away.'),
  }),
  sentence: {
    ko: ({ label }) => `${named(label)}의 레이블을 바꿉니다.`,
    en: ({ label }) => `Change the labels of ${named(label)}.`,
  },
  command: ({ label }) => {
    const set = Object.entries(label.set).map(([key, value]) => (value === null ? `${key}-` : `${key}=${value}`));
    return ['kubectl', 'label', resource(label), ...selection(label), '--overwrite', ...set];
  },
  change: ({ label }) => ({ verb: 'label', target: label, set: label.set }),
});
