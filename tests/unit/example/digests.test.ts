import { parseManifest } from '@studylog/check/manifest';
import { describe, expect, test } from 'vitest';
import { canonical, expectationsDigest, stepDigest } from '../../../src/example/digests.ts';
import { readLocated } from '../../../src/example/located.ts';
import { resultsOf } from '../../../src/example/results.ts';

const EXAMPLE = `title: {ko: 파드, en: Pod}
summary: {ko: 파드, en: Pod}
broken: {ko: 틀림, en: Wrong}
fix: pod/echo
waive:
  - {rule: image-latest, at: 'spec.containers[0].image', reason: the log's own}
findings: [{rule: unknown-field, at: piVersion}]
steps:
  - apply: manifest.yaml
    say: {ko: 적용합니다, en: Apply it}
  - expect: {kind: Pod, metadata: {name: echo}, status: {phase: Running, containers: [{ready: true}, {ready: false}]}}
    within: 60s
  - meanwhile: {service: echo, failed: 0}
    do:
      - run: kubectl get pod
        fails: true
`;
const read = (yaml: string) => readLocated(parseManifest('example.yaml', yaml)).value as Record<string, unknown>;
const digestOf = (yaml: string) => expectationsDigest(read(yaml));
const changed = (from: string, to: string) => {
  const yaml = EXAMPLE.replace(from, to);
  expect(yaml).not.toBe(EXAMPLE);
  return digestOf(yaml);
};
const PLAIN = digestOf(EXAMPLE);

describe('the digest of what an example expects', () => {
  test.each([
    ['a comment', 'steps:\n', '# these\nsteps:\n'],
    ['the order of keys in a step', 'kind: Pod, metadata: {name: echo}', 'metadata: {name: echo}, kind: Pod'],
    [
      'the order of a step’s own keys',
      '- run: kubectl get pod\n        fails: true',
      '- fails: true\n        run: kubectl get pod',
    ],
    ['flow or block style', '{service: echo, failed: 0}', '\n      service: echo\n      failed: 0'],
    ['quotes', 'fails: true', '"fails": true'],
    ['the title', 'en: Pod}\nsummary', 'en: A Pod}\nsummary'],
    ['the summary', 'summary: {ko: 파드', 'summary: {ko: 파드들'],
    ['why it is broken', 'en: Wrong', 'en: Not right'],
    ['what the page says above a step', 'en: Apply it', 'en: Do apply it'],
    ['why a finding is accepted', "the log's own", 'as the log has it'],
    ['where it is mended', 'fix: pod/echo', 'fix: pod/other'],
    ['what other examples are called', 'fix: pod/echo', 'fix: pod/echo\nshares: [{with: [pod/b], reason: Meant.}]'],
  ])('does not depend on %s', (_what, from, to) => {
    expect(changed(from, to)).toBe(PLAIN);
  });

  test.each([
    ['a step more', 'steps:\n', 'steps:\n  - run: kubectl get pod\n'],
    ['a file that is applied', 'manifest.yaml', 'other.yaml'],
    ['a value', 'phase: Running', 'phase: Failed'],
    ['the type of a value', 'phase: Running', 'phase: true'],
    ['a number written as text', 'failed: 0', "failed: '0'"],
    ['the order of a list', '[{ready: true}, {ready: false}]', '[{ready: false}, {ready: true}]'],
    ['a limit of time', '60s', '61s'],
    ['a limit of time that is left out', '    within: 60s\n', ''],
    ['an option more', '    within: 60s\n', '    within: 60s\n    absent: true\n'],
    ['an option of a nested step', 'fails: true', 'fails: false'],
    ['a nested step', 'kubectl get pod\n', 'kubectl get pods\n'],
    ['a waiver', 'image-latest', 'image-tag'],
    ['where a waiver is', 'containers[0]', 'containers[1]'],
    ['a finding', 'at: piVersion', 'at: kind'],
    ['what the clean-up deletes', 'fix: pod/echo', 'fix: pod/echo\ncleanup: [{delete: {kind: Pod, name: a}}]'],
    ['a field of its own', 'fix: pod/echo', 'fix: pod/echo\nnew: true'],
    ["a field of the example in say's name", 'metadata: {name: echo}', 'metadata: {name: echo}, say: hello'],
  ])('depends on %s', (_what, from, to) => {
    expect(changed(from, to)).not.toBe(PLAIN);
  });
});

describe('the digest of a step', () => {
  const steps = read(EXAMPLE).steps as Record<string, unknown>[];
  const [apply, expectation, meanwhile] = steps.map(stepDigest);

  test('tells steps apart, and leaves out what the page says above it', () => {
    expect(new Set([apply, expectation, meanwhile]).size).toBe(3);
    expect(apply).toBe(stepDigest({ apply: 'manifest.yaml' }));
  });

  test('of a `meanwhile` covers its own fields and not the steps inside it', () => {
    const { do: _steps, ...own } = steps[2]!;
    expect(stepDigest({ ...own, do: [{ run: 'kubectl get svc' }] })).toBe(meanwhile);
    expect(stepDigest({ ...steps[2], meanwhile: { service: 'echo', failed: 1 } })).not.toBe(meanwhile);
  });
});

test('values that differ never have one canonical form', () => {
  const values = [
    null,
    true,
    false,
    0,
    1,
    '',
    '0',
    'null',
    'a',
    [],
    ['a'],
    [['a']],
    ['a', 'b'],
    {},
    { a: 1 },
    { a: '1' },
  ];
  const more = [{ a: { b: 1 } }, { 'a":{"b': 1 }, [1, 2], ['1,2'], Number.NaN, Number.POSITIVE_INFINITY, 'NaN'];
  const forms = [...values, ...more].map(canonical);
  expect(new Set(forms).size).toBe(forms.length);
});

describe('the result of a step', () => {
  const step = (digest: string) => ({ digest });
  const result = (digest: string, output: string) => ({ digest, output });

  test('is found where steps before it were added, removed or moved', () => {
    const results = [result('a', '1'), result('b', '2'), result('c', '3')];
    const found = (...digests: string[]) => resultsOf(digests.map(step), results).map((one) => one?.output);
    expect(found('a', 'b', 'c')).toEqual(['1', '2', '3']);
    expect(found('a', 'new', 'b', 'c')).toEqual(['1', undefined, '2', '3']);
    expect(found('c', 'a')).toEqual(['3', '1']);
  });

  test('of the second of two equal steps is the second', () => {
    const results = [result('a', '1'), result('b', '2'), result('a', '3')];
    const found = (...digests: string[]) => resultsOf(digests.map(step), results).map((one) => one?.output);
    expect(found('a', 'b', 'a', 'a')).toEqual(['1', '2', '3', undefined]);
  });
});
