import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { run, start } from '../../../../src/cluster/kubectl/process.ts';

test('a program gets its input and gives what it printed, with its exit code', async () => {
  const output = await run('sh', ['-c', 'cat; echo to-stderr >&2; exit 3'], { stdin: '파드\n' });
  expect(output).toEqual({ exitCode: 3, stdout: '파드\n', stderr: 'to-stderr\n' });
});

test('a program that is not there ends with 127, as in a shell', async () => {
  expect((await run('no-such-program', [])).exitCode).toBe(127);
});

test('a program that takes too long is stopped, with what it started', async () => {
  const started = performance.now();
  const output = await run('sh', ['-c', 'echo begun; sleep 60 & wait'], { timeoutMs: 300 });
  expect(output).toEqual({ exitCode: 124, stdout: 'begun\n', stderr: 'no end after 0.3 s', stopped: true });
  expect(performance.now() - started).toBeLessThan(10_000);
});

test('a program that prints without end is stopped', async () => {
  const { exitCode, stderr } = await run('yes', []);
  expect(exitCode).toBe(124);
  expect(stderr).toContain('more than 16777216 characters');
});

test('a program that prints errors without end is stopped too', async () => {
  expect(await run('sh', ['-c', 'yes >&2'])).toMatchObject({ exitCode: 124, stopped: true });
});

const forever = (script: string, signal = new AbortController().signal) => start('sh', ['-c', script], { signal });

test('a program that goes on prints until Ctrl-C, which reaches all that it started', async () => {
  const running = forever('trap "echo bye; exit" INT; echo hello; sleep 60; echo not-here');
  await expect.poll(() => running.printed).toBe('hello\n');
  expect(running.ended).toBe(false);
  await running.stop();
  expect(running.printed).toBe('hello\nbye\n');
});

test('one that ignores Ctrl-C is killed', async () => {
  const running = forever('trap "" INT; echo $$; while true; do sleep 1; done');
  await expect.poll(() => running.printed).not.toBe('');
  await running.stop();
  expect(isRunning(Number(running.printed))).toBe(false);
}, 20_000);

test.each([
  ['ends by itself', 'echo gone'],
  ['prints without end', 'yes'],
])(
  'one that %s is not running any more',
  async (_what, script) => {
    const running = forever(script);
    await expect.poll(() => running.ended, { timeout: 60_000 }).toBe(true);
    await running.stop();
  },
  60_000,
);

test('one that is not there has ended, and says why', async () => {
  const running = start('no-such-program', [], { signal: new AbortController().signal });
  await expect.poll(() => running.ended).toBe(true);
  expect(running.printed).toContain('ENOENT');
  await running.stop();
});

test('an interrupted run stops what goes on', async () => {
  const interrupt = new AbortController();
  const running = forever('echo hello; sleep 60', interrupt.signal);
  await expect.poll(() => running.printed).toBe('hello\n');
  interrupt.abort();
  await expect.poll(() => running.ended).toBe(true);
});

test('an interrupted run stops its programs', async () => {
  const interrupt = new AbortController();
  const running = run('sleep', ['60'], { signal: interrupt.signal });
  interrupt.abort();
  expect(await running).toMatchObject({ exitCode: 124, stderr: 'interrupted' });
});

test('a held program ends even when the process that holds it is killed', async () => {
  const held = new URL('../../../../src/cluster/kubectl/process.ts', import.meta.url).href;
  const script = `
    const { hold } = await import(${JSON.stringify(held)});
    hold('sh', ['-c', 'echo $$; exec sleep 60']).stdout.pipe(process.stdout);
    setInterval(() => {}, 1000);`;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', script]);
  const [line] = (await once(createInterface({ input: holder.stdout }), 'line')) as [string];
  expect(isRunning(Number(line))).toBe(true);
  holder.kill('SIGKILL');
  await expect.poll(() => isRunning(Number(line)), { timeout: 10_000 }).toBe(false);
  await pause(0);
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
