import { expect, test } from 'vitest';
import { DEPLOYMENT, POD, terminal } from './terminal.ts';

const TYPO = POD.replace('image:', 'imge:');
const { run } = terminal({
  'pod.yaml': POD,
  'web.yaml': DEPLOYMENT,
  'web-3.yaml': DEPLOYMENT.replace('replicas: 2', 'replicas: 3'),
  'broken.yaml': 'kind: Pod\n  metadata: x\n',
  'typo.yaml': TYPO,
  'half.yaml': `${POD.replace('name: echo,', 'name: half,')}---\n${TYPO}`,
  'unknown.yaml': POD.replace('ghcr.io/subicura/echo', 'nginx'),
});

test('creates, leaves alone, and changes', async () => {
  const said = (service: string, deployment: string) => `deployment.apps/web ${deployment}\nservice/web ${service}\n`;
  expect((await run('apply -f web.yaml')).out).toBe(said('created', 'created'));
  expect((await run('apply -f web.yaml')).out).toBe(said('unchanged', 'unchanged'));
  expect((await run('apply -f web-3.yaml')).out).toBe(said('unchanged', 'configured'));
  expect((await run('get deploy web -o jsonpath={.spec.replicas}')).out).toBe('3');
});

test('reads its standard input', async () => {
  expect((await run('apply -f -', { stdin: POD })).out).toBe('pod/echo created\n');
  const { error, code } = await run('apply -f -', { stdin: '' });
  expect({ error, code }).toEqual({ error: 'error: no objects passed to apply\n', code: 1 });
});

test('creates nothing twice', async () => {
  await run('apply -f pod.yaml');
  expect(await run('create -f pod.yaml')).toEqual({
    out: '',
    error: 'Error from server (AlreadyExists): error when creating "pod.yaml": pods "echo" already exists\n',
    code: 1,
  });
});

test.each([
  [
    'apply -f broken.yaml',
    'error: error parsing broken.yaml: error converting YAML to JSON: yaml: line 2: mapping values are not allowed in this context\n',
  ],
  [
    'apply -f typo.yaml',
    'Error from server (BadRequest): error when creating "typo.yaml": Pod in version "v1" cannot be handled as a Pod: strict decoding error: unknown field "spec.containers[0].imge"\n',
  ],
  ['apply -f nope.yaml', 'error: the path "nope.yaml" does not exist\n'],
  [
    'apply -f https://log.example/nope.yaml',
    'error: unable to read URL "https://log.example/nope.yaml", server reported 404 Not Found, status code=404\n',
  ],
  ['apply', 'error: must specify one of -f and -k\n'],
])('refuses in kubectl’s words: kubectl %s', async (line, error) => {
  expect(await run(line)).toEqual({ out: '', error, code: 1 });
});

test('applies what is right beside what is refused', async () => {
  const { out, error, code } = await run('apply -f half.yaml');
  expect(out).toBe('pod/half created\n');
  expect(error).toMatch(/^Error from server \(BadRequest\): error when creating "half\.yaml": /);
  expect(code).toBe(1);
});

test('says in the reader’s language what it cannot run', async () => {
  const { error, code } = await run('apply -f unknown.yaml', { lang: 'ko' });
  expect(error).toBe('Pod/echo: 시뮬레이션하지 않습니다: 이미지 nginx:v1\n');
  expect(code).toBe(1);
});
