import { z } from 'zod';
import { localized, nameOrLabels, target } from './fields.ts';
import { fileName } from './grammar.ts';
import { saying } from './issues.ts';
import { LIMITS } from './limits.ts';
import { exampleId } from './names.ts';

/** The whole of example.yaml but its steps, which are read verb by verb for better errors. */
export const EXAMPLE_SCHEMA = z.strictObject({
  title: localized,
  summary: localized.describe('One or two sentences: what it shows.'),
  broken: localized.optional().describe('Broken on purpose: one sentence that says what is wrong with it.'),
  fix: exampleId.optional().describe('The example that it becomes once it is corrected.'),
  cluster: fileName
    .optional()
    .describe('The configuration of kind that makes the cluster of the notes; no step applies this file.'),
  steps: z.array(z.unknown()).min(1),
  waive: z
    .array(z.strictObject({ rule: z.string(), at: z.string(), file: z.string().optional(), reason: z.string().min(1) }))
    .default([])
    .describe('Findings that are accepted, with the reason.'),
  findings: z
    .array(z.strictObject({ rule: z.string(), at: z.string(), file: z.string().optional() }))
    .default([])
    .describe('Findings that a broken example is meant to have.'),
  cleanup: z
    .array(z.strictObject({ delete: z.strictObject(target).refine(...nameOrLabels) }))
    .refine(
      ({ length }) => length <= LIMITS.cleanup,
      saying({
        ko: `항목은 ${LIMITS.cleanup}개까지 쓸 수 있습니다.`,
        en: `it can have at most ${LIMITS.cleanup} entries`,
      }),
    )
    .default([])
    .describe('What the steps leave behind that no file defines; the clean-up deletes it after the files.'),
  shares: z
    .array(z.strictObject({ with: z.array(exampleId).min(1), reason: z.string().min(1) }))
    .default([])
    .describe('Earlier examples of the course with the same names or labels on purpose, and why.'),
});
export type ExampleFields = Omit<z.infer<typeof EXAMPLE_SCHEMA>, 'steps'>;
