import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { loadExamples } from '../../../src/example/load.ts';

test('no digest of any example depends on the order of a schema’s lines or on a new field with a default', async () => {
  const before = loadExamples(process.cwd());
  vi.resetModules();
  vi.doMock('../../../src/example/verbs/written/expect.ts', async (original) => {
    const { expect } = await original<typeof import('../../../src/example/verbs/written/expect.ts')>();
    const reversed = Object.fromEntries(Object.entries(expect.shape).reverse());
    return { expect: z.strictObject({ ...reversed, patience: z.string().default('much') }) };
  });
  vi.doMock('../../../src/example/schema.ts', async (original) => {
    const { EXAMPLE_SCHEMA } = await original<typeof import('../../../src/example/schema.ts')>();
    const reversed = Object.fromEntries(Object.entries(EXAMPLE_SCHEMA.shape).reverse());
    return { EXAMPLE_SCHEMA: z.strictObject({ level: z.string().default('easy'), ...reversed }) };
  });
  const after = (await import('../../../src/example/load.ts')).loadExamples(process.cwd());
  expect(after[0]).toHaveProperty('level', 'easy');
  expect(after.flatMap(({ steps }) => steps).find(({ verb }) => verb === 'expect')).toHaveProperty('patience', 'much');
  const digests = (examples: typeof before) =>
    examples.map(({ id, expectationsDigest, steps }) => [id, expectationsDigest, ...steps.map(({ digest }) => digest)]);
  expect(digests(after)).toEqual(digests(before));
});
