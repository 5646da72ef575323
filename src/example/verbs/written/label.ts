import { z } from 'zod';
import { common, nameOrLabels, target } from '../../fields.ts';
import { labelKey, labelValue } from '../../grammar.ts';

export const label = z.strictObject({
  ...common,
  label: z
    .strictObject({ ...target, set: z.record(labelKey, z.union([labelValue, z.null()])) })
    .refine(...nameOrLabels)
    .describe('Set labels; null takes one away.'),
});
