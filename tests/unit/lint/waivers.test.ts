import type { Finding } from '@studylog/check';
import { parseManifest } from '@studylog/check/manifest';
import { describe, expect, test } from 'vitest';
import { type Declaration, settleDeclarations } from '../../../src/lint/waivers.ts';

const file = parseManifest(
  'examples/a/b/manifest.yaml',
  `kind: Service
metadata: {name: web}
spec:
  ports: [{name: http, port: 80}]
---
kind: Pod
metadata: {name: web}
`,
);

const found = (given: Partial<Finding>): Finding => ({
  file: file.path,
  range: { start: 0, end: 4 },
  rule: 'some-rule',
  class: 'bundle',
  severity: 'warning',
  message: { ko: '틀렸습니다.', en: 'Wrong.' },
  object: 'Service/web',
  at: 'spec.ports[0].port',
  ...given,
});

const declare = (at: string, rule = 'some-rule', name?: string): Declaration => ({
  rule,
  at,
  file: name,
  range: { start: 5, end: 9 },
});
const settle = (findings: readonly Finding[], waive: readonly Declaration[], meant: readonly Declaration[] = []) =>
  settleDeclarations(findings, { file: 'examples/a/b/example.yaml', waive, findings: meant }, [file]);

describe('what example.yaml declares', () => {
  test('a waived finding and a meant one are no longer reported', () => {
    expect(settle([found({})], [declare('Service/web spec.ports[0].port')])).toEqual([]);
    expect(settle([found({})], [], [declare('Service/web spec.ports[0].port')])).toEqual([]);
  });

  test('a list item may be named by one of its fields', () => {
    expect(settle([found({})], [declare('Service/web spec.ports[name=http].port')])).toEqual([]);
  });

  test('another object, another place, another file or another rule is not covered', () => {
    for (const other of [
      declare('Pod/web spec.ports[0].port'),
      declare('Service/web spec.ports[0]'),
      declare('Service/web spec.ports[0].port', 'other-rule'),
      declare('Service/web spec.ports[0].port', 'some-rule', 'other.yaml'),
    ]) {
      expect(settle([found({})], [other]).map(({ rule }) => rule)).toEqual(['stale-waiver', 'some-rule']);
    }
  });

  test('a file with several documents needs the object in the path, and is told how to write it', () => {
    const [stale, left] = settle([found({})], [declare('spec.ports[0].port')]);
    expect(stale?.rule).toBe('stale-waiver');
    expect(stale?.hint?.en).toContain('Service/web spec.ports[0].port');
    expect(left?.hint?.en).toContain("{rule: some-rule, at: 'Service/web spec.ports[0].port'}");
  });

  test('an undeclared warning is an error, a remark is not', () => {
    expect(settle([found({}), found({ severity: 'info' })], []).map(({ severity }) => severity)).toEqual([
      'error',
      'info',
    ]);
  });

  test('a meant finding that is not found is an error at its place in example.yaml', () => {
    expect(settle([], [], [declare('Service/web spec.selector')])).toMatchObject([
      { file: 'examples/a/b/example.yaml', rule: 'missing-finding', severity: 'error', range: { start: 5, end: 9 } },
    ]);
  });

  test('a path that makes no sense is stale, not a crash', () => {
    expect(settle([found({})], [declare('Service/web spec..[')]).map(({ rule }) => rule)).toContain('stale-waiver');
  });
});
