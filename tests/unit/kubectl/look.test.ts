import { beforeAll, expect, test } from 'vitest';
import { DEPLOYMENT, POD, TWINS, terminal } from './terminal.ts';

const BAD = POD.replace('name: echo,', 'name: bad,').replace('echo:v1', 'echo:no-such-tag');
const { run, sleep } = terminal({ 'twins.yaml': TWINS, 'web.yaml': DEPLOYMENT, 'bad.yaml': BAD, 'pod.yaml': POD });
beforeAll(async () => {
  await run('apply -f twins.yaml,web.yaml,bad.yaml');
  await sleep(5);
});

test('reads the log of a container, the first one where none is named', async () => {
  const first = await run('logs twins');
  expect(first.error).toBe('Defaulted container "web" out of: web, db\n');
  expect(first.out.split('\n')).toHaveLength(3);
  const db = await run('logs twins -c db --tail=1');
  expect(db).toMatchObject({ error: '', code: 0 });
  expect(db.out).toMatch(/^1:M \d\d \w{3} \d{4} .* \* Ready to accept connections\n$/);
  expect((await run('logs twins nope')).error).toBe(
    'error: container nope is not valid for pod twins out of: web, db\n',
  );
});

test('reads logs of many: of all containers, of a selection, of a workload', async () => {
  const all = await run('logs twins --all-containers --prefix');
  expect(new Set(all.out.match(/^\[pod\/twins\/\w+\]/gm))).toEqual(new Set(['[pod/twins/web]', '[pod/twins/db]']));
  expect((await run('logs -l app=web')).out.trim().split('\n')).toHaveLength(4);
  const { error, out } = await run('logs deploy/web');
  expect(error).toMatch(/^Found 2 pods, using pod\/web-/);
  expect(out.trim().split('\n')).toHaveLength(2);
});

test.each([
  [
    'logs bad',
    /^Error from server \(BadRequest\): container "app" in pod "bad" is waiting to start: (image can't be pulled|trying and failing to pull image)\n$/,
  ],
  [
    'logs twins -c db -p',
    'Error from server (BadRequest): previous terminated container "db" in pod "twins" not found\n',
  ],
  ['logs nope', 'error: error from server (NotFound): pods "nope" not found in namespace "study"\n'],
  ['logs', /^error: expected 'logs \[-f\] \[-p\] \(POD \| TYPE\/NAME\) \[-c CONTAINER\]'\./],
])('kubectl %s', async (line, said) => {
  const { error, code } = await run(line);
  expect(error).toEqual(typeof said === 'string' ? said : expect.stringMatching(said));
  expect(code).toBe(1);
});

test('follows a log until Ctrl-C', async () => {
  await run('apply -f pod.yaml');
  await run('wait --for=jsonpath={.status.phase}=Running pod/echo');
  const { out, code } = await run('logs -f echo', { seconds: 5 });
  expect(out).toMatch(/Server listening/);
  expect(code).toBe(130);
});

test('waits for a condition, a value, creation and deletion', async () => {
  expect((await run('wait --for=condition=Ready pod/twins')).out).toBe('pod/twins condition met\n');
  expect((await run("wait --for=jsonpath='{.status.readyReplicas}'=2 deploy/web")).out).toBe(
    'deployment.apps/web condition met\n',
  );
  expect((await run('wait --for=create pod/twins')).out).toBe('pod/twins condition met\n');
  expect(await run('wait --for=condition=Ready pod/bad --timeout=2s')).toEqual({
    out: '',
    error: 'error: timed out waiting for the condition on pods/bad\n',
    code: 1,
  });
  const gone = run('wait --for=delete pod/echo --timeout=60s');
  await run('delete pod echo --wait=false');
  expect((await gone).out).toBe('pod/echo condition met\n');
});

test.each([
  ['wait pod/twins', 'error: unrecognized condition: []\n'],
  ['wait --for=nope pod/twins', 'error: unrecognized condition: "nope"\n'],
  ['wait --for=condition=Ready pod/nope', 'Error from server (NotFound): pods "nope" not found\n'],
  ['wait --for=condition=Ready pod -l app=nope', 'error: no matching resources found\n'],
])('kubectl %s', async (line, error) => {
  expect(await run(line)).toEqual({ out: '', error, code: 1 });
});

test('lists events by their time, of one object or one type', async () => {
  const { out } = await run('events --for=pod/bad --types=Warning');
  expect(out.split('\n')[0]).toMatch(/^LAST SEEN +TYPE +REASON +OBJECT +MESSAGE$/);
  expect(out).toMatch(/ Warning {3}Failed {3}Pod\/bad {3}Error: ErrImagePull\n/);
  expect((await run('events --for=pod/nope')).error).toBe('No events found in study namespace.\n');
  expect((await run('events --types=Odd')).error).toBe('error: valid --types are Normal or Warning\n');
});

test('describes, also by the beginning of a name', async () => {
  expect((await run('describe pod twins')).out).toMatch(/^Name: +twins\nNamespace: +study\n/);
  const both = (await run('describe pod web-')).out;
  expect(both.match(/^Name: /gm)).toHaveLength(2);
  expect((await run('describe pod twins --show-events=false')).out).not.toMatch(/^Events:/m);
  expect((await run('describe pod nope')).error).toBe('Error from server (NotFound): pods "nope" not found\n');
});

test('explains the values that a field may have', async () => {
  const { out } = await run('explain pod.spec.containers.imagePullPolicy');
  expect(out).toContain('ENUM:\n    Always\n    IfNotPresent\n    Never\n');
  expect(out).toContain(
    '    Possible enum values:\n     - `"Always"` means that kubelet always attempts to pull the latest image.\n    Container will fail',
  );
  // Of the items of a list kubectl does not say them.
  expect((await run('explain service.spec.ipFamilies')).out).not.toContain('Possible enum values');
});

test('explains a field in the words of the API', async () => {
  const { out } = await run('explain deploy.spec.replicas');
  expect(out).toMatch(
    /^GROUP: {6}apps\nKIND: {7}Deployment\nVERSION: {4}v1\n\nFIELD: replicas <integer>\n\n\nDESCRIPTION:\n {4}\S/,
  );
  expect((await run('explain pod.spec.nope')).error).toBe('error: field "nope" does not exist\n');
});
