import type { EmbeddedWorkspace } from '../cluster/embedded/workspace.ts';
import type { HttpOutcome, KubeObject } from '../cluster/engine.ts';
import { readFlags } from '../example/kubectl/read-flags.ts';
import { READER } from '../example/requests.ts';
import { NotSimulated } from './failure.ts';
import { Flags, flagsIn } from './flags.ts';
import type { Shell } from './shell.ts';

/** Where a request goes out: in a Pod, or on the reader's own machine, to whose ports those of a node are mapped. */
export type From = 'inside' | 'outside';

const FLAGS = flagsIn(
  '-s,--silent -S,--show-error -f,--fail --fail-with-body -m,--max-time= --connect-timeout= --rate= -H,--header= -L,--location -i,--include',
);
/** curl waits for as long as it takes; nobody does here. */
const PATIENCE_MS = 300_000;

/**
 * Run curl's words against the simulated cluster, as the commands of the pages use it; resolves to its exit code. The real network
 * is never asked.
 * @throws NotSimulated for options that are not simulated
 */
export async function curl(
  workspace: EmbeddedWorkspace,
  words: readonly string[],
  shell: Pick<Shell, 'out' | 'error' | 'signal' | 'requested'>,
  from: From = 'outside',
): Promise<number> {
  const {
    given,
    operands,
    rest = [],
  } = readFlags(words, FLAGS, {
    unknown: (flag) => {
      throw new NotSimulated(`curl ${flag}`);
    },
    check: () => {},
  });
  const flags = new Flags(given, '');
  const fail = (code: number, text: string) => {
    if (!flags.isOn('--silent') || flags.isOn('--show-error')) shell.error(`curl: (${code}) ${text}\n`);
    return code;
  };
  const urls = [...operands, ...rest].flatMap(expanded);
  if (urls.length === 0) {
    shell.error('curl: (2) no URL specified\n');
    return 2;
  }
  const pause = pauseOf(flags.text('--rate'));
  let last = 0;
  for (const [index, url] of urls.entries()) {
    const started = workspace.now();
    last = await one(workspace, url, { from, flags, shell, fail });
    const left = started + pause - workspace.now();
    if (index < urls.length - 1 && left > 0) await workspace.sleep(left, shell.signal);
    if (shell.signal.aborted) break;
  }
  return last;
}

/** A URL for each number of `[1-3]` in it. */
function expanded(url: string): string[] {
  const [range, from, to] = /\[(\d+)-(\d+)\]/.exec(url) ?? [];
  if (range === undefined) return [url];
  return Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) =>
    url.replace(range, String(Number(from) + index)),
  );
}

const UNIT_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };

function pauseOf(rate: string | undefined): number {
  const [, count, unit = 'h'] = /^(\d+)(?:\/([smh]))?$/.exec(rate ?? '') ?? [];
  return count ? UNIT_MS[unit]! / Number(count) : 0;
}

interface Asked {
  readonly from: From;
  readonly flags: Flags;
  readonly shell: Pick<Shell, 'out' | 'requested'>;
  readonly fail: (code: number, text: string) => number;
}

