import { availableParallelism } from 'node:os';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Cluster } from '../../../src/cluster/engine.ts';
import { loadExamples } from '../../../src/example/load.ts';
import { runMutants } from '../../../src/verify/mutate/index.ts';
import { projectWith, startEmbedded } from '../../unit/verify/helpers.ts';

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startEmbedded();
});
afterAll(() => cluster.close());

const options = { signal: new AbortController().signal, jobs: availableParallelism() };

it('reports a broken manifest that still passes', async () => {
  const root = projectWith(['pod/echo'], {
    'pod/echo/example.yaml': (yaml) =>
      `${yaml.slice(0, yaml.indexOf('steps:'))}steps:\n  - apply: manifest.yaml\n  - expect: {kind: Pod}\n`,
  });
  const all = loadExamples(root);
  const { survivors } = await runMutants(cluster, all, all, options);
  expect(survivors.map(({ description }) => description.en)).toContainEqual(
    expect.stringMatching(/image: ghcr\.io\/subicura\/echo:v1 is changed to/),
  );
});
