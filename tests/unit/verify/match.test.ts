import { describe, expect, it } from 'vitest';
import { match, matchText, show } from '../../../src/verify/match.ts';

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

  it.each<[unknown, unknown, string, string]>([
    [{ phase: 'Running' }, 'Running', '{"phase":"Running"}', 'Running'],
    [{ phase: 'Running' }, ['Running'], '{"phase":"Running"}', '["Running"]'],
    [{ replicas: 0 }, 3, '{"replicas":0}', '3'],
    [{}, undefined, '{}', '(absent)'],
    [[{ phase: 'Running' }], { phase: 'Running' }, '[{"phase":"Running"}]', '{"phase":"Running"}'],
    [[], {}, '[]', '{}'],
  ])('is one mismatch as a whole where %j is expected and %j is there', (expected, actual, wanted, seen) => {
    expect(match({ status: expected }, { status: actual }, none)).toEqual({
      checks: 1,
      saves: new Map(),
      mismatches: [{ path: 'status', expected: wanted, actual: seen }],
    });
  });

  it.each<[unknown, unknown, number]>([
    [{ phase: 'Running', podIP: 'a' }, { phase: 'Running', podIP: 'b' }, 2],
    [{ phase: { $match: 'R', $ne: 'a' } }, { phase: 'Running' }, 1],
    [[{ name: 'app', ready: true }, { name: 'db' }], [{ name: 'db' }, { name: 'app', ready: true }], 3],
    [[], [], 1],
  ])('counts what it compares: %j with %j', (expected, actual, checks) => {
    expect(match(expected, actual, none).checks).toBe(checks);
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

  it.each<[unknown, unknown[], string[]]>([
    [{ port: 80, protocol: 'TCP' }, [{}, { port: 80 }], ['[0].protocol']],
    [{ port: 80, protocol: 'TCP' }, [{ port: 80 }, {}], ['[0].protocol']],
    [{ port: 80, protocol: 'TCP' }, [{}, { port: 80 }, {}], ['[0].protocol']],
    [
      { name: 'db', port: 80, protocol: 'TCP' },
      [{ port: 80, protocol: 'TCP' }, { name: 'db' }],
      ['[name=db].port', '[name=db].protocol'],
    ],
  ])(
    'takes for the closest to %j of %j the one of its name, else the one with the fewest differences',
    (item, list, differ) => {
      expect(paths([item], list)).toEqual(differ);
    },
  );

  it.each<[unknown, string, string]>([
    [{ name: 'db' }, '[name=db]', '{"name":"db"}'],
    [{ name: 3 }, '[0]', '{"name":3}'],
    [{ port: 80 }, '[0]', '{"port":80}'],
    [5, '[0]', '5'],
    [null, '[0]', 'null'],
  ])('names %j where no item is there', (item, path, wanted) => {
    for (const list of [[], undefined])
      expect(match([item], list, none).mismatches).toEqual([{ path, expected: wanted, actual: '(absent)' }]);
  });

  it('names the item that got none of its own, though another one has what it matches', () => {
    expect(paths([{ port: 80 }, { port: 80 }], [{ port: 80 }])).toEqual(['[1]']);
    expect(paths([{ port: 80, name: 'http' }, { port: 80 }], [{ port: 80, name: 'http' }, { port: 80 }])).toEqual([]);
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

  it('compares as text where either is none', () => {
    expect(paths({ $lt: 'abc' }, '9')).toEqual([]);
    expect(paths({ $gt: '9' }, 'abc')).toEqual([]);
  });

  it.each<[Readonly<Record<string, unknown>>, unknown]>([
    [{ $gte: 'abc' }, 5],
    [{ $gte: 5 }, 'abc'],
    [{ $gte: 0 }, ''],
    [{ $gte: 0 }, ' '],
    [{ $gt: 0 }, true],
    [{ $gte: 0 }, { replicas: 1 }],
    [{ $match: '' }, { replicas: 1 }],
  ])('has no order for %j and %j, so that they do not match', (operator, actual) => {
    expect(paths({ field: operator }, { field: actual })).toEqual(['field']);
  });

  it.each<[unknown, unknown]>([
    [{ $oneOf: ['1'] }, 1],
    [{ $oneOf: [true] }, 'true'],
    [{ $match: '^true$' }, true],
    [{ $match: '^12$' }, 12],
  ])('compare %j with what %j is as text', (operator, actual) => {
    expect(paths(operator, actual)).toEqual([]);
  });

  it('are keys like others beside a key that is none', () => {
    const fields = { $gt: 1, replicas: 2 };
    expect(paths({ spec: fields }, { spec: fields })).toEqual([]);
    expect(paths({ spec: fields }, { spec: 5 })).toEqual(['spec']);
  });

  it('saves a value for later steps to compare with', () => {
    const { saves } = match({ metadata: { name: { $save: 'first' } } }, { metadata: { name: 'echo-rs-x' } }, none);
    expect(saves).toEqual(new Map([['first', 'echo-rs-x']]));
    expect(paths({ name: { $ne: '$first' } }, { name: 'echo-rs-x' }, saves as Map<string, string>)).toEqual(['name']);
    expect(paths({ name: { $ne: '$first' } }, { name: 'echo-rs-y' }, saves as Map<string, string>)).toEqual([]);
  });

  it.each<[unknown, unknown]>([
    ['echo', 'echo'],
    [3, 3],
    [true, 'true'],
  ])('saves %j as %j', (actual, value) => {
    expect(match({ $save: 'first' }, actual, none).saves).toEqual(new Map([['first', value]]));
  });

  it('saves nothing where another operator does not hold', () => {
    expect(match({ $save: 'first', $gt: 1 }, 1, none).saves).toEqual(new Map());
  });

  it('takes `$first` alone for what was saved, no text that is like it', () => {
    const saved = new Map([['first', 'echo']]);
    expect(paths('$first', 'echo', saved)).toEqual([]);
    for (const text of ['afirst', 'first', '$second', 'a$first']) {
      expect(paths(text, 'echo', saved)).toEqual(['']);
      expect(paths(text, text, saved)).toEqual([]);
    }
    expect(paths({ $oneOf: ['other', '$first'] }, 'echo', saved)).toEqual([]);
  });

  it('takes no other text with a $ for a name that no step has saved', () => {
    for (const text of ['cost$a', '$a b', '$1']) expect(paths({ $ne: text }, 'x')).toEqual([]);
  });

  it('saves nothing that is absent', () => {
    expect(paths({ name: { $save: 'first' } }, {})).toEqual(['name']);
  });

  it('fails on a name that no step has saved', () => {
    for (const [operator, expected] of [
      [{ $gt: '$before' }, '> $before, which no step has saved'],
      [{ $ne: '$before' }, 'not $before, which no step has saved'],
      [{ $oneOf: ['$first', '$before'] }, 'one of $before, which no step has saved'],
    ] as const)
      expect(match(operator, 5, new Map([['first', 4]])).mismatches).toEqual([{ path: '', expected, actual: '5' }]);
  });
});

it('leaves the blank ends of printed text out of account', () => {
  expect(matchText('echo', 'echo\n', none, 'body').mismatches).toEqual([]);
  expect(matchText(12, '12\n', none, 'body').mismatches).toEqual([]);
  expect(matchText(' echo\n', 'echo', none, 'body').mismatches).toEqual([]);
  expect(matchText('echo', 'echo 2', none, 'body').mismatches).toHaveLength(1);
});

it('reads a boolean as the text that a program prints of it', () => {
  expect(matchText(true, 'true\n', none, 'body').mismatches).toEqual([]);
  expect(matchText(true, 'false', none, 'body').mismatches).toEqual([
    { path: 'body', expected: 'true', actual: 'false' },
  ]);
});

it('cuts what it shows after 200 characters', () => {
  expect(show('a'.repeat(200))).toBe('a'.repeat(200));
  expect(show('a'.repeat(201))).toBe(`${'a'.repeat(200)}…`);
});
