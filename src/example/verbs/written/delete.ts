import { z } from 'zod';
import { common, nameOrLabels, target } from '../../fields.ts';

export const deletion = z.strictObject({
  ...common,
  delete: z
    .strictObject({
      ...target,
      cascade: z.literal('orphan').optional().describe('Leave what the object owns, without an owner.'),
    })
    .refine(...nameOrLabels),
});
