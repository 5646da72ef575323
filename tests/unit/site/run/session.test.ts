import { afterEach, expect, it } from 'vitest';
import { simulationOf } from '../../../../src/cluster/embedded/node.ts';
import { loadExample } from '../../../../src/example/load.ts';
import type { Answer, News, StepState } from '../../../../src/site/run/messages.ts';
import type { PlainExample } from '../../../../src/site/run/plain.ts';
import { prepareExamples } from '../../../../src/site/run/prepare.ts';
import type { Session } from '../../../../src/site/run/session.ts';
import { projectWith } from '../../verify/helpers.ts';

const ROOT = process.cwd();
let open: Session | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

/** An example as its page has it. */
async function plainOf(id: string): Promise<PlainExample> {
  const prepared = (await prepareExamples(ROOT, [loadExample(ROOT, id)])).get(id)!;
  if (!('plain' in prepared)) throw new Error(prepared.missing.en);
  return JSON.parse(JSON.stringify(prepared.plain));
}

/**
 * A session with an example, or with an exercise that begins with it, whose time passes as fast as it can until somebody watches, and
 * what it tells.
 */
async function sessionOf(id: string, judged: string[] = [], task?: string) {
  const begun = { example: await plainOf(id), ...(task ? { task: await plainOf(task) } : {}) };
  const { judge } = await simulationOf(ROOT);
  // Only now can Node load the engine.
  const [{ Session }, { default: images }] = await Promise.all([
    import('../../../../src/site/run/session.ts'),
    import('../../../../images/index.ts'),
  ]);
  const told: Answer[] = [];
  const session = await Session.open(begun, 'en', {
    images,
    judge: (manifest, namespace) => {
      judged.push(manifest.text);
      return judge(manifest, namespace);
    },
    tell: (answer) => told.push(structuredClone(answer)),
  });
  open = session;
  const news = (): News[] => told.flatMap((answer) => (answer.told === 'news' ? [answer.news] : []));
  const states = (): StepState[] => told.flatMap((answer) => (answer.told === 'step' ? [answer.step] : []));
  const printed = (): string => told.flatMap((answer) => (answer.told === 'printed' ? [answer.text] : [])).join('');
  return { session, told, news, states, printed };
}

it('walks the steps of an example, and tells what is missing until each is true', async () => {
  const judged: string[] = [];
  const { session, told, states, news } = await sessionOf('replicaset/three', judged);
  const ready = told.find((answer) => answer.told === 'ready')!;
  expect(ready.steps.map(({ command }) => command)[0]).toBe('kubectl apply -f manifest.yaml');
  for (const { index } of ready.steps) await session.answer({ ask: 'step', index });
  expect(session.results.map(({ outcome }) => outcome)).toEqual(['passed', 'passed', 'passed', 'passed', 'passed']);
  const waited = states().find(({ state, mismatches }) => state === 'running' && mismatches !== undefined);
  expect(waited).toMatchObject({ index: '1' });
  // What was judged when the site was built needs no checker.
  expect(judged).toEqual([]);
  const seen = news().flatMap(({ changes }) => changes);
  expect(new Set(seen.map(({ object }) => object.kind))).toEqual(new Set(['ReplicaSet', 'Pod']));
  expect(news().at(-1)!.objects?.length ?? 4).toBe(4);
});

it('tells what a command of the second terminal goes on printing, as it does', async () => {
  const { session, told, states } = await sessionOf('kubectl/changes');
  const ready = told.find((answer) => answer.told === 'ready')!;
  expect(ready.steps.map(({ index, isInside }) => [index, isInside]).slice(0, 3)).toEqual([
    ['0', false],
    ['0.0', true],
    ['0.1', true],
  ]);
  for (const index of ['0', '1', '2']) await session.answer({ ask: 'step', index });
  expect(session.results.map(({ outcome }) => outcome)).toEqual(Array.from({ length: 7 }, () => 'passed'));
  const outputs = states().flatMap(({ index, output = '' }) => (index === '0' ? [output] : []));
  // Each begins with the one before, and the Pod was pending before it ran.
  for (const [at, output] of outputs.entries()) expect(output.startsWith(outputs[at - 1] ?? '')).toBe(true);
  expect(outputs.some((output) => output.includes('Pending') && !output.includes('Running'))).toBe(true);
  expect(outputs.at(-1)).toContain('Running');
});

it('tries a step again that failed, for a reader may have changed something since', async () => {
  const { session, states } = await sessionOf('service/mended-with-label');
  // The request comes before anything is applied.
  await session.answer({ ask: 'step', index: '1' });
  expect(states().at(-1)).toMatchObject({ index: '1', state: 'failed' });
  await session.answer({ ask: 'step', index: '2' });
  expect(states().at(-1)).toMatchObject({ index: '2', state: 'not-run' });
  await session.answer({ ask: 'line', id: 1, line: 'nothing' });
  await session.answer({ ask: 'step', index: '1' });
  expect(states().filter(({ index, state }) => index === '1' && state === 'failed')).toHaveLength(2);
});

