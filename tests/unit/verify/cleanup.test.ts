import { describe, expect, it } from 'vitest';
import type { KubeObject } from '../../../src/cluster/engine.ts';
import { runExample } from '../../../src/verify/example.ts';
import type { ShownExample } from '../../../src/verify/reader.ts';
import { formatFailure } from '../../../src/verify/report/failure.ts';
import { json, readJson } from '../../../src/verify/report/json.ts';
import { junit } from '../../../src/verify/report/junit.ts';
import { WORDS } from '../../../src/verify/report/words.ts';
import { exampleOf, FILES } from './steps/row.ts';
import { type Abilities, clusterOf, type Moment, type World } from './steps/world.ts';

const BY_FILE = 'delete -f - --ignore-not-found';
const BY_LABEL = 'delete pod -l app=a --ignore-not-found';
const ADDRESS = 'https://log.test/manifest.yaml';
const BY_ADDRESS = `delete -f ${ADDRESS} --ignore-not-found`;
const FROM_PAGE = { [`apply -f ${ADDRESS} --dry-run=server`]: {}, 'get pod': {} };
const ON_PAGE = [{ apply: 'manifest.yaml' }, { run: 'kubectl get pod' }];
const CLEANUP = { cleanup: [{ delete: { kind: 'Pod', labels: { app: 'a' } } }] };
const STEPS = [{ apply: 'manifest.yaml' }, { expect: { kind: 'Pod', metadata: { name: 'echo' } } }];

const object = (kind: string, name: string, metadata: object = {}, apiVersion = 'v1'): KubeObject => ({
  apiVersion,
  kind,
  metadata: { name, ...metadata },
});
const POD = object('Pod', 'echo', { labels: { app: 'a' } });
const done = { [BY_FILE]: {} };
const delayed = (from: number, then: Moment, objects: readonly KubeObject[] = []): World => [
  { from: 0, objects: [POD], ...then },
  { from, objects, ...then },
];

async function clean(world: World, { abilities = {}, more = {}, shown }: Given = {}) {
  const example = exampleOf(shown ? ON_PAGE : STEPS, more);
  const page: ShownExample = {
    files: new Map(Object.entries(FILES)),
    addresses: new Map([['manifest.yaml', ADDRESS]]),
    commands: new Map([
      ['0', `kubectl apply -f ${ADDRESS}`],
      ['1', 'kubectl get pod'],
    ]),
    outputs: new Map(),
    cleanUp: shown ?? [],
  };
  const reader = shown ? { reader: { open: async () => page, close: async () => {} } } : {};
  const { cluster } = clusterOf(world, abilities);
  const result = await runExample(example, { cluster, signal: new AbortController().signal, ...reader });
  return { example, result, cluster };
}
interface Given {
  readonly abilities?: Abilities;
  readonly more?: Record<string, unknown>;
  readonly shown?: readonly string[];
}

describe('what is left of an example', () => {
  it.each<[string, World, Given]>([
    ['at once', delayed(1, { prints: done }), {}],
    ['as soon as its Pods have ended', delayed(45_000, { prints: done }), {}],
    ['by more commands', delayed(1000, { prints: { ...done, [BY_LABEL]: {} } }), { more: CLEANUP }],
    [
      'by the commands of its page',
      delayed(1000, { prints: { ...FROM_PAGE, [BY_ADDRESS]: {} } }),
      { shown: [`kubectl ${BY_ADDRESS}`] },
    ],
    [
      'by changes where there is no kubectl',
      delayed(1000, {
        accepts: {
          line: 'kubectl delete pod echo',
          change: { verb: 'delete', target: { apiVersion: 'v1', kind: 'Pod', name: 'echo' } },
        },
      }),
      { abilities: { capabilities: [] } },
    ],
    [
      'but for what clusters keep in every namespace',
      delayed(1000, { prints: done }, [
        object('ConfigMap', 'kube-root-ca.crt'),
        object('Secret', 'registry'),
        object('ServiceAccount', 'default'),
        object('Event', 'echo.1'),
        object('EndpointSlice', 'echo-x', {}, 'discovery.k8s.io/v1'),
      ]),
      {},
    ],
  ])('is gone %s', async (_how, world, given) => {
    const { result } = await clean(world, given);
    expect(result).toMatchObject({ outcome: 'passed', cleanUp: { outcome: 'passed' } });
  });

  it.each<[string, readonly KubeObject[], string]>([
    ['a Pod', [POD], 'Pod/echo'],
    ['a Pod that does not end', [object('Pod', 'echo', { deletionTimestamp: '2026-01-01T00:00:00Z' })], 'Pod/echo'],
    [
      'the claim of a StatefulSet, and a Service',
      [object('PersistentVolumeClaim', 'data-0'), object('Service', 'echo')],
      'Service/echo, PersistentVolumeClaim/data-0',
    ],
  ])('fails the example where it is %s', async (_what, objects, names) => {
    const { result, example } = await clean(delayed(1000, { prints: done }, objects));
    expect(result).toMatchObject({
      outcome: 'failed',
      cleanUp: {
        outcome: 'failed',
        reason: {
          ko: `60초 동안 기다렸습니다: 정리한 뒤에도 남아 있습니다: ${names}. example.yaml의 \`cleanup\`에 추가하십시오`,
          en: `still exists after the clean-up: ${names}; add it to \`cleanup\` in example.yaml, after 60s`,
        },
      },
    });
    expect(result.steps.map(({ outcome }) => outcome)).toEqual(['passed', 'passed']);
    expect(formatFailure(example, result)).toMatch(
      /^examples\/cases\/case\/example\.yaml:\d+:\d+: clean-up: still exists/,
    );
    expect(formatFailure(example, result, WORDS.ko)).toMatch(/: 정리: 60초 동안/);
  });

  it('counts a ConfigMap that a file defines', async () => {
    const example = exampleOf([{ apply: 'manifest.yaml' }, { run: 'kubectl get pod' }]);
    const files = example.files.map((file) =>
      file.withText('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: echo}\n'),
    );
    const { cluster } = clusterOf({ objects: [object('ConfigMap', 'echo')], prints: { ...done, 'get pod': {} } });
    const result = await runExample({ ...example, files }, { cluster, signal: new AbortController().signal });
    expect(result.cleanUp?.reason?.en).toContain('ConfigMap/echo');
  });
});

