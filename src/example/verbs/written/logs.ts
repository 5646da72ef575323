import { z } from 'zod';
import { common, labels, matcher, nameOrLabels, within } from '../../fields.ts';
import { containerName, objectName } from '../../grammar.ts';

export const logs = z.strictObject({
  ...common,
  logs: z
    .strictObject({
      name: objectName.optional(),
      labels: labels.optional(),
      container: containerName.optional(),
      previous: z.literal(true).optional(),
      text: matcher,
    })
    .refine(...nameOrLabels),
  within: within.optional(),
});