it('stands still at speed 0, and nothing is told then', async () => {
  const { session, news } = await sessionOf('pod/echo');
  await session.answer({ ask: 'speed', speed: 50 });
  await session.answer({ ask: 'step', index: '0' });
  await session.answer({ ask: 'speed', speed: 0 });
  await new Promise((resolve) => setTimeout(resolve, 250));
  const before = news().length;
  await new Promise((resolve) => setTimeout(resolve, 250));
  expect(news()).toHaveLength(before);
  await session.answer({ ask: 'speed', speed: 50 });
  await expect.poll(() => news().length).toBeGreaterThan(before);
});

it('makes the changes of controls, and says which command each stands for', async () => {
  const { session, told, news } = await sessionOf('pod/echo');
  await session.answer({ ask: 'step', index: '0' });
  await session.answer({
    ask: 'change',
    id: 1,
    step: { verb: 'label', label: { kind: 'Pod', name: 'echo', set: { app: null } } },
  });
  await session.answer({
    ask: 'change',
    id: 2,
    step: { verb: 'scale', scale: { kind: 'Deployment', name: 'none', replicas: 2 } },
  });
  expect(told.flatMap((answer) => (answer.told === 'typed' ? [answer.line] : []))).toEqual([
    'kubectl label pod echo --overwrite app-',
    'kubectl scale deployment/none --replicas=2',
  ]);
  expect(told.filter((answer) => answer.told === 'ended')).toMatchObject([{ code: 0 }, { code: 1 }]);
  // As from kubectl, which they are.
  expect(told.filter((answer) => answer.told === 'printed')).toMatchObject([
    { id: 1, isError: false, text: 'pod/echo unlabeled\n' },
    { id: 2, isError: true, text: expect.stringContaining('deployments.apps "none" not found') },
  ]);
  const { labels } = news()
    .flatMap(({ objects }) => objects ?? [])
    .at(-1)!.state as { labels: Record<string, string> };
  expect(labels).not.toHaveProperty('app');
});

it('sends requests, and knows which Pod answered', async () => {
  const { session, news, printed } = await sessionOf('pod/echo-answers');
  for (const index of ['0', '1', '2']) await session.answer({ ask: 'step', index });
  const service = news()
    .flatMap(({ objects }) => objects ?? [])
    .findLast(({ state }) => state.kind === 'Service')!;
  const [port] = service.state.kind === 'Service' ? service.state.ports : [];
  await session.answer({ ask: 'request', id: 1, request: { service: service.object.name, port: port!.port } });
  expect(printed()).not.toBe('');
  expect(news().at(-1)!.requests.at(-1)).toMatchObject({ to: service.object.name, status: 200, pod: printed().trim() });
});

it('applies a file as the reader has changed it, judged by the checker', async () => {
  const judged: string[] = [];
  const { session, printed } = await sessionOf('pod/echo', judged);
  const apply = (id: number) => session.answer({ ask: 'line', id, line: 'kubectl apply -f manifest.yaml' });
  await session.answer({ ask: 'edit', file: 'manifest.yaml', text: 'kind: Pod\nmetadata: {name: a}\n' });
  await apply(1);
  expect(printed()).toContain('apiVersion not set');
  const [file] = loadExample(ROOT, 'pod/echo').files;
  const renamed = file!.text.replace('name: echo', 'name: renamed');
  await session.answer({ ask: 'edit', file: 'manifest.yaml', text: renamed });
  await apply(2);
  expect(printed()).toContain('pod/renamed created');
  expect(judged).toEqual(['kind: Pod\nmetadata: {name: a}\n', renamed]);
});

it('looks at the goals of an exercise from the beginning, and lists no command that would be the answer', async () => {
  const { told, states, session } = await sessionOf('yaml/broken-env-number', [], 'yaml/quoted-number');
  const ready = told.find((answer) => answer.told === 'ready')!;
  expect(ready.steps).toEqual([
    expect.objectContaining({
      index: '1',
      command: '',
      about: 'Pod: metadata.name = numbers, metadata.labels.app = numbers',
    }),
  ]);
  await expect
    .poll(() => states().at(-1))
    .toMatchObject({ index: '1', state: 'running', reason: { en: 'there is no Pod' } });
  const [file] = loadExample(ROOT, 'yaml/quoted-number').files;
  await session.answer({ ask: 'edit', file: 'manifest.yaml', text: file!.text });
  await session.answer({ ask: 'line', id: 1, line: 'kubectl apply -f manifest.yaml' });
  await expect.poll(() => states().at(-1)?.state).toBe('passed');
});

it('says in words of the engine why an example cannot be run, by what its files hold', async () => {
  const root = projectWith(['pod/echo', 'pod/deleted'], {
    'pod/echo/manifest.yaml': (text) => text.replace(/^spec:\n/m, 'spec:\n  nodeSelector: {disk: ssd}\n'),
  });
  const prepared = await prepareExamples(root, [loadExample(root, 'pod/echo'), loadExample(root, 'pod/deleted')]);
  expect(prepared.get('pod/echo')).toEqual({
    missing: { ko: expect.stringContaining('노드 선택'), en: 'Pod/echo: not simulated: node selection' },
  });
  expect(prepared.get('pod/deleted')).toHaveProperty('plain');
});
