import { describe, expect, it } from 'vitest';
import { match, matchText } from '../../../src/verify/match.ts';

const none = new Map<string, string | number>();
const paths = (expected: unknown, actual: unknown, saved = none) =>
  match(expected, actual, saved).mismatches.map(({ path }) => path);

describe('a partial value', () => {
  it('matches an object that has more fields', () => {
    expect(
      paths({ status: { phase: 'Running' } }, { status: { phase: 'Running', podIP: '10.0.0.1' }, spec: {} }),
    ).toEqual([]);
  });

  it('names the path of every field that differs, with both values', () => {
    const { mismatches } = match(
      { status: { phase: 'Running', podIP: '10.0.0.1' } },
      { status: { phase: 'Pending' } },
      none,
    );
    expect(mismatches).toEqual([
      { path: 'status.phase', expected: 'Running', actual: 'Pending' },
      { path: 'status.podIP', expected: '10.0.0.1', actual: '(absent)' },
    ]);
  });

  it('writes keys that are no identifiers in brackets', () => {
    expect(paths({ labels: { 'app.kubernetes.io/name': 'echo' } }, {})).toEqual(['labels["app.kubernetes.io/name"]']);
  });

  it.each([0, false, '', null])('finds %j in a field that the API leaves out', (zero) => {
    expect(paths({ status: { readyReplicas: zero } }, {})).toEqual([]);
  });

  it('does not take 0 for a number that is there', () => {
    expect(paths({ readyReplicas: 0 }, { readyReplicas: 1 })).toEqual(['readyReplicas']);
  });

  it('tells a number from its digits', () => {
    expect(paths({ port: '3000' }, { port: 3000 })).toEqual(['port']);
  });
});

describe('a partial list', () => {
  const pods = [
    { name: 'app', ready: true },
    { name: 'db', ready: false },
  ];

  it('matches whatever the order and however many more there are', () => {
    expect(paths([{ name: 'db' }], pods)).toEqual([]);
    expect(paths([{ name: 'db' }, { name: 'app' }], pods)).toEqual([]);
  });

  it('needs an item of its own for each item', () => {
    expect(paths([{ name: 'app' }, { name: 'app' }], pods)).toHaveLength(1);
  });

  it('gives the pickier item the one that only it can have', () => {
    const items = [{ port: 80, name: 'http' }, { port: 80 }];
    expect(paths([{ port: 80 }, { port: 80, name: 'http' }], items)).toEqual([]);
  });

  it('shows the closest item when none matches', () => {
    const { mismatches } = match([{ name: 'db', ready: true }], pods, none);
    expect(mismatches).toEqual([{ path: '[name=db].ready', expected: 'true', actual: 'false' }]);
  });

  it('matches [] with nothing but an empty or absent list', () => {
    expect(paths({ endpoints: [] }, {})).toEqual([]);
    expect(paths({ endpoints: [] }, { endpoints: null })).toEqual([]);
    expect(paths({ endpoints: [] }, { endpoints: [{ addresses: ['10.0.0.1'] }] })).toEqual(['endpoints']);
  });
});

describe('operators', () => {
  it.each([
    [{ $match: '^echo-' }, 'echo-rs-x', 'counter'],
    [{ $gt: 1 }, 2, 1],
    [{ $gte: 2 }, 2, 1],
    [{ $lt: 10 }, '9', '10'],
    [{ $lte: 0 }, undefined, 1],
    [{ $ne: 'a' }, 'b', 'a'],
    [{ $oneOf: ['a', 'b'] }, 'b', 'c'],
  ])('%j matches %j and not %j', (operator, yes, no) => {
    expect(paths({ field: operator }, { field: yes })).toEqual([]);
    expect(paths({ field: operator }, { field: no })).toEqual(['field']);
  });

  it('compares digits as numbers, not as text', () => {
    expect(paths({ $gt: '9' }, '10')).toEqual([]);
  });

  it('saves a value for later steps to compare with', () => {
    const { saves } = match({ metadata: { name: { $save: 'first' } } }, { metadata: { name: 'echo-rs-x' } }, none);
    expect(saves).toEqual(new Map([['first', 'echo-rs-x']]));
    expect(paths({ name: { $ne: '$first' } }, { name: 'echo-rs-x' }, saves as Map<string, string>)).toEqual(['name']);
    expect(paths({ name: { $ne: '$first' } }, { name: 'echo-rs-y' }, saves as Map<string, string>)).toEqual([]);
  });

  it('saves nothing that is absent', () => {
    expect(paths({ name: { $save: 'first' } }, {})).toEqual(['name']);
  });

  it('fails on a name that no step has saved', () => {
    expect(match({ $gt: '$before' }, 5, none).mismatches[0]?.expected).toContain('which no step has saved');
  });
});

it('leaves the blank ends of printed text out of account', () => {
  expect(matchText('echo', 'echo\n', none, 'body').mismatches).toEqual([]);
  expect(matchText(12, '12\n', none, 'body').mismatches).toEqual([]);
  expect(matchText('echo', 'echo 2', none, 'body').mismatches).toHaveLength(1);
});
