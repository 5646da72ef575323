import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseManifest, toJson } from '@studylog/check/manifest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canonicalQuantity } from '../../../../src/cluster/embedded/api/quantity.ts';
import { type Cluster, type KubeObject, Unsupported, type Workspace } from '../../../../src/cluster/engine.ts';
import { startEmbedded } from '../../verify/helpers.ts';

/** Manifests, and what a real cluster made of them: tests/cluster/describe.ts recorded it. */
const FOLDER = join(import.meta.dirname, '../../../fixtures/describe');
/** Those that were recorded on a real cluster; the objects of the others are the embedded cluster's own. */
const REAL = ['pods'];

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startEmbedded();
}, 60_000);
afterAll(() => cluster.close());

/** Fields that are the cluster's own, or that a later command of the recording changed. */
const OWN = new Set([
  ...['uid', 'resourceVersion', 'creationTimestamp', 'generation', 'nodeName', 'nodePort', 'clusterIP', 'clusterIPs'],
  ...['status', 'paused', 'healthCheckNodePort', 'deployment.kubernetes.io/revision'],
]);

function comparable(object: KubeObject): unknown {
  const text = JSON.stringify(object, (key, value: unknown) => (OWN.has(key) ? undefined : value));
  return JSON.parse(
    text.replace(/kube-api-access-\w{5}/g, 'kube-api-access').replace(/echo:v\d/g, 'echo:v1'),
  ) as unknown;
}

/** The object that a document of a manifest becomes; undefined where the simulation does not have what it asks for. */
async function applied(workspace: Workspace, text: string, wanted: KubeObject): Promise<KubeObject | undefined> {
  try {
    const { rejection } = await workspace.apply(parseManifest('manifest.yaml', text));
    if (rejection) throw new Error(rejection.message);
    const { apiVersion, kind, metadata } = wanted;
    return (await workspace.list({ apiVersion, kind })).find((one) => one.metadata.name === metadata.name);
  } catch (error) {
    if (error instanceof Unsupported) return undefined;
    throw error;
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

let compared = 0;

test.each(REAL)('what is stored is what a real cluster stored: %s', async (scenario) => {
  const text = readFileSync(join(FOLDER, scenario, 'manifest.yaml'), 'utf8');
  const recorded = JSON.parse(readFileSync(join(FOLDER, scenario, 'objects.json'), 'utf8')) as KubeObject[];
  const workspace = await cluster.open(scenario);
  for (const { root } of parseManifest('manifest.yaml', text).documents) {
    const wanted = toJson(root!) as unknown as KubeObject;
    const real = recorded.find(({ kind, metadata }) => kind === wanted.kind && metadata.name === wanted.metadata.name);
    const object = real && (await applied(workspace, text.slice(root!.range.start, root!.range.end), wanted));
    if (!object) continue;
    expect(comparable(object)).toEqual(comparable(real));
    compared += 1;
  }
  await workspace.close();
});

test('most of what was recorded can be compared', () => {
  expect(compared).toBeGreaterThan(4);
});

test('the generation of an object counts what was asked of it, and not what became of it', async () => {
  const workspace = await cluster.open('generations');
  const target = { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'one' };
  const generation = async () => (await workspace.list(target))[0]!.metadata.generation;
  const spec =
    '{selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: c, image: ghcr.io/subicura/echo:v1}]}}}';
  await workspace.apply(
    parseManifest('one.yaml', `{apiVersion: apps/v1, kind: ReplicaSet, metadata: {name: one}, spec: ${spec}}`),
  );
  await workspace.sleep(5000);
  expect(await generation()).toBe(1);
  await workspace.change({ verb: 'label', target, set: { tier: 'web' } }, []);
  expect(await generation()).toBe(1);
  await workspace.change({ verb: 'scale', target, replicas: 2 }, []);
  await workspace.sleep(5000);
  expect(await generation()).toBe(2);
  const pods = await workspace.list({ apiVersion: 'v1', kind: 'Pod' });
  expect(pods.map(({ metadata }) => metadata.generation)).toEqual([1, 1]);
  await workspace.close();
});

test('an event that happens again counts up, as kubectl describe shows it', async () => {
  const workspace = await cluster.open('events');
  const spec = '{containers: [{name: app, image: redis, command: [sh, -c, exit 3]}]}';
  await workspace.apply(parseManifest('a.yaml', `{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: ${spec}}`));
  await workspace.sleep(60_000);
  const events = (await workspace.list({ apiVersion: 'v1', kind: 'Event' })) as (KubeObject & {
    count: number;
    reason: string;
  })[];
  const started = events.filter(({ reason }) => reason === 'Started');
  expect(started.map(({ count }) => count)).toEqual([4]);
  expect(events.filter(({ reason }) => reason === 'BackOff').map(({ count }) => count)).toEqual([
    expect.toSatisfy((n) => n > 2),
  ]);
  const names = events.map(({ metadata }) => metadata.name);
  expect(names).toEqual(names.toSorted());
  await workspace.close();
});
