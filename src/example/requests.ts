import { milliseconds } from './duration.ts';

/** Where a reader works, and what sends requests there; the overview of the log makes both. */
export interface ReaderPlace {
  readonly namespace: string;
  /** A Pod that has curl, in a namespace of its own: the reader's namespace holds nothing but examples. */
  readonly client: { readonly namespace: string; readonly pod: string };
}

/** The names that the overview uses. */
export const READER: ReaderPlace = { namespace: 'study', client: { namespace: 'client', pod: 'client' } };

/** A request as a step writes it. */
interface Asked {
  readonly service: string;
  readonly port?: number | string | undefined;
  readonly path: string;
  readonly via?: 'cluster' | 'node' | 'load-balancer' | undefined;
}

/** A Service as a manifest of the example writes it, as far as its address depends on it. */
export interface WrittenService {
  readonly name: string;
  readonly type: string;
  readonly ports: readonly { readonly name?: string; readonly port: number; readonly nodePort?: number }[];
}

/** What the command of a request depends on besides the request. */
export interface RequestSetting {
  /** Those that the files of the example define. */
  readonly services: readonly WrittenService[];
  readonly place: ReaderPlace;
}

/** Silent but for errors, which it names; no answer may take longer than a step waits for one. */
const CURL = ['curl', '-sS', '--fail-with-body', '--max-time', '3'];
/** How long a load lasts that nobody stops: Ctrl-C ends kubectl, and not what runs in the Pod. */
const LOAD_MS = 120_000;

/**
 * The words of a command that sends the request: from this machine to a node port that the manifest fixes, which the
 * configuration of the reader's cluster maps to the same port here; else from the client Pod to the Service's name.
 */
export function requestWords(asked: Asked, { services, place }: RequestSetting): string[] {
  const nodePort = nodePortOf(asked, services);
  return nodePort === undefined
    ? [...insideWords(place), ...CURL, insideUrl(asked, services, place)]
    : [...CURL, `http://localhost:${nodePort}${asked.path}`];
}

/**
 * The words of a command that sends a request every `every` for two minutes, each on a connection of its own, as new clients
 * would. curl repeats a URL for each number in its fragment, which no server sees.
 */
export function loadWords(asked: Asked & { readonly every: string }, { services, place }: RequestSetting): string[] {
  const every = milliseconds(asked.every);
  const rate = [
    '--rate',
    every > 1000 ? `${Math.max(1, Math.round(60_000 / every))}/m` : `${Math.round(1000 / every)}/s`,
  ];
  const url = `${insideUrl(asked, services, place)}#[1-${Math.ceil(LOAD_MS / every)}]`;
  return [...insideWords(place), ...CURL, ...rate, '--header', 'Connection: close', url];
}

const insideWords = ({ client }: ReaderPlace): string[] => [
  'kubectl',
  'exec',
  `--namespace=${client.namespace}`,
  client.pod,
  '--',
];

function insideUrl(asked: Asked, services: readonly WrittenService[], { namespace }: ReaderPlace): string {
  const port = portOf(asked, services);
  const number = port?.port ?? (typeof asked.port === 'number' ? asked.port : 80);
  return `http://${asked.service}.${namespace}${number === 80 ? '' : `:${number}`}${asked.path}`;
}

function nodePortOf(asked: Asked, services: readonly WrittenService[]): number | undefined {
  const service = services.find(({ name }) => name === asked.service);
  const fromOutside = asked.via === 'node' || (asked.via === undefined && service?.type === 'NodePort');
  return fromOutside ? portOf(asked, services)?.nodePort : undefined;
}

function portOf(
  { service, port }: Asked,
  services: readonly WrittenService[],
): WrittenService['ports'][number] | undefined {
  const ports = services.find(({ name }) => name === service)?.ports ?? [];
  return port === undefined ? ports[0] : ports.find((one) => one.port === port || one.name === port);
}
