import { availableParallelism } from 'node:os';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Cluster } from '../../../src/cluster/engine.ts';
import { listExampleIds, loadExamples } from '../../../src/example/load.ts';
import { runExample } from '../../../src/verify/example.ts';
import { runMutants } from '../../../src/verify/mutate/index.ts';
import { mutantsOf } from '../../../src/verify/mutate/mutants.ts';
import { projectWith, startEmbedded } from './helpers.ts';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startEmbedded();
});
afterAll(() => cluster.close());

const options = { signal: new AbortController().signal, jobs: availableParallelism() };

it('finds a way to break or mend every example', () => {
  const all = loadExamples(process.cwd());
  const unbroken = all.filter((example) => mutantsOf(example, all).length === 0).map(({ id }) => id);
  expect(unbroken).toEqual([]);
});

// One way each keeps this quick; «studylog verify --mutate» takes all of them.
it.for(listExampleIds(process.cwd()))(
  'the expectations of %s notice a broken manifest',
  { timeout: 120_000 },
  async (id) => {
    const all = loadExamples(process.cwd());
    const mutants = mutantsOf(all.find((example) => example.id === id)!, all);
    const mutant = mutants[mutants.length >> 1];
    if (!mutant) return;
    const { outcome } = await runExample(mutant.example, { cluster, signal: options.signal });
    expect(outcome, mutant.description).not.toBe('passed');
  },
);

it('reports a broken manifest that still passes', async () => {
  const root = projectWith(['pod/echo'], {
    'pod/echo/example.yaml': (yaml) => `${yaml.slice(0, yaml.indexOf('steps:'))}steps:\n  - apply: manifest.yaml\n  - expect: {kind: Pod}\n`,
  });
  const all = loadExamples(root);
  const { survivors } = await runMutants(cluster, all, all, options);
  expect(survivors.map(({ description }) => description)).toContainEqual(
    expect.stringMatching(/image: ghcr\.io\/subicura\/echo:v1 becomes/),
  );
});
