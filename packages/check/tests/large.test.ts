import { expect, test } from 'vitest';
import { check } from '../src/check.ts';
import { parseManifest } from '../src/manifest/parse.ts';
import { cpuTime } from './cpu-time.ts';

/** Far above what it takes, and far below what it takes to compare each part with each other one. */
const LIMIT_MS = 15_000;

const times = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => part(index)).join('');

const pod = (image: string, container: string, spec = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: a, labels: {app: a}}\nspec:\n${spec}  containers:\n  - name: a\n    image: ${image}\n${container}`;

test.each([
  [
    'unknown fields',
    20_000,
    'unknown-field',
    pod(
      'a:1',
      times(20_000, (i) => `    imge${i}: x\n`),
    ),
  ],
  [
    'mounts of volumes that are not there',
    8000,
    'unknown-volume',
    pod(
      'a:1',
      `    volumeMounts:\n${times(8000, (i) => `    - {name: w${i}, mountPath: /m${i}}\n`)}`,
      `  volumes:\n${times(8000, (i) => `  - {name: v${i}, emptyDir: {}}\n`)}`,
    ),
  ],
  [
    'objects with faults',
    15_000,
    'unknown-field',
    times(15_000, (i) => `---\napiVersion: v1\nkind: Service\nmetadata: {name: A_${i}}\nspce: {}\n`),
  ],
  ['lines that part nothing', 49_999, 'duplicate-key', times(50_000, () => 'a: b\n ---\n')],
  [
    'documents with something left out, and as many that miss something',
    8000,
    'missing-field',
    times(
      8000,
      (i) =>
        `---\n${pod('a:1', '').replace('name: a,', 'name: ...,')}---\n${pod('a:1', '').split('spec:')[0]}spec: {nodeName: n${i}}\n`,
    ),
  ],
  [
    'invisible characters beside errors',
    15_000,
    'invisible-character',
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n${times(15_000, (i) => `  k${i}: a\u200bb\n  "k ${i}": x\n`)}`,
  ],
  [
    'letters in a line beside a key with an odd space',
    1,
    'yaml-syntax',
    `apiVersion: v1\nkind: ConfigMap\nmetadata:\n\u00a0 name: a\ndata:\n  a: |\n    ${'a'.repeat(200_000)}\n`,
  ],
  [
    'aliases of a long text',
    1,
    'yaml-limit',
    `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  a: &a "${'x'.repeat(1_100_000)}"\n${times(600, (i) => `  k${i}: *a\n`)}`,
  ],
  ['dashes in a line', 0, 'missing-separator', `${'\u2014'.repeat(200_000)}x\n`],
  ['spaces behind a command', 0, 'copied-along', `kubectl${' '.repeat(300_000)}x: y\na: [\n`],
  ['slashes in a command', 0, 'command-line', pod('a:1', `    command: ["${'/'.repeat(500_000)}"]\n`)],
  ['characters in the name of an image', 1, 'malformed-image', pod(`"${'a-'.repeat(500_000)}"`, '')],
])('many %s are judged in time', async (_, count, rule, text) => {
  const file = parseManifest('large.yaml', text);
  const start = cpuTime();
  expect((await check([file])).filter((finding) => finding.rule === rule)).toHaveLength(count);
  expect(cpuTime() - start).toBeLessThan(LIMIT_MS);
});
