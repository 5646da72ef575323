import { describe, expect, test } from 'vitest';
import { goText, render, valuesAt } from '../../../src/kubectl/jsonpath/evaluate.ts';
import { parseRelaxed, parseTemplate } from '../../../src/kubectl/jsonpath/parse.ts';

const POD = {
  metadata: { name: 'echo', labels: { app: 'echo', 'example.com/team': 'web' } },
  spec: {
    containers: [
      { name: 'app', image: 'echo:v1', ports: [{ port: 3000 }, { port: 3001 }] },
      { name: 'db', image: 'redis' },
    ],
  },
  status: { ready: true, restarts: 2 },
};
const printed = (template: string) => render(POD, parseTemplate(template));

describe('prints what kubectl prints for', () => {
  test.each([
    ['{.metadata.name}', 'echo'],
    ['name: {.metadata.name}!', 'name: echo!'],
    ['{.spec.containers[*].name}', 'app db'],
    ['{.spec.containers[-1].name}', 'db'],
    ['{.spec.containers[0:1].name}', 'app'],
    ['{.spec.containers[0,1].image}', 'echo:v1 redis'],
    ['{.spec.containers[?(@.name=="db")].image}', 'redis'],
    ["{.spec.containers[?(@.name!='db')].image}", 'echo:v1'],
    ['{.spec.containers[?(@.ports)].name}', 'app'],
    ['{.spec.containers[0].ports[?(@.port>3000)].port}', '3001'],
    ['{.metadata.labels.example\\.com/team}', 'web'],
    ["{.metadata.labels['example.com/team']}", 'web'],
    ["{.metadata['name','labels.app']}", 'echo echo'],
    ['{..port}', '3000 3001'],
    ['{.metadata.labels}', '{"app":"echo","example.com/team":"web"}'],
    ['{.status.ready} {.status.restarts}', 'true 2'],
    ['{.nope}', ''],
    ['{.nope[*].name}', ''],
    ['{range .spec.containers[*]}{.name}{"\\t"}{.image}{"\\n"}{end}', 'app\techo:v1\ndb\tredis\n'],
    ['{range .nope[*]}{.name}{end}.', '.'],
    ['{"{"}', '{'],
  ])('%s', (template, text) => {
    expect(printed(template)).toBe(text);
  });
});

test.each([
  ['{.spec.containers[5]}', 'array index out of bounds: index 5, length 2'],
  ['{.metadata[0]}', 'map[string]interface {} is not array or slice'],
  ['{.a', 'unclosed action'],
  ['{end}', 'not in range, nothing to end'],
])('says what is wrong with %s', (template, said) => {
  expect(() => printed(template)).toThrow(said);
});

test('takes the path of a column without braces or the first dot', () => {
  for (const path of ['metadata.name', '.metadata.name', '{metadata.name}', '{.metadata.name}']) {
    expect(valuesAt(POD, parseRelaxed(path))).toEqual(['echo']);
  }
  expect(() => parseRelaxed('{.a}{.b}')).toThrow('unexpected path string');
});

test('writes maps and lists as Go does', () => {
  expect(goText({ b: [1, 'x'], a: null })).toBe('map[a:<nil> b:[1 x]]');
});
