import { z } from 'zod';
import { common, count, steady, within } from '../../fields.ts';
import { apiVersion, namespacedKind } from '../../grammar.ts';

export const expect = z.strictObject({
  ...common,
  expect: z.looseObject({ apiVersion: apiVersion.optional(), kind: namespacedKind }).describe('A partial object.'),
  within: within.optional(),
  for: steady.optional(),
  count: count.optional().describe('How many objects must match.'),
  absent: z.literal(true).optional().describe('No object may match.'),
  terminating: z.literal(true).optional().describe('Match objects that are being deleted too.'),
});
