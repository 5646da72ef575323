import { setTimeout as pause } from 'node:timers/promises';
import { Fault } from '@studylog/check/text';
import type { StartOptions } from '../engine.ts';
import { run } from '../kubectl/process.ts';
import type { Leftovers } from '../leftovers.ts';
import { docker, dockerFailed } from './docker.ts';
import { readStandIns, type StandIn } from './stand-ins.ts';

const REGISTRY_IMAGE = 'registry:2';
/** The media types of what docker pushes; without them the registry converts and the digest differs. */
const MANIFEST_TYPES = [
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.oci.image.index.v1+json',
].join(', ');
const READY_MS = 30_000;
const BUILD_MS = 300_000;

/** A registry beside the cluster's nodes that answers for the published ones. */
export interface Registry {
  /** Name of its container, by which the nodes reach it. */
  readonly name: string;
  /** Address on this machine: `127.0.0.1:5001`. */
  readonly address: string;
}

/**
 * Whether the registries that manifests name can be reached from here; any answer counts.
 * Images then are the published ones, and nothing is stood in for.
 */
export async function registriesReachable(root: string): Promise<boolean> {
  const hosts = [...new Set(readStandIns(root).map(({ registry }) => registry))];
  const urls = hosts.map((host) => `https://${host === 'docker.io' ? 'registry-1.docker.io' : host}/v2/`);
  const answers = urls.map((url) =>
    fetch(url, { signal: AbortSignal.timeout(5000) }).then(
      () => true,
      () => false,
    ),
  );
  return (await Promise.all(answers)).every(Boolean);
}

