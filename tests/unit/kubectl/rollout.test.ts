import { beforeAll, expect, test } from 'vitest';
import { DEPLOYMENT, POD, terminal } from './terminal.ts';

const { run, sleep } = terminal({ 'web.yaml': DEPLOYMENT, 'pod.yaml': POD });
const withCause = (cause: string) =>
  DEPLOYMENT.replace('{name: web}', `{name: web, annotations: {kubernetes.io/change-cause: ${cause}}}`);
const caused = terminal({
  'v1.yaml': withCause('first'),
  'v2.yaml': withCause('second').replace('echo:v1', 'echo:v2'),
});
beforeAll(async () => {
  await run('apply -f web.yaml,pod.yaml');
});

test('tells how far a rollout is until it is done', async () => {
  const { out, code } = await run('rollout status deployment/web --timeout=60s');
  expect(out).toMatch(/^Waiting for deployment "web" rollout to finish: .*\n/);
  expect(out).toMatch(/\ndeployment "web" successfully rolled out\n$/);
  expect(code).toBe(0);
});

test('gives up when the time is over', async () => {
  await run('set image deploy/web app=ghcr.io/subicura/echo:no-such-tag');
  const { out, error, code } = await run('rollout status deploy/web --timeout=3s');
  expect(out).toMatch(
    /Waiting for deployment "web" rollout to finish: 1 out of 2 new replicas have been updated\.\.\.\n$/,
  );
  expect({ error, code }).toEqual({ error: 'error: timed out waiting for the condition\n', code: 1 });
});

test('goes back to the revision before, or to a given one', async () => {
  const { out, error } = await run('rollout undo deploy/web');
  expect(out).toBe('deployment.apps/web rolled back\n');
  expect(error).toMatch(/^Warning: resource deployments\/web was previously managed with 'kubectl apply'\./);
  expect((await run('rollout status deploy/web')).out).toMatch(/successfully rolled out\n$/);
  expect((await run('rollout history deploy/web')).out).toBe(
    'deployment.apps/web \nREVISION  CHANGE-CAUSE\n2         <none>\n3         <none>\n\n',
  );
  expect((await run('rollout undo deploy/web --to-revision=9')).error).toMatch(
    /error: unable to find specified revision 9 in history\n$/,
  );
  expect((await run('rollout undo deploy/web --to-revision=3')).out).toBe(
    'deployment.apps/web skipped rollback (current template already matches revision 3)\n',
  );
});

test('shows the template of a revision, with tabs as kubectl leaves them', async () => {
  const { out } = await run('rollout history deploy/web --revision=2');
  expect(out).toMatch(
    /^deployment\.apps\/web with revision #2\nPod Template:\n {2}Labels:\tapp=web\n\tpod-template-hash=/,
  );
  expect(out).toMatch(/\n {4}Image:\tghcr\.io\/subicura\/echo:no-such-tag\n/);
  expect((await run('rollout history deploy/web --revision=9')).error).toBe(
    'error: unable to find the specified revision\n',
  );
});

test('shows the cause of a revision, and brings it back with the revision', async () => {
  for (const file of ['v1.yaml', 'v2.yaml']) {
    await caused.run(`apply -f ${file}`);
    await caused.run('rollout status deploy/web');
  }
  expect((await caused.run('rollout history deploy/web --revision=1')).out).toMatch(
    /\n {2}Annotations:\tkubernetes\.io\/change-cause: first\n/,
  );
  await caused.run('rollout undo deploy/web --to-revision=1');
  await caused.run('rollout status deploy/web');
  expect((await caused.run('rollout history deploy/web')).out).toMatch(/\n2 +second\n3 +first\n/);
});

test('pauses, resumes and restarts', async () => {
  expect((await run('rollout pause deploy/web')).out).toBe('deployment.apps/web paused\n');
  expect((await run('rollout pause deploy/web')).error).toBe('error: deployments.apps "web" is already paused\n');
  expect((await run('rollout restart deploy/web')).error).toMatch(
    /can't restart paused deployment \(run rollout resume first\)\n$/,
  );
  expect((await run('rollout undo deploy/web')).error).toMatch(
    /error: you cannot rollback a paused deployment; resume it first/,
  );
  expect((await run('rollout resume deploy/web')).out).toBe('deployment.apps/web resumed\n');
  expect((await run('rollout restart deploy/web')).out).toBe('deployment.apps/web restarted\n');
  await sleep(1);
  const restarted = await run("get deploy web -o 'jsonpath={.spec.template.metadata.annotations.*}'");
  expect(restarted.out).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
});

test.each([
  ['rollout status pod/echo', 'error: no status viewer has been implemented for Pod\n'],
  ['rollout undo rs', /^error: no rollbacker has been implemented for "ReplicaSet\.apps"\n/],
  ['rollout restart pod echo', 'error: pods "echo" restarting is not supported\n'],
  ['rollout status', 'error: required resource not specified\n'],
  ['rollout nope', 'error: unknown command "nope"\nSee \'kubectl rollout -h\' for help and examples\n'],
])('kubectl %s', async (line, said) => {
  const { error, code } = await run(line);
  expect(error).toEqual(typeof said === 'string' ? said : expect.stringMatching(said));
  expect(code).toBe(1);
});
