import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NAMESPACED_KINDS } from '../../src/cluster/kinds.ts';
import { type PlainStep, verbOf } from '../../src/example/verbs/index.ts';
import { WRITTEN } from '../../src/example/verbs/written/index.ts';
import { cases } from '../exhaustive.ts';
import { type ConfinedKubectl, describeWithKubectl, startConfinedKubectl } from './confined-kubectl.ts';

const RUNS = cases(8);

/** Words for any field: names, and what reaches further where kubectl reads it as something else. */
const word = fc.oneof(
  fc.constantFrom('echo', 'app', 'a.b', 'example.com/app', 'redis:7', 'ghcr.io/a/b:v1', '2', 'V1.0', ''),
  fc.constantFrom(
    '--all',
    '--all-namespaces',
    '-A',
    '-nkube-system',
    '--namespace=kube-system',
    '--server=http://127.0.0.1:1',
    '--kubeconfig=/tmp/x',
    '--',
    'namespace/payments',
    'pod,namespace',
    '-f',
    '--raw=/api/v1/namespaces',
  ),
  fc.string({ maxLength: 6 }),
);
const kind = fc.oneof(fc.constantFrom(...Object.keys(NAMESPACED_KINDS), 'Namespace', 'Node'), word);
const object = fc.record({ kind, name: word });
const selected = fc.record({ kind, labels: fc.dictionary(word, word, { maxKeys: 2 }) });
const target = fc.oneof(object, selected);
const number = fc.oneof(fc.nat(5), word);

/** Steps as a stranger may write them, most of which are refused when they are loaded. */
const steps = fc.oneof(
  fc
    .tuple(target, fc.constantFrom({}, { cascade: 'orphan' }, { cascade: '--all' }))
    .map(([one, cascade]) => ['delete', { delete: { ...one, ...cascade } }] as const),
  fc.tuple(object, number).map(([one, replicas]) => ['scale', { scale: { ...one, replicas } }] as const),
  fc
    .tuple(target, fc.dictionary(word, fc.oneof(word, fc.constant(null)), { minKeys: 1, maxKeys: 2 }))
    .map(([one, set]) => ['label', { label: { ...one, set } }] as const),
  fc
    .tuple(object, word, word)
    .map(([one, container, image]) => ['setImage', { setImage: { ...one, container, image } }] as const),
  fc
    .tuple(object, fc.constantFrom('undo', 'restart', 'pause', 'resume', 'status', '--help'), number)
    .map(([one, action, toRevision]) => ['rollout', { rollout: { ...one, action, toRevision } }] as const),
);

describeWithKubectl('what a step that changes something asks of kubectl', () => {
  let kubectl: ConfinedKubectl;
  beforeAll(async () => {
    kubectl = await startConfinedKubectl();
  });
  afterAll(() => kubectl.close());

  const wordsOf = (verb: keyof typeof WRITTEN, fields: object) => {
    const step = WRITTEN[verb].safeParse(fields);
    if (!step.success) return undefined;
    const plain = { verb, ...step.data } as PlainStep;
    return verbOf(plain).command!(plain, (file) => file);
  };

  test.each([
    ['delete', { delete: { kind: 'Pod', name: 'echo' } }, 'DELETE'],
    ['delete', { delete: { kind: 'ReplicaSet', name: 'echo', cascade: 'orphan' } }, 'DELETE'],
    ['scale', { scale: { kind: 'Deployment', name: 'echo', replicas: 2 } }, 'PATCH'],
    ['label', { label: { kind: 'Pod', name: 'echo', set: { app: null, tier: 'web' } } }, 'PATCH'],
    ['setImage', { setImage: { kind: 'Deployment', name: 'echo', container: 'echo', image: 'redis' } }, 'PATCH'],
    ['rollout', { rollout: { kind: 'Deployment', name: 'echo', action: 'restart' } }, 'PATCH'],
    ['rollout', { rollout: { kind: 'Deployment', name: 'echo', action: 'pause' } }, 'PATCH'],
  ] as const)('%s changes its own object and nothing else', async (verb, fields, method) => {
    const { requests, strayed, output } = await kubectl.run(wordsOf(verb, fields)!);
    expect(strayed, output).toEqual([]);
    expect(
      requests.map((request) => request.method),
      output,
    ).toContain(method);
  });

  test('no step that can be loaded reaches beyond its namespace, even where nothing else confines it', async () => {
    const accepted = steps.map(([verb, fields]) => wordsOf(verb, fields)).filter((words) => words !== undefined);
    await fc.assert(
      fc.asyncProperty(accepted, fc.constantFrom('run' as const, 'runAlone' as const), async (words, how) => {
        const { strayed } = await kubectl[how](words.slice(1));
        expect({ words, strayed }).toEqual({ words, strayed: [] });
      }),
      { numRuns: RUNS },
    );
  }, 300_000);

  // That the check above can fail.
  test('without the grammar of its fields a step would stray', async () => {
    const { strayed } = await kubectl.runAlone(['delete', 'namespace', 'payments']);
    expect(strayed).toContainEqual(expect.stringContaining('/api/v1/namespaces/payments'));
  });
});
