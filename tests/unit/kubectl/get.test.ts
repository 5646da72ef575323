import { beforeAll, describe, expect, test } from 'vitest';
import { DEPLOYMENT, POD, terminal } from './terminal.ts';

const { run, sleep } = terminal({ 'pod.yaml': POD, 'web.yaml': DEPLOYMENT });

beforeAll(async () => {
  await run('apply -f pod.yaml,web.yaml');
  await sleep(5);
});

const headings = (text: string) => text.split('\n')[0]!.split(/ {2,}/);

test('aligns the columns of a table with three spaces between', async () => {
  const { out } = await run('get pod echo');
  expect(out).toMatch(/^NAME {3}READY {3}STATUS {4}RESTARTS {3}AGE\necho {3}1\/1 {5}Running {3}0 {10}\d+s\n$/);
});

test.each([
  ['pod', 'NAME READY STATUS RESTARTS AGE IP NODE NOMINATED_NODE READINESS_GATES'],
  ['service', 'NAME TYPE CLUSTER-IP EXTERNAL-IP PORT(S) AGE SELECTOR'],
  ['deployment', 'NAME READY UP-TO-DATE AVAILABLE AGE CONTAINERS IMAGES SELECTOR'],
  ['replicaset', 'NAME DESIRED CURRENT READY AGE CONTAINERS IMAGES SELECTOR'],
  ['endpointslice', 'NAME ADDRESSTYPE PORTS ENDPOINTS AGE'],
  ['endpoints', 'NAME ENDPOINTS AGE'],
  ['configmap', 'NAME DATA AGE'],
  ['node', 'NAME STATUS ROLES AGE VERSION INTERNAL-IP EXTERNAL-IP OS-IMAGE KERNEL-VERSION CONTAINER-RUNTIME'],
  ['namespace', 'NAME STATUS AGE'],
  ['event', 'LAST_SEEN TYPE REASON OBJECT SUBOBJECT SOURCE MESSAGE FIRST_SEEN COUNT NAME'],
])('has the columns of %s', async (kind, columns) => {
  const { out } = await run(`get ${kind} -o wide`);
  expect(headings(out)).toEqual(columns.split(' ').map((heading) => heading.replaceAll('_', ' ')));
});

test('prints a table a kind, with the kind before the name, for several kinds and for `all`', async () => {
  const { out } = await run('get deploy,svc');
  expect(out.replace(/ +\d+s$/gm, '')).toMatch(
    /^NAME {18}READY .*\ndeployment\.apps\/web {3}2\/2 .*\n\nNAME {10}TYPE .*\nservice\/web {3}ClusterIP .*\n$/,
  );
  const all = await run('get all -o name');
  expect(all.out.split('\n').map((name) => name.split('/')[0])).toEqual([
    ...['pod', 'pod', 'pod', 'service', 'deployment.apps', 'replicaset.apps', ''],
  ]);
});

test('warns of Endpoints, which are deprecated, and shows the addresses with their ports', async () => {
  const { out, error } = await run('get ep');
  expect(error).toBe('Warning: v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice\n');
  expect(out).toMatch(/\nweb {4}[\d.]+:3000,[\d.]+:3000 {3}\d+s\n$/);
});

