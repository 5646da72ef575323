import { beforeAll, expect, test } from 'vitest';
import { curl } from '../../../src/kubectl/curl.ts';
import { DEPLOYMENT, POD, TWINS, terminal } from './terminal.ts';

const NODE_PORT = `apiVersion: v1
kind: Service
metadata: {name: out}
spec: {type: NodePort, selector: {app: web}, ports: [{port: 80, targetPort: 3000, nodePort: 31000}]}
`;
const NOBODY = DEPLOYMENT.split('---\n')[1]!.replace('name: web', 'name: nobody').replace('app: web', 'app: nobody');
const { run, sleep, workspace } = terminal({
  'web.yaml': DEPLOYMENT,
  'out.yaml': NODE_PORT,
  'nobody.yaml': NOBODY,
  'twins.yaml': TWINS,
  'pod.yaml': POD,
});
beforeAll(async () => {
  await run('apply -f web.yaml,out.yaml,nobody.yaml,twins.yaml');
  await sleep(5);
});

const client = (words: string) => run(`exec --namespace=client client -- curl -sS --max-time 3 ${words}`);

test('asks a Service from the client Pod, by its name', async () => {
  expect((await client('http://web.study/')).out).toMatch(/^web-\w+-\w+\n?$/);
  expect((await client('http://web.study.svc.cluster.local:80/')).code).toBe(0);
});

test.each([
  ['http://nobody.study/', 7, "Failed to connect to nobody.study port 80 after \\d+ ms: Couldn't connect to server"],
  ['http://nope.study/', 6, 'Could not resolve host: nope.study'],
  ['http://web/', 6, 'Could not resolve host: web'],
  ['http://web.study:81/', 28, 'Connection timed out after 3000 milliseconds'],
])('says what curl says of %s', async (url, code, said) => {
  const { error, code: exit } = await client(url);
  expect(error).toMatch(new RegExp(`^curl: \\(${code}\\) ${said}\\ncommand terminated with exit code ${code}\\n$`));
  expect(exit).toBe(code);
});

test('sends a request for each number, at a rate, until Ctrl-C', async () => {
  const { out } = await client("--rate 10/s 'http://web.study/#[1-5]'");
  expect(out.match(/web-/g)).toHaveLength(5);
  const line = "exec -n client client -- curl -sS --rate 10/s 'http://web.study/#[1-6000]'";
  const stopped = await run(line, { seconds: 1 });
  expect(stopped.out.match(/web-/g)!.length).toBeLessThan(20);
});

test('asks a node port from the reader’s machine, and nothing outside the cluster', async () => {
  let [out, error] = ['', ''];
  const shell = {
    out: (text: string) => {
      out += text;
    },
    error: (text: string) => {
      error += text;
    },
    signal: new AbortController().signal,
  };
  expect(await curl(workspace(), ['-sS', 'http://localhost:31000/'], shell)).toBe(0);
  expect(out).toMatch(/^web-/);
  expect(await curl(workspace(), ['-sS', 'http://localhost:31001/'], shell)).toBe(7);
  expect(await curl(workspace(), ['-sS', 'http://example.com/'], shell)).toBe(6);
  expect(error).toMatch(/Could not resolve host: example\.com\n$/);
});

test('runs a command in a container', async () => {
  expect((await run('exec twins -c db -- redis-cli ping')).out).toBe('PONG\n');
  const { out, error } = await run('exec twins -- hostname');
  expect({ out, error }).toEqual({ out: 'twins\n', error: 'Defaulted container "web" out of: web, db\n' });
  expect(await run('exec twins -c web -- cat /tmp/nope')).toMatchObject({ code: 1, out: '' });
});

test.each([
  [
    'exec twins ls',
    /^error: exec \[POD\] \[COMMAND\] is not supported anymore\. Use exec \[POD\] -- \[COMMAND\] instead\n/,
  ],
  ['exec twins', 'error: you must specify at least one command for the container\n'],
  ['exec', 'error: pod, type/name or --filename must be specified\n'],
  ['exec nope -- ls', 'Error from server (NotFound): pods "nope" not found\n'],
  ['exec twins -c nope -- ls', 'error: container nope is not valid for pod twins out of: web, db\n'],
  ['exec twins -c web -- top', 'not simulated: the command `top`\n'],
])('kubectl %s', async (line, said) => {
  const { error, code } = await run(line);
  expect(error).toEqual(typeof said === 'string' ? said : expect.stringMatching(said));
  expect(code).toBe(1);
});
