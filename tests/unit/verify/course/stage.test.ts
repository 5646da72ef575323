import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import type { Step } from '../../../../src/example/verbs/index.ts';
import type { PageCommand } from '../../../../src/verify/course/pages.ts';
import type { Terminals } from '../../../../src/verify/course/shell.ts';
import { runCommands, runLines } from '../../../../src/verify/course/stage.ts';
import { Interrupted } from '../../../../src/verify/wait.ts';

let terminals: Terminals;

beforeEach(() => {
  const cwd = mkdtempSync(join(tmpdir(), 'studylog-course-'));
  onTestFinished(() => rmSync(cwd, { recursive: true }));
  terminals = { env: { PATH: process.env.PATH ?? '' }, cwd, signal: new AbortController().signal };
});

const place = { line: 1, column: 1, digest: '0'.repeat(64) };
/** A step that looks, and one that is to end with an error. */
const LOOKS = { verb: 'run', run: 'kubectl get pod', ...place } as Step;
const FAILS = { ...LOOKS, fails: true } as Step;

const command = (line: string, more: Partial<PageCommand> = {}): PageCommand => ({
  ...{ line, index: '0', withinMs: undefined, secondTerminal: false, shown: undefined },
  ...more,
});

/** Do a Run with these commands, one for each step. */
async function run(commands: readonly PageCommand[], steps: readonly Step[] = [LOOKS]) {
  const outputs = new Map(
    commands.flatMap(({ index, shown }) => (shown === undefined ? [] : [[index, shown] as const])),
  );
  const shown = { files: new Map(), addresses: new Map(), commands: new Map(), outputs, cleanUp: [] };
  const counted = { commands: 0 };
  const fault = await runCommands({ example: 'pod/echo', commands, cleanUp: [] }, steps, shown, terminals, counted);
  return { fault, ran: counted.commands };
}

it('passes a command that prints what the page shows, but for what differs in each run', async () => {
  const { fault } = await run([
    command('echo echo-5b6fd9c6d4-x7k2p 10.244.1.7', { shown: 'echo-7c9d8f5b6d-abcd2 10.0.0.1' }),
  ]);
  expect(fault).toBeUndefined();
});

it('fails one that prints otherwise, with what the page shows beside what was seen', async () => {
  const { fault, ran } = await run([command('echo 0/1', { shown: '1/1\n' })]);
  expect(fault).toMatchObject({
    line: 'echo 0/1',
    mismatches: [{ path: 'the page shows', expected: '1/1', actual: '0/1' }],
  });
  expect(ran).toBe(1);
});

it('repeats a command that may take a while, until it prints what is shown', async () => {
  const line = 'echo >> tries; wc -l < tries';
  const { fault, ran } = await run([command(line, { shown: '2\n', withinMs: 20_000 })]);
  expect(fault).toBeUndefined();
  expect(ran).toBe(2);
});

it('says for how long it repeated one that never printed it', async () => {
  const { fault } = await run([command('echo no', { shown: 'yes', withinMs: 1 })]);
  expect(fault?.reason.en).toMatch(/after retrying for 0\.001 s$/);
});

it('wants a command to end without an error, unless its step is to fail', async () => {
  expect((await run([command('exit 3')])).fault?.mismatches).toEqual([
    { path: 'exit code', expected: '0', actual: '3' },
  ]);
  expect((await run([command('exit 3')], [FAILS])).fault).toBeUndefined();
  expect((await run([command('true')], [FAILS])).fault?.mismatches[0]).toMatchObject({
    expected: 'not 0',
    actual: '0',
  });
  const gone = { verb: 'expect', expect: { kind: 'Pod' }, absent: true, ...place } as unknown as Step;
  for (const line of ['exit 1', 'true']) expect((await run([command(line)], [gone])).fault).toBeUndefined();
});

it('keeps the second terminal running during the steps inside, and stops it with Ctrl-C before the next', async () => {
  const loop = 'trap "touch stopped; exit 0" INT; while true; do date > beat; sleep 0.05; done';
  const load = {
    verb: 'meanwhile',
    meanwhile: { service: 'echo', path: '/', every: '50ms', failed: 0 },
    do: [LOOKS],
    ...place,
  };
  const { fault, ran } = await run(
    [
      command(loop, { index: '0', secondTerminal: true }),
      command('until [ -e beat ]; do sleep 0.05; done; test ! -e stopped', { index: '0.0' }),
      command('test -e stopped', { index: '1' }),
    ],
    [load as unknown as Step, LOOKS],
  );
  expect(fault).toBeUndefined();
  expect(ran).toBe(3);
});

it('fails a Run whose command in the second terminal ended by itself', async () => {
  const load = { verb: 'meanwhile', meanwhile: {}, do: [LOOKS], ...place } as unknown as Step;
  const { fault } = await run(
    [command('echo gone', { secondTerminal: true }), command('sleep 1', { index: '0.0' })],
    [load],
  );
  expect(fault).toMatchObject({ line: 'echo gone', mismatches: [{ actual: 'gone' }] });
});

it('fails a Run whose load must not fail, where a request of the second terminal did', async () => {
  const load = (failed: unknown) =>
    ({ verb: 'meanwhile', meanwhile: { failed }, do: [LOOKS], ...place }) as unknown as Step;
  const refused = 'echo "curl: (7) Failed to connect" >&2; touch sent; sleep 60';
  const commands = [
    command(refused, { secondTerminal: true }),
    command('until [ -e sent ]; do sleep 0.05; done', { index: '0.0' }),
  ];
  expect((await run(commands, [load(0)])).fault).toMatchObject({
    line: refused,
    mismatches: [{ path: 'failed requests', expected: '0', actual: 'curl: (7) Failed to connect' }],
  });
  expect((await run(commands, [load({ $gt: 0 })])).fault).toBeUndefined();
});

it('holds what a command of the second terminal goes on printing to the page, also after the steps inside', async () => {
  const watch = {
    verb: 'watch',
    watch: 'kubectl get pod -w',
    output: { $match: '' },
    within: '5s',
    do: [LOOKS],
    ...place,
  } as unknown as Step;
  const line = 'echo "echo 0/1"; until [ -e done ]; do sleep 0.05; done; sleep 1; echo "echo 1/1"; sleep 60';
  const seen = (shown: string) => [
    command(line, { secondTerminal: true, shown }),
    command('touch done', { index: '0.0' }),
  ];
  expect((await run(seen('echo 0/1\necho 1/1\n'), [watch])).fault).toBeUndefined();
  expect((await run(seen('echo 0/1\necho 2/2\n'), [watch])).fault).toMatchObject({
    line,
    reason: { en: 'the command prints something different from the page' },
    mismatches: [{ expected: 'echo 0/1\necho 2/2', actual: 'echo 0/1\necho 1/1' }],
  });
}, 30_000);

it('fails a Run that has nothing to copy', async () => {
  expect((await run([])).fault?.reason.en).toMatch(/no command to copy/);
});

it('runs lines one after the other, and stops at the first that fails', async () => {
  const counted = { commands: 0 };
  const fault = await runLines(['touch a', 'ls missing', 'touch b'], terminals, counted);
  expect(fault).toMatchObject({ line: 'ls missing' });
  expect(counted.commands).toBe(2);
});

it('ends as soon as the run is interrupted', async () => {
  const controller = new AbortController();
  terminals = { ...terminals, signal: controller.signal };
  const running = run([command('sleep 600')]);
  setTimeout(() => controller.abort(), 50);
  await expect(running).rejects.toThrow(Interrupted);
});
