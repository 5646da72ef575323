import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Cluster } from '../../../../src/cluster/engine.ts';
import { listExampleIds, loadExample } from '../../../../src/example/load.ts';
import { runExample } from '../../../../src/verify/example.ts';
import { runMutants } from '../../../../src/verify/mutate/index.ts';
import { formatFailure } from '../../../../src/verify/report/failure.ts';
import { startEmbedded } from '../../verify/helpers.ts';

/** Examples that pass on kind as well: `node bin/run.mjs tests/cluster/compare.ts`. */
const ROOT = join(import.meta.dirname, '../../../fixtures/engines');
const EXAMPLES = listExampleIds(ROOT).map((id) => loadExample(ROOT, id));
const { signal } = new AbortController();

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startEmbedded();
});
afterAll(() => cluster.close());

it.each(EXAMPLES.map((example) => [example.id, example] as const))(
  'does on the simulated cluster what a real one does: %s',
  async (_id, example) => {
    const result = await runExample(example, { cluster, signal });
    expect(result.outcome, formatFailure(example, result)).toBe('passed');
    // Only what kubectl prints is not simulated.
    for (const { outcome, verb } of result.steps) if (outcome === 'skipped') expect(verb).toBe('run');
  },
);

it('notices an image that is not there, of an init container too', async () => {
  const ordered = EXAMPLES.filter(({ id }) => id === 'init-container/order');
  const { noticed, survivors, unjudged } = await runMutants(cluster, ordered, EXAMPLES, { signal, jobs: 2 });
  expect([...survivors, ...unjudged].map(({ id, description }) => `${id}: ${description.en}`)).toEqual([]);
  expect(noticed).toBeGreaterThanOrEqual(3);
});
