import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { KubeObject } from '../../../../src/cluster/engine.ts';
import { describe as describeObject } from '../../../../src/kubectl/describe/index.ts';

/** Objects and what kubectl printed of them: tests/cluster/describe.ts and describe-served.ts recorded it. */
const FOLDER = join(import.meta.dirname, '../../../fixtures/describe');
const read = (...path: string[]): string => readFileSync(join(FOLDER, ...path), 'utf8');

const scenarios = globSync('*/now.json', { cwd: FOLDER }).map(dirname).sort();

for (const scenario of scenarios) {
  describe(`as kubectl prints it: ${scenario}`, () => {
    const objects = JSON.parse(read(scenario, 'objects.json')) as KubeObject[];
    const times = JSON.parse(read(scenario, 'now.json')) as Record<string, number>;
    const of = (kind: string) => objects.filter((object) => object.kind === kind);
    test.each(Object.entries(times))('%s', (file, now) => {
      const object = objects.find(({ kind, metadata }) => file === `${kind}-${metadata.name}.txt`)!;
      expect(describeObject(object, { of, now })).toBe(read(scenario, file));
    });
  });
}

test('every kind that has a form of its own is among what was recorded', () => {
  const files = globSync('*/*.txt', { cwd: FOLDER });
  const kinds = new Set(files.map((file) => file.split('/')[1]!.split('-')[0]));
  expect([...kinds].sort()).toEqual([
    'ConfigMap',
    'Deployment',
    'EndpointSlice',
    'Event',
    'Pod',
    'ReplicaSet',
    'Secret',
    'Service',
  ]);
  expect(files.length).toBeGreaterThan(40);
});