describe('what is not there', () => {
  test.each([
    ['get pod nope', 'Error from server (NotFound): pods "nope" not found\n'],
    ['get deploy/nope', 'Error from server (NotFound): deployments.apps "nope" not found\n'],
    ['get nope', 'error: the server doesn\'t have a resource type "nope"\n'],
    [
      'get deploy.v9.apps',
      'error: the server doesn\'t have a resource type "deploy" in group "apps" and version "v9"\n',
    ],
    ['get pod echo -l app=echo', 'error: name cannot be provided when a selector is specified\n'],
    ['get pod -l a=b=c', /unable to parse requirement: found '=', expected: ',' or 'end of string'\n$/],
    [
      'get pod --field-selector=spec.foo=1',
      /\(BadRequest\): Unable to find "\/v1, Resource=pods" .* field label not supported: spec\.foo\n$/,
    ],
    [
      'get pod -o nope',
      /^error: unable to match a printer suitable for the output format "nope", allowed formats are: custom-columns,/,
    ],
    ['get pod -o jsonpath={.a', 'error: error parsing jsonpath {.a, unclosed action\n'],
  ])('kubectl %s', async (line, said) => {
    const { out, error, code } = await run(line);
    expect({ out, code }).toEqual({ out: '', code: 1 });
    expect(error).toEqual(typeof said === 'string' ? said : expect.stringMatching(said));
  });

  test('is no error where a list is empty', async () => {
    const empty = { out: '', error: 'No resources found in study namespace.\n', code: 0 };
    expect(await run('get job')).toEqual(empty);
    expect(await run('get pod -l app=nope')).toEqual(empty);
    expect(await run('get pod nope --ignore-not-found')).toEqual({ out: '', error: '', code: 0 });
  });

  test('prints what is there all the same', async () => {
    const { out, error, code } = await run('get pod echo nope -o name');
    expect({ out, error, code }).toEqual({
      out: 'pod/echo\n',
      error: 'Error from server (NotFound): pods "nope" not found\n',
      code: 1,
    });
  });
});

test.each([
  ['app=echo', ['echo']],
  ['app==echo,env=dev', ['echo']],
  ['app!=web', ['echo']],
  ['env', ['echo']],
  ['!env,app in (web, echo)', ['web', 'web']],
  ['app notin (web)', ['echo']],
])('selects by labels: %s', async (selector, names) => {
  const { out } = await run(`get pod -o custom-columns=APP:.metadata.labels.app --no-headers -l '${selector}'`);
  expect(out.trim().split('\n')).toEqual(names);
});

test('selects by fields, and sorts by one', async () => {
  expect((await run('get pod --field-selector=metadata.name=echo -o name')).out).toBe('pod/echo\n');
  expect((await run('get pod --field-selector=status.phase!=Running')).error).toMatch(/^No resources/);
  const names = (await run('get pod --sort-by=.metadata.labels.app -o name')).out.trim().split('\n');
  expect(names.at(0)).toBe('pod/echo');
  expect(await run('get pod --sort-by=.spec.nope')).toMatchObject({
    error: 'error: couldn\'t find any field with path "{.spec.nope}" in the list of objects\n',
  });
});

test('shows labels in columns', async () => {
  const { out } = await run('get pod echo -L app,example.com/team --show-labels');
  expect(headings(out).slice(5)).toEqual(['APP', 'TEAM', 'LABELS']);
  expect(out.split('\n')[1]).toMatch(/ echo {3}<none> {3}app=echo,env=dev$/);
});

test('prints one object alone and several as a list, in JSON and in YAML', async () => {
  expect(JSON.parse((await run('get pod echo -o json')).out)).toMatchObject({ kind: 'Pod' });
  expect(JSON.parse((await run('get pod -o json')).out)).toMatchObject({
    kind: 'List',
    metadata: { resourceVersion: '' },
  });
  expect((await run('get svc web -o yaml')).out).toMatch(
    /^apiVersion: v1\nkind: Service\nmetadata:\n {2}annotations:\n/,
  );
});

test('shows each change until Ctrl-C', async () => {
  const watched = run('get pod -l app=web -w', { seconds: 40 });
  await run('scale deploy web --replicas=1');
  const { out, code } = await watched;
  expect(code).toBe(130);
  const [head, ...rows] = out.trim().split('\n');
  expect(headings(head!)).toEqual(['NAME', 'READY', 'STATUS', 'RESTARTS', 'AGE']);
  expect(rows.slice(0, 2).every((row) => / Running /.test(row))).toBe(true);
  expect(rows.slice(2).some((row) => / Terminating /.test(row))).toBe(true);
});
