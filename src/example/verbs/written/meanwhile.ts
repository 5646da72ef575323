import { z } from 'zod';
import { common, count, duration, request } from '../../fields.ts';

export const meanwhile = z.strictObject({
  ...common,
  meanwhile: z.strictObject({
    ...request,
    every: duration.default('50ms').describe('Pause between two requests.'),
    sent: count.optional(),
    failed: count.describe('How many requests may fail.'),
    slowest: duration.optional().describe('No request may take longer.'),
  }),
  do: z.array(z.unknown()).min(1),
});
