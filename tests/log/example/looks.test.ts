import { describe, expect, test } from 'vitest';
import { loadExamples } from '../../../src/example/load.ts';
import { READER, requestWords } from '../../../src/example/requests.ts';
import { allSteps } from '../../../src/example/results.ts';
import { servicesOf } from '../../../src/example/services.ts';
import { verbOf } from '../../../src/example/verbs/index.ts';
import { columns, jsonPath, NAME } from '../../../src/example/verbs/looks.ts';

test.each([
  ['status.phase', '.status.phase'],
  ['spec.containers[name=app].image', '.spec.containers[?(@.name=="app")].image'],
  ['spec.ports[].port', '.spec.ports[*].port'],
  ['endpoints[1].conditions.ready', '.endpoints[*].conditions.ready'],
  ['metadata.labels["kubernetes.io/service-name"]', '.metadata.labels.kubernetes\\.io/service-name'],
])('%s is %s for kubectl', (path, written) => {
  expect(jsonPath(path)).toBe(written);
});

test('columns have headings of their own', () => {
  const paths = ['spec.containers[name=app].image', 'spec.containers[name=db].image', 'spec.template.spec.image'];
  const [, option = ''] = columns([NAME, ...paths.map((path) => ({ path }))]);
  const headings = option
    .replace('custom-columns=', '')
    .split(',')
    .map((column) => column.split(':')[0]);
  expect(headings).toEqual(['NAME', 'IMAGE', 'DB-IMAGE', 'SPEC-IMAGE']);
});

describe('a request', () => {
  const services = [
    { name: 'fixed', type: 'NodePort', ports: [{ name: 'web', port: 80, nodePort: 31000 }] },
    {
      name: 'two',
      type: 'ClusterIP',
      ports: [
        { name: 'web', port: 8080 },
        { name: 'admin', port: 9000 },
      ],
    },
  ];
  const lastWord = (asked: Parameters<typeof requestWords>[0]) =>
    requestWords(asked, { services, place: READER }).at(-1);

  test.each([
    [{ service: 'fixed', path: '/' }, 'http://localhost:31000/'],
    [{ service: 'fixed', path: '/', via: 'cluster' }, 'http://fixed.study/'],
    [{ service: 'two', port: 'admin', path: '/a' }, 'http://two.study:9000/a'],
    [{ service: 'two', path: '/' }, 'http://two.study:8080/'],
    [{ service: 'unknown', port: 3000, path: '/' }, 'http://unknown.study:3000/'],
  ] as const)('%j goes to %s', (asked, url) => {
    expect(lastWord(asked)).toBe(url);
  });
});

describe.each(loadExamples(process.cwd()).map((example) => [example.id, example] as const))('%s', (_id, example) => {
  const setting = { services: servicesOf(example), place: READER };
  const steps = allSteps(example.steps).map(({ step }) => step);

  test('has a command for every step', () => {
    for (const step of steps) {
      const { command, look } = verbOf(step);
      const words = command?.(step, (file) => file) ?? look?.(step, setting) ?? [];
      expect(['kubectl', 'curl'], `${step.verb}, line ${step.line}`).toContain(words[0]);
    }
  });

  test('shows the value of every condition, where it lists objects', () => {
    for (const step of steps.filter(({ verb }) => verb === 'expect')) {
      const line = verbOf(step).look!(step, setting).join(' ');
      if (!line.startsWith('kubectl get')) continue;
      for (const { path } of verbOf(step).conditions!(step)) {
        // The name of an object is its own column, whatever it is compared with.
        expect(line, `line ${step.line}`).toContain(jsonPath(path));
      }
    }
  });
});
