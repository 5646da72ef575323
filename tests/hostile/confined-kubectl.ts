import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, vi } from 'vitest';
import type { CommandOutput } from '../../src/cluster/engine.ts';
import { writeKubeconfig } from '../../src/cluster/kubectl/kubeconfig.ts';
import { Kubectl } from '../../src/cluster/kubectl/kubectl.ts';
import { run } from '../../src/cluster/kubectl/process.ts';
import { isDiscovery, type RecordedRequest, startFakeApiServer } from './fake-api-server.ts';

const installed = spawnSync('kubectl', ['version', '--client']).status === 0;

/** Tests that run the real kubectl; skipped, and named so, where it is not installed. */
export function describeWithKubectl(name: string, tests: () => void): void {
  describe.skipIf(!installed)(installed ? name : `${name} (skipped: kubectl is not on PATH)`, tests);
}

export const NAMESPACE = 'example';
const LIMIT_MS = 15_000;
/** The exit code of a program that was stopped. */
const TIMED_OUT = 124;

/** What a command line did. */
export interface Deeds {
  readonly exitCode: number;
  readonly output: string;
  readonly requests: readonly RecordedRequest[];
  /** What it must not have done, in words; empty when it did nothing of the kind. */
  readonly strayed: readonly string[];
}

export interface ConfinedKubectl {
  /** Address of a server that is not the cluster's, which hostile command lines name. */
  readonly decoy: string;
  /** A folder that kubectl must not write to, with files that hostile command lines name. */
  readonly outside: string;
  /** Run kubectl as the project does, on a fake cluster. */
  run(words: readonly string[], limitMs?: number): Promise<Deeds>;
  /** The same without the flags that confine it: only its kubeconfig leads to the cluster and the namespace. */
  runAlone(words: readonly string[]): Promise<Deeds>;
  close(): Promise<void>;
}

/**
 * Start a fake cluster, a decoy, and kubectl confined by the project to one namespace of the cluster. The environment of
 * the tests is hostile too: its home, kubeconfig, proxy, preferences and plugins lead to the decoy.
 */
export async function startConfinedKubectl(): Promise<ConfinedKubectl> {
  const cluster = await startFakeApiServer();
  let connections = 0;
  const decoyServer = createServer((_request, response) => response.end('{}')).on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => decoyServer.listen(0, '127.0.0.1', resolve));
  const decoy = `http://127.0.0.1:${(decoyServer.address() as AddressInfo).port}`;

  const folder = mkdtempSync(join(tmpdir(), 'studylog-hostile-'));
  const outside = join(folder, 'outside');
  fillOutside(outside, decoy);
  vi.stubEnv('PATH', `${join(outside, 'plugins')}${delimiter}${process.env.PATH}`);
  vi.stubEnv('HOME', outside);
  vi.stubEnv('KUBECONFIG', join(outside, '.kube/config'));
  vi.stubEnv('KUBERC', join(outside, '.kube/kuberc'));
  for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY']) vi.stubEnv(name, decoy);

  const home = join(folder, 'home');
  mkdirSync(home);
  const access = { kubeconfig: join(home, 'kubeconfig'), namespace: NAMESPACE, cluster: { server: cluster.url } };
  await writeKubeconfig(access, 'token');
  const kubectl = new Kubectl(access, home, new AbortController().signal);
  const watched = async (command: () => Promise<CommandOutput>): Promise<Deeds> => {
    const before = filesOf(outside);
    cluster.requests.length = 0;
    connections = 0;
    const { exitCode, stdout, stderr } = await command();
    const requests = [...cluster.requests];
    const strayed = requests.filter(leavesNamespace).map(({ method, path }) => `sent ${method} ${path}`);
    if (connections > 0) strayed.push(`reached another server ${connections} times`);
    if (filesOf(outside) !== before) strayed.push('wrote outside its home');
    if (exitCode === TIMED_OUT) strayed.push('did not end');
    return { exitCode, output: stdout + stderr, requests, strayed };
  };
  const env = { PATH: process.env.PATH ?? '', HOME: home, KUBERC: 'off', KUBECONFIG: access.kubeconfig };
  return {
    decoy,
    outside,
    run: (words, timeoutMs = LIMIT_MS) => watched(() => kubectl.run(words, { timeoutMs })),
    runAlone: (words) => watched(() => run('kubectl', words, { env, cwd: home, timeoutMs: LIMIT_MS })),
    async close() {
      vi.unstubAllEnvs();
      await cluster.close();
      decoyServer.close();
      decoyServer.closeAllConnections();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function leavesNamespace({ path }: RecordedRequest): boolean {
  return !isDiscovery(path) && !new RegExp(`^/(api/v1|apis/[^/]+/[^/]+)/namespaces/${NAMESPACE}/`).test(path);
}

function fillOutside(outside: string, decoy: string): void {
  const write = (name: string, text: string) => {
    mkdirSync(join(outside, name, '..'), { recursive: true });
    writeFileSync(join(outside, name), text);
  };
  const entry = { cluster: { server: decoy } };
  const context = { cluster: 'other', user: 'other', namespace: 'kube-system' };
  write(
    '.kube/config',
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': 'other',
      clusters: [{ name: 'other', ...entry }],
      users: [{ name: 'other', user: { token: 'other' } }],
      contexts: [{ name: 'other', context }],
    }),
  );
  const defaults = [{ command: 'get', options: [{ name: 'all-namespaces', default: 'true' }] }];
  write('.kube/kuberc', JSON.stringify({ apiVersion: 'kubectl.config.k8s.io/v1beta1', kind: 'Preference', defaults }));
  write(
    'pod.json',
    JSON.stringify({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x', namespace: 'kube-system' } }),
  );
  write('template', '{{.metadata.name}}');
  write('columns', 'NAME\n.metadata.name\n');
  write('plugins/kubectl-steal', `#!/bin/sh\necho ran >'${join(outside, 'stolen')}'\n`);
  chmodSync(join(outside, 'plugins/kubectl-steal'), 0o755);
}

/** Every file of a folder with its content, as one text. */
function filesOf(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map(
      (entry) =>
        join(entry.parentPath, entry.name) +
        (entry.isFile() ? readFileSync(join(entry.parentPath, entry.name), 'utf8') : ''),
    )
    .sort()
    .join('\n');
}