async function one(workspace: EmbeddedWorkspace, url: string, asked: Asked): Promise<number> {
  const { flags, shell, fail } = asked;
  const [, scheme, host, written, path = '/'] =
    /^(?:(\w+):\/\/)?([^/:#?]+)(?::(\d+))?(\/[^#]*)?(?:#.*)?$/.exec(url) ?? [];
  if (!host) return fail(3, 'URL rejected: Malformed input to a URL function');
  if (scheme !== undefined && scheme !== 'http') throw new NotSimulated(`curl ${scheme}://`);
  const port = Number(written ?? 80);
  const seconds = flags.text('--max-time') ?? flags.text('--connect-timeout');
  const timeoutMs = seconds === undefined ? PATIENCE_MS : Number(seconds) * 1000;
  const target = await targetOf(workspace, host, port, asked.from);
  if (target === undefined) return fail(6, `Could not resolve host: ${host}`);
  const at = workspace.now();
  const outcome = await ask(workspace, target.address, path, timeoutMs);
  if (target.service !== undefined) shell.requested?.({ service: target.service, path }, outcome, at);
  switch (outcome.kind) {
    case 'refused':
      return fail(7, `Failed to connect to ${host} port ${port} after ${outcome.ms} ms: Couldn't connect to server`);
    case 'timeout':
      return fail(28, timedOut(target.address, outcome.ms));
    case 'error':
      return fail(56, 'Recv failure: Connection reset by peer');
    default: {
      const isFailure = outcome.status >= 400;
      if (!isFailure || !flags.isOn('--fail')) shell.out(outcome.body);
      const fails = isFailure && (flags.isOn('--fail') || flags.isOn('--fail-with-body'));
      return fails ? fail(22, `The requested URL returned error: ${outcome.status}`) : 0;
    }
  }
}

/** Where nobody listens or routes: a connection is refused at once, or never answered. */
type Address = string | 'refused' | 'silent';

/** Where somebody listens, curl is connected and waits for an answer. */
function timedOut(address: Address, ms: number): string {
  return address === 'silent'
    ? `Connection timed out after ${ms} milliseconds`
    : `Operation timed out after ${ms} milliseconds with 0 bytes received`;
}

/** What a host and a port lead to. */
interface Target {
  readonly address: Address;
  /** The Service that the request is for, where it is for one. */
  readonly service?: string;
}

async function ask(
  workspace: EmbeddedWorkspace,
  address: Address,
  path: string,
  timeoutMs: number,
): Promise<HttpOutcome> {
  const message = { ko: '', en: '' };
  if (address === 'refused') return { kind: 'refused', message, ms: 0 };
  if (address !== 'silent') return await workspace.fetch(`${address}${path}`, timeoutMs);
  await workspace.sleep(timeoutMs);
  return { kind: 'timeout', message, ms: timeoutMs };
}

interface Endpoint {
  readonly addresses: readonly string[];
  readonly conditions?: { readonly ready?: boolean };
}

interface ServiceSpec {
  readonly clusterIP?: string;
  readonly ports?: readonly { readonly port: number; readonly nodePort?: number }[];
}
const specOf = ({ spec }: KubeObject): ServiceSpec => (spec ?? {}) as ServiceSpec;
const balancersOf = ({ status }: KubeObject): readonly { readonly ip?: string }[] =>
  (status as { loadBalancer?: { ingress?: { ip?: string }[] } } | undefined)?.loadBalancer?.ingress ?? [];

/** What a host and a port lead to in the cluster; undefined where nobody knows the host. */
async function targetOf(
  workspace: EmbeddedWorkspace,
  host: string,
  port: number,
  from: From,
): Promise<Target | undefined> {
  const services = await workspace.list({ kind: 'Service' });
  if (host === 'localhost' || host === '127.0.0.1') {
    const mapped = services.find((service) => specOf(service).ports?.some(({ nodePort }) => nodePort === port));
    if (from !== 'outside' || !mapped) return { address: 'refused' };
    return { address: await nodeAddress(workspace, port), service: mapped.metadata.name };
  }
  if (/^[\d.]+$/.test(host)) {
    const service = services.find(
      (one) => specOf(one).clusterIP === host || balancersOf(one).some(({ ip }) => ip === host),
    );
    return service ? targetIn(service, port) : { address: `${host}:${port}` };
  }
  const [, name, namespace] = /^([a-z0-9-]+)\.([a-z0-9-]+)(?:\.svc(?:\.cluster\.local)?)?\.?$/.exec(host) ?? [];
  const isHere = from === 'inside' && [workspace.namespace, READER.namespace].includes(namespace ?? '');
  const service = isHere ? services.find(({ metadata }) => metadata.name === name) : undefined;
  if (service && specOf(service).clusterIP === 'None') return await podBehind(workspace, service, port);
  return service && targetIn(service, port);
}

/** The first Pod that a headless Service leads to, on the port that was asked for: nothing translates it. */
async function podBehind(workspace: EmbeddedWorkspace, service: KubeObject, port: number): Promise<Target | undefined> {
  const { name } = service.metadata;
  const slices = await workspace.list({ kind: 'EndpointSlice' });
  const own = slices.filter(({ metadata }) => metadata.labels?.['kubernetes.io/service-name'] === name);
  const [address] = own.flatMap((slice) =>
    ((slice as { endpoints?: readonly Endpoint[] }).endpoints ?? []).flatMap(({ addresses, conditions }) =>
      conditions?.ready === false ? [] : addresses,
    ),
  );
  return address === undefined ? undefined : { address: `${address}:${port}`, service: name };
}

/** A Service answers on its ports only; what is sent to others gets lost. */
function targetIn(service: KubeObject, port: number): Target {
  const { clusterIP, ports = [] } = specOf(service);
  const address = clusterIP && ports.some((one) => one.port === port) ? `${clusterIP}:${port}` : 'silent';
  return { address, service: service.metadata.name };
}

async function nodeAddress(workspace: EmbeddedWorkspace, port: number): Promise<Address> {
  const [node] = await workspace.list({ kind: 'Node' });
  const { addresses = [] } = (node?.status ?? {}) as { addresses?: { type: string; address: string }[] };
  const internal = addresses.find(({ type }) => type === 'InternalIP')?.address;
  return internal ? `${internal}:${port}` : 'refused';
}
