import { z } from 'zod';
import { common, comparison, duration, matcher, request, within } from '../../fields.ts';

export const http = z.strictObject({
  ...common,
  http: z.strictObject({
    ...request,
    via: z.enum(['cluster', 'node', 'load-balancer']).optional(),
    status: z.union([z.int(), comparison]).optional(),
    body: matcher.optional(),
    refused: z.literal(true).optional().describe('The connection must be refused.'),
    timeout: z.literal(true).optional().describe('There must be no response within 3 s.'),
  }),
  within: within.optional(),
  for: duration
    .optional()
    .describe(
      'How long every response must match. It starts again within `within`, because one matching response may be chance.',
    ),
});
