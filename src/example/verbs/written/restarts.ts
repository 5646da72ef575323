import { z } from 'zod';
import { common, count, labels, nameOrLabels, steady, within } from '../../fields.ts';
import { containerName, objectName } from '../../grammar.ts';

export const restarts = z.strictObject({
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
});