/** Start the cluster's registry, or use the one that runs. */
export async function startRegistry(
  cluster: string,
  { signal, leftovers }: Pick<StartOptions, 'signal' | 'leftovers'>,
): Promise<Registry> {
  const name = registryName(cluster);
  const state = await run('docker', ['inspect', '--format', '{{.State.Running}}', name]);
  if (state.exitCode !== 0) {
    leftovers.add(registryLeftover(cluster), `docker rm -f -v ${name}`);
    const created = await run('docker', ['run', '-d', '--name', name, '-p', '127.0.0.1::5000', REGISTRY_IMAGE], {
      signal,
    });
    signal.throwIfAborted();
    const race = /is already in use/.test(created.stderr);
    if (created.exitCode !== 0 && !race) throw notStarted(created.stderr.trim());
  } else if (state.stdout.trim() !== 'true') await docker(['start', name]);
  const port = await docker(['port', name, '5000/tcp']);
  const address = port.split('\n')[0]!.trim();
  const deadline = Date.now() + READY_MS;
  while (
    !(await fetch(`http://${address}/v2/`).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (Date.now() > deadline) throw noAnswer(name);
    await pause(100, undefined, { signal });
  }
  return { name, address };
}

function notStarted(printed: string): Fault {
  return new Fault({
    ko: `이미지 레지스트리가 시작되지 않습니다: ${printed}`,
    en: `the image registry did not start: ${printed}`,
  });
}

function noAnswer(container: string): Fault {
  return new Fault({
    ko: `이미지 레지스트리(컨테이너 ${container})가 응답하지 않습니다`,
    en: `the image registry (container ${container}) does not respond`,
  });
}

/** Remove the cluster's registry with what it holds. */
export async function removeRegistry(cluster: string, leftovers: Leftovers): Promise<void> {
  await run('docker', ['rm', '-f', '-v', registryName(cluster)]);
  leftovers.settle(registryLeftover(cluster));
}

/** What the registry is called among what a run leaves. */
export function registryLeftover(cluster: string): string {
  return `container ${registryName(cluster)}`;
}

/** What the registry holds after a push. */
export interface Pushed {
  /** Digests of all stand-ins it ever held: a node may still have an earlier one. */
  readonly digests: ReadonlySet<string>;
  /** References whose image changed with this push; nodes that have them must forget them. */
  readonly changed: readonly string[];
}

/**
 * Build and push every stand-in that the registry does not hold yet.
 * @throws Fault with docker's message for the image that could not be built or pushed.
 */
export async function pushStandIns(
  registry: Registry,
  { root, signal }: Pick<StartOptions, 'root' | 'signal'>,
): Promise<Pushed> {
  const standIns = readStandIns(root);
  const changed: string[] = [];
  for (const standIn of standIns) {
    signal.throwIfAborted();
    const held = await digestOf(registry, standIn.repository, standIn.contentTag);
    if (held && held === (await digestOf(registry, standIn.repository, standIn.tag))) continue;
    await push(registry, standIn, signal);
    changed.push(`${standIn.registry}/${standIn.repository}:${standIn.tag}`);
  }
  const repositories = [...new Set(standIns.map(({ repository }) => repository))];
  const digests = await Promise.all(repositories.map((repository) => digestsOf(registry, repository)));
  return { digests: new Set(digests.flat()), changed };
}

/** Make a node pull images anew that were stood in for by others before; policy `IfNotPresent` would keep those. */
export async function forgetOnNode(node: string, references: readonly string[]): Promise<void> {
  if (references.length === 0) return;
  await run('docker', ['exec', node, 'ctr', '-n', 'k8s.io', 'images', 'rm', ...references]);
}

/**
 * Make a node ask the registry first for what the published registries hold, or, without one, ask only them.
 * containerd reads these files at each pull, so a running node needs no restart.
 */
export async function mirrorOnNode(node: string, registry: Registry | undefined, root: string): Promise<void> {
  const hosts = [...new Set(readStandIns(root).map(({ registry }) => registry))];
  const lines = hosts.flatMap((host) => {
    const folder = `/etc/containerd/certs.d/${host}`;
    if (!registry) return [`rm -rf ${folder}`];
    return [`mkdir -p ${folder}`, `printf '[host."http://${registry.name}:5000"]\\n' > ${folder}/hosts.toml`];
  });
  await docker(['exec', node, 'sh', '-ec', lines.join('\n')]);
}

/** Connect the registry to the network of the nodes. */
export async function joinNetwork(registry: Registry, node: string): Promise<void> {
  const format = '{{range $name, $_ := .NetworkSettings.Networks}}{{$name}} {{end}}';
  const networks = async (container: string) =>
    (await docker(['inspect', '--format', format, container])).split(' ').filter(Boolean);
  const joined = await networks(registry.name);
  for (const network of await networks(node)) {
    if (joined.includes(network)) continue;
    const { exitCode, stderr } = await run('docker', ['network', 'connect', network, registry.name]);
    if (exitCode !== 0 && !/already exists/.test(stderr)) throw dockerFailed(['network', 'connect'], stderr.trim());
  }
}

async function push(registry: Registry, standIn: StandIn, signal: AbortSignal): Promise<void> {
  const image = await buildStandIn(standIn, signal);
  const target = `${registry.address}/${standIn.repository}`;
  const tags = [`${target}:${standIn.tag}`, `${target}:${standIn.contentTag}`];
  for (const tag of tags) {
    await docker(['tag', image, tag]);
    await docker(['push', '-q', tag], { signal, timeoutMs: BUILD_MS });
  }
  await docker(['rmi', ...tags]);
}

/**
 * The local name of a stand-in's image, built if need be. It stays on this machine, so that the next cluster runs the same digest.
 * @throws Fault with docker's message.
 */
export async function buildStandIn({ source, repository, contentTag }: StandIn, signal: AbortSignal): Promise<string> {
  if ('image' in source) return source.image;
  const name = `studylog/${repository.replaceAll('/', '-')}:${contentTag}`;
  const { exitCode } = await run('docker', ['image', 'inspect', '--format', '{{.Id}}', name]);
  if (exitCode === 0) return name;
  const args = Object.entries(source.args).flatMap(([key, value]) => ['--build-arg', `${key}=${value}`]);
  // The host's network is the one on which this machine is known to reach Debian's packages.
  const build = ['build', '-q', '--network=host', '-t', name, ...args, source.folder];
  await docker(build, { signal, timeoutMs: BUILD_MS });
  return name;
}

async function digestOf({ address }: Registry, repository: string, tag: string): Promise<string | undefined> {
  const url = `http://${address}/v2/${repository}/manifests/${tag}`;
  const response = await fetch(url, { method: 'HEAD', headers: { accept: MANIFEST_TYPES } });
  return response.ok ? (response.headers.get('docker-content-digest') ?? undefined) : undefined;
}

async function digestsOf(registry: Registry, repository: string): Promise<string[]> {
  const response = await fetch(`http://${registry.address}/v2/${repository}/tags/list`);
  const { tags } = (await response.json()) as { tags: readonly string[] };
  const digests = await Promise.all(tags.map((tag) => digestOf(registry, repository, tag)));
  return digests.filter((digest) => digest !== undefined);
}

function registryName(cluster: string): string {
  return `${cluster}-registry`;
}
