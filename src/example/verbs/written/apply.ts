import { z } from 'zod';
import { common, matcher } from '../../fields.ts';
import { fileName } from '../../grammar.ts';

export const apply = z.strictObject({
  ...common,
  apply: fileName.describe('A file of this example.'),
  rejected: z
    .strictObject({ by: z.enum(['kubectl', 'server']), message: matcher })
    .optional()
    .describe('It must be rejected: by whom, and with which message.'),
});
