import { describe, expect, it } from 'vitest';
import {
  applyPatch,
  difference,
  merged,
  mergedStrategically,
  patchedByOperations,
} from '../../../../src/cluster/embedded/merge.ts';

const container = (name: string, image: string) => ({ name, image });

describe('a strategic merge patch', () => {
  it('changes the container it names and leaves the others', () => {
    const before = { containers: [container('a', '1'), container('b', '1')] };
    expect(mergedStrategically(before, { containers: [{ name: 'b', image: '2' }] })).toEqual({
      containers: [container('a', '1'), container('b', '2')],
    });
  });

  it('puts a new one first, removes one on request, and replaces lists that have no key', () => {
    const before = { containers: [container('a', '1')], args: ['x', 'y'] };
    const patch = { containers: [container('b', '1'), { name: 'a', $patch: 'delete' }], args: ['z'] };
    expect(mergedStrategically(before, patch)).toEqual({ containers: [container('b', '1')], args: ['z'] });
  });
});

it('removes by null in a merge patch, and replaces lists', () => {
  expect(merged({ a: 1, b: { c: 2, d: 3 }, e: [1, 2] }, { a: null, b: { c: 4 }, e: [5] })).toEqual({
    b: { c: 4, d: 3 },
    e: [5],
  });
});

describe('a JSON patch', () => {
  it('adds, replaces and removes at a path', () => {
    const before = { spec: { ports: [{ port: 80 }], type: 'NodePort' } };
    const operations = [
      { op: 'replace', path: '/spec/ports/0/port', value: 81 },
      { op: 'add', path: '/spec/ports/-', value: { port: 82 } },
      { op: 'remove', path: '/spec/type' },
    ];
    expect(patchedByOperations(before, operations)).toEqual({ spec: { ports: [{ port: 81 }, { port: 82 }] } });
  });

  it('fails at a path that is not there', () => {
    expect(() => patchedByOperations({}, [{ op: 'replace', path: '/spec/type', value: 1 }])).toThrow('/spec/type');
  });
});

it('finds the merge patch between two objects, empty where they are the same', () => {
  expect(difference({ a: 1, b: { c: 1 }, d: [1] }, { b: { c: 2 }, d: [1], e: 3 })).toEqual({
    a: null,
    b: { c: 2 },
    e: 3,
  });
  expect(difference({ a: { b: [1] } }, { a: { b: [1] } })).toEqual({});
});

describe('what apply changes', () => {
  const spec = (replicas: number, image: string) => ({ replicas, containers: [container('app', image)] });

  it('is nothing where the object is as the manifest says, whatever the server filled in', () => {
    const live = { spec: { ...spec(1, 'a'), type: 'x', containers: [{ ...container('app', 'a'), policy: 'Always' }] } };
    expect(applyPatch(live, { spec: spec(1, 'a') }, { spec: spec(1, 'a') })).toEqual({});
  });

  it('puts back what a command changed since', () => {
    expect(applyPatch({ spec: spec(5, 'b') }, { spec: spec(1, 'a') }, { spec: spec(1, 'a') })).toEqual({
      spec: spec(1, 'a'),
    });
  });

  it('removes what the manifest of before set and this one does not, and nothing else', () => {
    const live = { labels: { old: '1', byHand: '2' }, containers: [container('a', '1'), container('b', '1')] };
    const previous = { labels: { old: '1' }, containers: [container('a', '1'), container('b', '1')] };
    const desired = { labels: {}, containers: [container('a', '1')] };
    expect(applyPatch(live, previous, desired)).toEqual({
      labels: { old: null },
      containers: [container('a', '1')],
    });
  });
});
