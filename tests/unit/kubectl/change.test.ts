import { beforeEach, expect, test } from 'vitest';
import { DEPLOYMENT, POD, TWINS, terminal } from './terminal.ts';

const { run, sleep } = terminal({ 'pod.yaml': POD, 'web.yaml': DEPLOYMENT, 'twins.yaml': TWINS });
beforeEach(async () => {
  await run('apply -f pod.yaml,web.yaml');
});

test('scales, and only where the number of replicas is the expected one', async () => {
  expect(await run('scale deployment/web --replicas=3')).toEqual({
    out: 'deployment.apps/web scaled\n',
    error: '',
    code: 0,
  });
  expect((await run('scale deploy web --replicas=1 --current-replicas=2')).error).toBe(
    'error: Expected replicas to be 2, was 3\n',
  );
  expect((await run('scale pod echo --replicas=2')).error).toBe(
    'Error from server (NotFound): the server could not find the requested resource\n',
  );
  expect((await run('scale deploy web')).error).toBe('error: required flag(s) "replicas" not set\n');
});

test('sets images by container, or of all', async () => {
  const image = async () => (await run("get deploy web -o 'jsonpath={..image}'")).out;
  expect((await run('set image deploy/web app=ghcr.io/subicura/echo:v2')).out).toBe(
    'deployment.apps/web image updated\n',
  );
  expect(await image()).toBe('ghcr.io/subicura/echo:v2');
  expect((await run("set image deploy web '*=ghcr.io/subicura/echo:v1'")).out).toBe(
    'deployment.apps/web image updated\n',
  );
  expect(await image()).toBe('ghcr.io/subicura/echo:v1');
  expect(await run('set image deploy/web nope=x')).toEqual({
    out: '',
    error: 'error: unable to find container named "nope"\n',
    code: 1,
  });
  expect((await run('set image deploy/web')).error).toBe('error: at least one image update is required\n');
});

test('labels, and names what came of it', async () => {
  const label = async (words: string) => (await run(`label pod echo ${words}`)).out;
  expect(await label('tier=app')).toBe('pod/echo labeled\n');
  expect(await label('tier=app')).toBe('pod/echo not labeled\n');
  expect(await run('label pod echo tier=db')).toEqual({
    out: '',
    error: "error: 'tier' already has a value (app), and --overwrite is false\n",
    code: 1,
  });
  expect(await label('--overwrite tier=db x=y')).toBe('pod/echo labeled\n');
  expect(await label('x- tier=app --overwrite')).toBe('pod/echo modified\n');
  expect(await label('tier- nope-')).toBe('label "nope" not found.\npod/echo unlabeled\n');
  expect((await run("label pod echo 'a=b c'")).error).toMatch(
    /^error: invalid label value: "a=b c": a valid label must/,
  );
  expect((await run('label pod a=b')).error).toBe('error: resource(s) were provided, but no name was specified\n');
});

test('deletes by name, by label and by file, and waits until it is gone', async () => {
  expect((await run('delete pod echo')).out).toBe('pod "echo" deleted from study namespace\n');
  expect((await run('get pod echo')).code).toBe(1);
  expect(await run('delete pod echo nope')).toEqual({
    out: '',
    error: 'Error from server (NotFound): pods "echo" not found\nError from server (NotFound): pods "nope" not found\n',
    code: 1,
  });
  expect((await run('delete pod -l app=nope')).out).toBe('No resources found\n');
  expect((await run('delete pod')).error).toBe('error: resource(s) were provided, but no name was specified\n');
  const { out } = await run('delete -f web.yaml');
  expect(out).toBe('deployment.apps "web" deleted from study namespace\nservice "web" deleted from study namespace\n');
  expect(await run('delete -f web.yaml --ignore-not-found')).toMatchObject({ error: '', code: 0 });
  await run('apply -f web.yaml');
  expect(await run('delete -f web.yaml -f web.yaml --ignore-not-found')).toEqual({ out, error: '', code: 0 });
});

test('deletes what an object owns after it, or leaves it without an owner', async () => {
  const owners = async (kind: string) =>
    (await run(`get ${kind} -l app=web -o 'jsonpath={.items[*].metadata.ownerReferences[*].kind}'`)).out;
  const count = async (kind: string) =>
    (await run(`get ${kind} -l app=web --no-headers`)).out.split('\n').filter(Boolean).length;
  await sleep(3);
  expect(await owners('rs')).toBe('Deployment');
  expect((await run('delete deploy web --cascade=orphan')).out).toBe(
    'deployment.apps "web" deleted from study namespace\n',
  );
  expect([await count('rs'), await owners('rs')]).toEqual([1, '']);
  expect((await run('delete rs -l app=web --cascade=false')).error).toBe(
    'warning: --cascade=false is deprecated (boolean value) and can be replaced with --cascade=orphan.\n',
  );
  expect([await count('pod'), await owners('pod')]).toEqual([2, '']);
  await run('apply -f web.yaml');
  await sleep(3);
  await run('delete deploy web --cascade=foreground');
  expect([await count('rs'), await count('pod')]).toEqual([0, 0]);
  expect(await run('delete deploy web --cascade=nope')).toEqual({
    out: '',
    error: 'error: invalid cascade value (nope). Must be "background", "foreground", or "orphan"\n',
    code: 1,
  });
});

test('does not wait for containers that are made to end at once', async () => {
  await run('apply -f twins.yaml');
  await sleep(3);
  const { out, error } = await run('delete pod twins --force --grace-period=0');
  expect(error).toMatch(/^Warning: Immediate deletion does not wait/);
  expect(out).toBe('pod "twins" force deleted from study namespace\n');
});
