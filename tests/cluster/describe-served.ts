/**
 * Record what kubectl itself prints of objects without a cluster: node tests/cluster/describe-served.ts [scenario]...
 * The objects are those of the embedded cluster, and of what it cannot run those that its API would store. A server on this
 * machine hands them to kubectl. tests/cluster/describe.ts records the same folders on a real cluster.
 */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parseManifest, toJson } from '@studylog/check/manifest';
import { admitPod } from '../../src/cluster/embedded/api/admission.ts';
import { writeDefaults } from '../../src/cluster/embedded/api/defaults.ts';
import { sent } from '../../src/cluster/embedded/api/sent.ts';
import { embeddedEngine } from '../../src/cluster/embedded/node.ts';
import { type Change, type KubeObject, Unsupported } from '../../src/cluster/engine.ts';
import { Leftovers } from '../../src/cluster/leftovers.ts';
import { startFakeApiServer } from '../hostile/fake-api-server.ts';
import { chosen, FOLDER, needed } from './described.ts';

const KINDS = ['ConfigMap', 'Deployment', 'EndpointSlice', 'Event', 'Pod', 'ReplicaSet', 'Secret', 'Service'];
/** Simulated time runs ahead of kubectl's; so far back is what happened in it. */
const BACK_MS = 10 * 60_000;
const SECONDS = 20;

const image = (name: string, tag: string): Change => ({
  verb: 'setImage',
  target: { apiVersion: 'apps/v1', kind: 'Deployment', name },
  container: 'echo',
  image: `ghcr.io/subicura/echo:${tag}`,
});
const scale = (replicas: number): Change => ({
  verb: 'scale',
  target: { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'three' },
  replicas,
});

/** What happens in a scenario after its manifest was applied. */
const AFTER: Readonly<Record<string, readonly Change[]>> = {
  config: [],
  services: [],
  probes: [],
  placement: [],
  'init-containers': [],
  replicasets: [scale(2), scale(3)],
  rollouts: [image('echo', 'v2'), image('recreated', 'v2'), image('exact', 'v2'), image('echo', 'v9')],
};

const cluster = await embeddedEngine.start({
  root: process.cwd(),
  signal: new AbortController().signal,
  leftovers: new Leftovers(),
  progress: () => {},
});
const asked = process.argv.slice(2);
for (const scenario of asked.length > 0 ? asked : Object.keys(AFTER)) await record(scenario);
await cluster.close();

async function record(scenario: string): Promise<void> {
  const folder = join(FOLDER, scenario);
  const objects = await made(scenario, readFileSync(join(folder, 'manifest.yaml'), 'utf8'));
  for (const file of readdirSync(folder)) if (file !== 'manifest.yaml') rmSync(join(folder, file));
  writeFileSync(join(folder, 'objects.json'), `${JSON.stringify(objects.flatMap((one) => needed(one, objects)))}\n`);
  const server = await startFakeApiServer(objects as never);
  const times: Record<string, number> = {};
  for (const object of chosen(objects)) {
    const { file, now, text } = await printed(server.url, scenario, object);
    times[file] = now;
    writeFileSync(join(folder, file), text);
  }
  await server.close();
  writeFileSync(join(folder, 'now.json'), `${JSON.stringify(times, null, 1)}\n`);
  console.log(`${scenario}: ${Object.keys(times).length} objects`);
}

async function made(scenario: string, text: string): Promise<KubeObject[]> {
  const workspace = await cluster.open(scenario);
  const stored: KubeObject[] = [];
  for (const { root } of parseManifest('manifest.yaml', text).documents) {
    const document = parseManifest('manifest.yaml', text.slice(root!.range.start, root!.range.end));
    const isRefused = await workspace.apply(document).then(
      ({ rejection }) => rejection !== undefined,
      (error) => {
        if (error instanceof Unsupported) return true;
        throw error;
      },
    );
    const object = toJson(root!) as unknown as KubeObject;
    if (isRefused && KINDS.includes(object.kind)) stored.push(asStored(object, scenario));
  }
  await workspace.sleep(SECONDS * 1000);
  for (const change of AFTER[scenario] ?? []) {
    await workspace.change(change, []);
    await workspace.sleep(SECONDS * 1000);
  }
  const lists = await Promise.all(KINDS.map((kind) => workspace.list({ kind } as never)));
  await workspace.close();
  const objects = [...lists.flat(), ...stored].sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
  return JSON.parse(JSON.stringify(objects), (_key, value: unknown) => earlier(value)) as KubeObject[];
}

/** What the API would store of an object that the embedded cluster does not take. */
function asStored(object: KubeObject, namespace: string): KubeObject {
  const creationTimestamp = new Date().toISOString();
  Object.assign(object.metadata, { namespace, uid: crypto.randomUUID(), creationTimestamp, generation: 1 });
  writeDefaults(object.kind, object);
  if (object.kind === 'Pod') admitPod(object as never);
  return sent(object);
}

function earlier(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return value;
  return new Date(Date.parse(value) - BACK_MS).toISOString().replace(/\.000Z$/, 'Z');
}

/** The text, and a time at which it was printed: two calls that print the same frame every time between them. */
async function printed(url: string, namespace: string, { kind, metadata: { name } }: KubeObject) {
  const empty = join(tmpdir(), 'no-kubeconfig');
  const words = ['--kubeconfig', empty, '--server', url, '-n', namespace, 'describe', kind.toLowerCase(), name];
  const print = async () => (await promisify(execFile)('kubectl', words)).stdout;
  for (;;) {
    const before = await print();
    const now = Date.now();
    const text = await print();
    if (text === before) return { file: `${kind}-${name}.txt`, now, text };
  }
}
