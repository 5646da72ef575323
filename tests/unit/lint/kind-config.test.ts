import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { PUBLISHED } from '../../../src/cluster/kind/node-image.ts';
import { formatDiagnostic } from '../../../src/example/diagnostic.ts';
import { ExampleFile } from '../../../src/example/example-file.ts';
import { mappedPorts, readKindConfig } from '../../../src/lint/kind-config.ts';

const PATH = 'examples/cluster/set-up/kind.yaml';
const TEXT = readFileSync(join(import.meta.dirname, '../../..', PATH), 'utf8');

const read = (text: string) => readKindConfig(new ExampleFile('kind.yaml', PATH, Buffer.from(text)));
const faults = (text: string) => read(text).faults.map((fault) => formatDiagnostic(fault, 'en'));

it('takes the configuration of this log, which opens the node ports under their own numbers', () => {
  const { config, faults } = read(TEXT);
  expect(faults).toEqual([]);
  expect([...mappedPorts(config!)]).toEqual([31000, 31100]);
});

it('runs the node image that is recorded, so that what the reader sees is what the pages show', () => {
  expect(read(TEXT).config!.nodes.map(({ image }) => image)).toEqual([PUBLISHED, PUBLISHED]);
});

it.each([
  ['another version of the format', TEXT.replace('v1alpha4', 'v1alpha3'), /kind\.yaml:2:1: `apiVersion`/],
  ['a manifest', TEXT.replace('kind: Cluster', 'kind: Pod'), /kind\.yaml:1:1: `kind`/],
  [
    'a folder of the reader’s computer in a node',
    TEXT.replace('  - role: worker', '  - extraMounts: [{hostPath: /, containerPort: /host}]\n    role: worker'),
    /kind\.yaml:14:5: unknown key `extraMounts`/,
  ],
  [
    'a port that the reader’s network can reach',
    TEXT.replace('127.0.0.1', '0.0.0.0'),
    /kind\.yaml:10:9: `nodes\.0\.extraPortMappings\.0\.listenAddress`/,
  ],
  ['an image without its digest', TEXT.replace(/@sha256:[0-9a-f]+/, ''), /kind\.yaml:6:5: .*with its digest/],
  ['a cluster without a control plane', TEXT.replace('control-plane', 'worker'), /kind\.yaml:4:1: .*control-plane/],
  ['a name that is a word of a command', TEXT.replace('name: study', 'name: "--all"'), /kind\.yaml:3:1: `name`/],
  ['what is not YAML', `${TEXT}\t- [`, /kind\.yaml:\d+:\d+: /],
])('reports %s with file, line and column', (_what, text, expected) => {
  expect(faults(text)[0]).toMatch(expected);
});

it('maps no port that has another number on the reader’s computer', () => {
  const { config } = read(TEXT.replace('hostPort: 31000', 'hostPort: 8080'));
  expect([...mappedPorts(config!)]).toEqual([31100]);
});
