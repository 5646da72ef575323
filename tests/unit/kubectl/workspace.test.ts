import { beforeAll, expect, test } from 'vitest';
import type * as Workspaces from '../../../src/kubectl/workspace.ts';
import { POD, terminal } from './terminal.ts';

const { run, workspace } = terminal({ 'pod.yaml': POD });
let workspaces: typeof Workspaces;
const typed = () => workspaces.typable(workspace());
beforeAll(async () => {
  workspaces = await import('../../../src/kubectl/workspace.ts');
  await run('apply -f pod.yaml');
  await run('wait --for=condition=Ready pod/echo');
});

test('a command that goes on prints what other commands bring about, and lets no time pass itself', async () => {
  const { start, sleep, now } = typed();
  const running = start!(['get', 'pod', '-w']);
  const began = now();
  for (let turn = 0; turn < 100; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(now()).toBe(began);
  expect(running.printed).toMatch(/^NAME +READY.*\necho +1\/1 +Running .*\n$/);
  await run('label pod echo tier=web');
  await sleep(200);
  expect(running.printed.match(/^echo +1\/1/gm)).toHaveLength(2);
  expect(running.ended).toBe(false);
  await running.stop();
  await run('label pod echo tier=app --overwrite');
  await sleep(200);
  expect(running.printed.match(/^echo +1\/1/gm)).toHaveLength(2);
});

test('a log that is followed goes on as well', async () => {
  const { start, sleep } = typed();
  const running = start!(['logs', '-f', 'echo']);
  await sleep(200);
  expect(running.printed).toMatch(/server listening/);
  expect(running.ended).toBe(false);
  await running.stop();
});

test('one that ends by itself has ended', async () => {
  const { start, sleep } = typed();
  const running = start!(['get', 'pod,service', '-w']);
  await sleep(100);
  expect(running).toMatchObject({
    ended: true,
    printed: 'error: you may only specify a single resource type\n',
  });
  await running.stop();
});

test('a command that takes longer than it may is stopped', async () => {
  const { kubectl } = typed();
  const words = ['exec', 'echo', '--', 'sh', '-c', 'echo begun; sleep 100'];
  expect(await kubectl!(words, { timeoutMs: 60_000 })).toMatchObject({ exitCode: 124, stopped: true });
  const { stopped, exitCode } = await kubectl!(['exec', 'echo', '--', 'sleep', '5'], { timeoutMs: 60_000 });
  expect({ stopped, exitCode }).toEqual({ stopped: undefined, exitCode: 0 });
});

test('what is not simulated is no failure of a command, but something that cannot be said', async () => {
  const { kubectl, start } = typed();
  await expect(kubectl!(['exec', 'echo', '--', 'telnet'])).rejects.toMatchObject({
    name: 'Unsupported',
    message: expect.stringContaining('telnet'),
  });
  await expect(kubectl!(['get', 'pod', '-o', 'go-template={{1}}'])).rejects.toMatchObject({ name: 'Unsupported' });
  const running = start!(['get', 'pod', '-w', '--output-watch-events']);
  await expect(running.stop()).rejects.toMatchObject({ name: 'Unsupported' });
});
