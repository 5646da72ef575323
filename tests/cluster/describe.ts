/**
 * Record what `kubectl describe` prints on a real cluster: node tests/cluster/describe.ts <kubeconfig> [scenario]...
 * Each scenario is a folder of tests/fixtures/describe with a manifest. It gets a namespace of its name, and beside the manifest are
 * written the objects as the API gives them, and the printed text of each. tests/unit/kubectl/describe reads them.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { KubeObject } from '../../src/cluster/engine.ts';
import { chosen, FOLDER, needed } from './described.ts';

const KINDS = ['pods', 'replicasets', 'deployments', 'services', 'endpointslices', 'configmaps', 'secrets', 'events'];
const TRIES = 60;
const PAUSE_SECONDS = 3;

/** What happens after the manifest was applied, and how long until it is looked at, in seconds. */
const AFTER: Readonly<Record<string, readonly (readonly string[] | number)[]>> = {
  pods: [25, ['delete', 'pod', 'stopping', '--wait=false'], 5],
  probes: [35],
  config: [12],
  'init-containers': [15],
  placement: [10],
  services: [15],
  rollouts: [
    10,
    ['set', 'image', 'deployment/echo', 'echo=ghcr.io/subicura/echo:v2'],
    ['set', 'image', 'deployment/recreated', 'echo=ghcr.io/subicura/echo:v2'],
    ['set', 'image', 'deployment/exact', 'echo=ghcr.io/subicura/echo:v2'],
    20,
    ['rollout', 'pause', 'deployment/exact'],
    ['set', 'image', 'deployment/echo', 'echo=ghcr.io/subicura/echo:v9'],
    8,
  ],
  replicasets: [8, ['scale', 'replicaset/three', '--replicas=2'], ['scale', 'replicaset/three', '--replicas=3'], 5],
};

const [kubeconfig, ...asked] = process.argv.slice(2);
if (!kubeconfig) throw new Error('name the kubeconfig of a cluster: node tests/cluster/describe.ts <kubeconfig>');
for (const scenario of asked.length > 0 ? asked : Object.keys(AFTER)) await record(scenario);

async function record(scenario: string): Promise<void> {
  kubectl('delete', 'namespace', scenario, '--ignore-not-found');
  kubectl('create', 'namespace', scenario);
  kubectl('apply', '-n', scenario, '-f', join(FOLDER, scenario, 'manifest.yaml'));
  for (const step of AFTER[scenario]!) {
    if (typeof step === 'number') await sleep(step * 1000);
    else kubectl('-n', scenario, ...step);
  }
  const recorded = await look(scenario);
  kubectl('delete', 'namespace', scenario, '--wait=false');
  const folder = join(FOLDER, scenario);
  for (const file of readdirSync(folder)) if (file !== 'manifest.yaml') rmSync(join(folder, file));
  writeFileSync(
    join(folder, 'objects.json'),
    `${JSON.stringify(recorded.objects.flatMap((one) => needed(one, recorded.objects)))}\n`,
  );
  const nows: Record<string, number> = {};
  for (const { file, now, text } of recorded.described) {
    nows[file] = now;
    writeFileSync(join(folder, file), text);
  }
  writeFileSync(join(folder, 'now.json'), `${JSON.stringify(nows, null, 1)}\n`);
  console.log(`${scenario}: ${recorded.described.length} objects`);
}

interface Described {
  readonly file: string;
  readonly now: number;
  readonly text: string;
}

/** Look until nothing changed meanwhile. */
async function look(namespace: string): Promise<{ objects: KubeObject[]; described: Described[] }> {
  for (;;) {
    const objects = list(namespace);
    const described = chosen(objects).map(({ kind, metadata: { name } }) => printed(namespace, kind, name));
    if (versions(list(namespace)) === versions(objects)) return { objects, described };
    await sleep(500);
  }
}

/** The text, and a time at which it was printed: two calls that print the same frame every time between them. */
function printed(namespace: string, kind: string, name: string): Described {
  for (;;) {
    const before = kubectl('-n', namespace, 'describe', kind.toLowerCase(), name);
    const now = Date.now();
    const text = kubectl('-n', namespace, 'describe', kind.toLowerCase(), name);
    if (text === before) return { file: `${kind}-${name}.txt`, now, text };
  }
}

function list(namespace: string): KubeObject[] {
  const { items } = JSON.parse(kubectl('-n', namespace, 'get', KINDS.join(','), '-o', 'json')) as {
    items: KubeObject[];
  };
  return items;
}

function versions(objects: readonly KubeObject[]): string {
  return objects.map(({ metadata }) => metadata.resourceVersion).join();
}

function kubectl(...words: string[]): string {
  for (let tries = 1; ; tries += 1) {
    try {
      return execFileSync('kubectl', ['--kubeconfig', kubeconfig!, ...words], { encoding: 'utf8' });
    } catch (error) {
      // A busy machine may keep the server from answering in time.
      if (tries === TRIES || !/server|connect/i.test(String(error))) throw error;
      execFileSync('sleep', [String(PAUSE_SECONDS)]);
    }
  }
}