describe('a clean-up', () => {
  it('fails the example where a command ends with an error', async () => {
    const { result } = await clean(delayed(1, { prints: { [BY_FILE]: { exitCode: 1, stderr: 'error: no\n' } } }));
    expect(result.cleanUp).toMatchObject({
      outcome: 'failed',
      reason: { en: 'a clean-up command failed' },
      mismatches: [{ path: `kubectl ${BY_FILE}`, expected: 'done', actual: 'error: no' }],
    });
  });

  it.each<[string, readonly string[], object]>([
    ['shows a different', ['kubectl delete namespace study'], { actual: 'kubectl delete namespace study' }],
    ['shows none', [], { actual: 'no such command' }],
    [
      'shows one more',
      [`kubectl ${BY_ADDRESS}`, 'kubectl delete pod a'],
      { expected: 'no more', actual: 'kubectl delete pod a' },
    ],
  ])('is not run where the page %s', async (_what, shown, mismatch) => {
    // A command that ran would end with an error of its own.
    const { result } = await clean(delayed(1, { prints: FROM_PAGE }), { shown });
    expect(result.cleanUp).toMatchObject({
      outcome: 'failed',
      reason: { en: 'the page shows a different command' },
      mismatches: [mismatch],
    });
  });

  it('is not run after a step that failed', async () => {
    const { result } = await clean({ prints: done });
    expect(result.outcome).toBe('failed');
    expect(result).not.toHaveProperty('cleanUp');
  });

  it('changes nothing where there is no kubectl and what it would delete is gone', async () => {
    const gone = { expect: { kind: 'Pod', metadata: { name: 'echo' } }, absent: true };
    const other = object('Pod', 'other', { labels: { app: 'b' } });
    // Any change would be refused.
    const world: World = [
      { from: 0, objects: [POD] },
      { from: 5000, objects: [other] },
      { from: 20_000, objects: [] },
    ];
    const { cluster } = clusterOf(world, { capabilities: [] });
    const example = exampleOf([...STEPS, gone], CLEANUP);
    const result = await runExample(example, { cluster, signal: new AbortController().signal });
    expect(result).toMatchObject({ outcome: 'passed', cleanUp: { outcome: 'passed' } });
  });

  it('is skipped where the engine cannot make its changes', async () => {
    const { result } = await clean({ objects: [POD] }, { abilities: { capabilities: [], noChange: true } });
    expect(result).toMatchObject({
      outcome: 'passed',
      cleanUp: { outcome: 'skipped', reason: { en: 'changes are not simulated' } },
    });
  });

  it('that failed is in every report', async () => {
    const { result, example, cluster } = await clean(delayed(1, { prints: done }, [POD]));
    const report = {
      engine: cluster.info,
      startedAt: '2026-01-01T00:00:00Z',
      seconds: 1,
      spent: { jobs: 1, by: {} },
      examples: [result],
    };
    expect(junit(report, [example])).toContain('<failure message="still exists after the clean-up: Pod/echo;');
    expect(JSON.parse(json(report)).examples[0].cleanUp.reason).toMatch(/^still exists/);
    expect(readJson(json(report))?.examples[0]?.cleanUp?.reason?.ko).toMatch(/^still exists/);
  });
});
