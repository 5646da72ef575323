import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Document, parseManifest, toJson } from '@studylog/check/manifest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canonicalQuantity } from '../../../../src/cluster/embedded/api/quantity.ts';
import { type Cluster, type KubeObject, Unsupported } from '../../../../src/cluster/engine.ts';
import { startEmbedded } from '../../verify/helpers.ts';

/** Manifests, and what a real cluster made of them: tests/cluster/describe.ts recorded it. */
const FOLDER = join(import.meta.dirname, '../../../fixtures/describe');
const scenarios = globSync('*/objects.json', { cwd: FOLDER }).map(dirname).sort();
const KINDS = ['Pod', 'ReplicaSet', 'Deployment', 'Service', 'ConfigMap', 'Secret'];

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startEmbedded();
});
afterAll(() => cluster.close());

/** What of an object is the cluster's own: addresses, names that are random, and what a later command changed. */
function comparable({ apiVersion, kind, metadata, spec, status: _status, ...rest }: KubeObject): unknown {
  const text = JSON.stringify({ apiVersion, kind, metadata, spec, ...rest }, (key, value: unknown) =>
    ['uid', 'resourceVersion', 'creationTimestamp', 'nodeName', 'nodePort', 'clusterIP', 'clusterIPs'].includes(key)
      ? undefined
      : value,
  );
  return JSON.parse(text.replace(/kube-api-access-\w{5}/g, 'kube-api-access')) as unknown;
}

async function applied(document: Document, text: string): Promise<KubeObject | undefined> {
  const { kind, metadata } = toJson(document.root!) as unknown as KubeObject;
  if (!KINDS.includes(kind)) return undefined;
  const { start, end } = document.root!.range;
  const workspace = await cluster.open('recorded');
  try {
    const { rejection } = await workspace.apply(parseManifest('manifest.yaml', text.slice(start, end)));
    if (rejection) throw new Error(rejection.message);
    return (await workspace.list({ apiVersion: '', kind } as never)).find(({ metadata: one }) => one.name === metadata.name);
  } catch (error) {
    if (error instanceof Unsupported) return undefined;
    throw error;
  } finally {
    await workspace.close();
  }
}

test.each([
  ['0.1', '100m'],
  ['1024Mi', '1Gi'],
  ['128Mi', '128Mi'],
  ['0.5Gi', '512Mi'],
  ['1000m', '1'],
  ['1500m', '1500m'],
  ['2000k', '2M'],
  [67_108_864, '67108864'],
  ['1e3', '1e3'],
  ['0', '0'],
])('the quantity %s is kept as %s', (written, kept) => {
  expect(canonicalQuantity(written)).toBe(kept);
});
