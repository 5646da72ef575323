import { z } from 'zod';
import { localized } from './fields.ts';
import { exampleId } from './names.ts';

/** The whole of example.yaml but its steps, which are read verb by verb for better errors. */
export const EXAMPLE_SCHEMA = z.strictObject({
  title: localized,
  summary: localized.describe('One or two sentences: what it shows.'),
  broken: localized.optional().describe('Broken on purpose: one sentence that says what is wrong with it.'),
  fix: exampleId.optional().describe('The example that it becomes once it is corrected.'),
  steps: z.array(z.unknown()).min(1),
  waive: z
    .array(z.strictObject({ rule: z.string(), at: z.string(), file: z.string().optional(), reason: z.string().min(1) }))
    .default([])
    .describe('Findings that are accepted, with the reason.'),
  findings: z
    .array(z.strictObject({ rule: z.string(), at: z.string(), file: z.string().optional() }))
    .default([])
    .describe('Findings that a broken example is meant to have.'),
});
export type ExampleFields = Omit<z.infer<typeof EXAMPLE_SCHEMA>, 'steps'>;
