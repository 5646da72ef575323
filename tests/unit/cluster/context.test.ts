import { expect, test } from 'vitest';
import { contextEngine, looksLikeTestCluster } from '../../../src/cluster/context/index.ts';
import { Leftovers } from '../../../src/cluster/leftovers.ts';

test.each(['kind-studylog', 'k3d-dev', 'minikube', 'docker-desktop', 'rancher-desktop'])(
  '%s is a test cluster',
  (name) => {
    expect(looksLikeTestCluster(name)).toBe(true);
  },
);

test.each(['production', 'gke_shop_europe-west1_main', 'my-kind-cluster', 'arn:aws:eks:eu-west-1:1:cluster/minikube'])(
  '%s is none',
  (name) => {
    expect(looksLikeTestCluster(name)).toBe(false);
  },
);

test('a cluster that may be real is refused without --yes', async () => {
  const { signal } = new AbortController();
  const started = contextEngine.start({
    root: process.cwd(),
    signal,
    leftovers: new Leftovers(),
    progress: () => {},
    context: 'production',
  });
  await expect(started).rejects.toMatchObject({
    name: 'Fault',
    exitCode: 2,
    message: expect.stringMatching(/production does not look like a test cluster[\s\S]*--yes|kubectl is not installed/),
  });
});
