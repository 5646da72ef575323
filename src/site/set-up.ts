import type { Example } from '../example/load.ts';
import { READER } from '../example/requests.ts';
import { shellLine } from '../example/shell.ts';
import { clusterFile, readKindConfig } from '../lint/kind-config.ts';

/** What the commands of a set-up name. */
interface Names {
  /** The name of the cluster, as kind's configuration has it. */
  readonly cluster: string;
  /** The name of the file with kind's configuration, and the addresses of that and of the client Pod's manifest. */
  readonly config: string;
  readonly configAddress: string;
  readonly manifestAddress: string;
}

/**
 * The commands by which a reader makes the cluster of the notes and removes it. They are here and not in a note, because
 * `verify --course` runs them as they stand: a note is data.
 */
const PARTS = {
  cluster: ({ config, configAddress }) => [
    ['curl', '-fsSLo', config, configAddress],
    ['kind', 'create', 'cluster', '--config', config],
    ['kubectl', 'config', 'current-context'],
    ['kubectl', 'wait', 'node', '--all', '--for=condition=Ready', '--timeout=180s'],
    ['kubectl', 'get', 'node'],
  ],
  namespace: () => [
    ['kubectl', 'create', 'namespace', READER.namespace],
    ['kubectl', 'config', 'set-context', '--current', `--namespace=${READER.namespace}`],
  ],
  client: ({ manifestAddress }) => [
    ['kubectl', 'create', 'namespace', READER.client.namespace],
    ['kubectl', 'apply', `--namespace=${READER.client.namespace}`, '-f', manifestAddress],
    [
      'kubectl',
      'wait',
      `--namespace=${READER.client.namespace}`,
      '--for=condition=Ready',
      `pod/${READER.client.pod}`,
      '--timeout=180s',
    ],
  ],
  'way-back': ({ cluster }) => [
    ['kubectl', 'delete', 'namespace', READER.namespace, READER.client.namespace],
    ['kubectl', 'config', 'set-context', '--current', '--namespace=default'],
    ['kind', 'delete', 'cluster', '--name', cluster],
  ],
} as const satisfies Readonly<Record<string, (names: Names) => readonly (readonly string[])[]>>;

export type SetUpPart = keyof typeof PARTS;

/** The parts of a set-up, in the order in which a reader needs them. */
export const SET_UP_PARTS = Object.keys(PARTS) as SetUpPart[];

export function isSetUpPart(name: string): name is SetUpPart {
  return Object.hasOwn(PARTS, name);
}

/**
 * The command lines of one part.
 * @param example the one that has the configuration of the cluster
 * @param addressOf the address of a file of the example
 */
export function setUpCommands(example: Example, part: SetUpPart, addressOf: (file: string) => string): string[] {
  const file = clusterFile(example);
  const config = file && readKindConfig(file).config;
  if (!file || !config) throw new Error(`the example "${example.id}" has no configuration of a cluster`);
  const names = {
    cluster: config.name,
    config: file.name,
    configAddress: addressOf(file.name),
    manifestAddress: addressOf('manifest.yaml'),
  };
  return PARTS[part](names).map(shellLine);
}
