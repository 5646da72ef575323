import { expect, it } from 'vitest';
import { conditionsOf } from '../../../src/example/conditions.ts';

it.each<[unknown, string[]]>([
  [
    [1, 'a', null],
    ['f[0] = 1', 'f[1] = a', 'f[2] = null'],
  ],
  [['a'], ['f[] = a']],
  [
    [[1], []],
    ['f[0][] = 1', 'f[1] = []'],
  ],
  [[{ name: 'db' }], ['f[].name = db']],
  [
    [{ name: 'db' }, { port: 80 }],
    ['f[0].name = db', 'f[1].port = 80'],
  ],
  [[{ name: 'db', ready: true }], ['f[name=db].ready = true']],
  [[{ name: 3, port: 80 }], ['f[].name = 3', 'f[].port = 80']],
  [[{ name: { $match: '^d' }, ready: true }], ['f[].name ~ ^d', 'f[].ready = true']],
  [{ $gt: 1, $lt: 9 }, ['f > 1', 'f < 9']],
  [{ $gt: 1, replicas: 2 }, ['f["$gt"] = 1', 'f.replicas = 2']],
  [{ 'a.b/c': true }, ['f["a.b/c"] = true']],
  [{}, []],
  [null, ['f = null']],
  ['', ["f = ''"]],
])('%j is the conditions %j', (expected, conditions) => {
  const listed = conditionsOf({ f: expected }).map(({ path, relation, value }) => `${path} ${relation} ${value}`);
  expect(listed).toEqual(conditions);
});
