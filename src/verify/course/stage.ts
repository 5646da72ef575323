import { setTimeout as pause } from 'node:timers/promises';
import type { Localized } from '@studylog/check/text';
import type { RunningCommand } from '../../cluster/engine.ts';
import { DEFAULT_WITHIN, milliseconds } from '../../example/duration.ts';
import { allSteps } from '../../example/results.ts';
import type { Step } from '../../example/verbs/index.ts';
import { differsFromPage, type ShownExample } from '../reader.ts';
import type { Mismatch } from '../result.ts';
import { untilItIsDone, untilItPrints, type WaitingClock } from '../second-terminal.ts';
import { Interrupted } from '../wait.ts';
import type { PageCommand, PageRun } from './pages.ts';
import type { StageFailure } from './result.ts';
import { runLine, startLine, type Terminals } from './shell.ts';

/** How long a command of a Run may take, besides the time for which a reader repeats it. */
const COMMAND_MS = 180_000;
/** Between two tries of a command that is repeated. */
const AGAIN_MS = 1000;

const SAID = {
  otherOutput: {
    ko: '명령의 출력이 페이지에 보이는 것과 다릅니다',
    en: 'the command prints something different from the page',
  },
  otherEnd: { ko: '명령이 예상과 다르게 끝났습니다', en: 'the command did not end as expected' },
  after: ({ ko, en }: Localized, seconds: number): Localized => ({
    ko: `${seconds}초 동안 다시 시도했습니다: ${ko}`,
    en: `${en}, after retrying for ${seconds} s`,
  }),
  endedByItself: {
    ko: '두 번째 터미널의 명령이 Ctrl-C를 누르기 전에 끝났습니다',
    en: 'the command in the second terminal ended before Ctrl-C was pressed',
  },
  requestsFailed: {
    ko: '두 번째 터미널에서 보낸 요청이 실패했습니다',
    en: 'requests from the second terminal failed',
  },
  nothingToRun: {
    ko: '페이지의 Run에 복사할 명령이 없습니다',
    en: 'this Run on the page has no command to copy',
  },
} as const;

/** The time of this machine. */
const CLOCK: WaitingClock = {
  now: () => performance.now(),
  sleep: (ms, signal) => pause(ms, undefined, { signal }).catch(() => {}),
};

/** How curl reports a request that failed. */
const CURL_FAILED = /^curl: \(\d+\)/;

/** Whether none of the requests of a load may fail. What else a step says of their number is chance, and judged by verify itself. */
function mustNotFail(step: Step | undefined): boolean {
  return step?.verb === 'meanwhile' && step.meanwhile.failed === 0;
}

/** What is wrong with a command; undefined where it did what the page says. */
export type Fault = Pick<StageFailure, 'line' | 'reason' | 'mismatches'> | undefined;

/** Counts the commands that were run. */
export interface Counted {
  commands: number;
}

/** Run lines that show no output, one after the other: each must end without an error. */
export async function runLines(
  lines: readonly string[],
  terminals: Terminals,
  counted: Counted,
  timeoutMs = COMMAND_MS,
): Promise<Fault> {
  for (const line of lines) {
    const { exitCode, output } = await ran(line, terminals, counted, timeoutMs);
    if (exitCode !== 0) return otherEnd(line, '0', exitCode, output);
  }
  return undefined;
}

/**
 * Do a Run as a reader does: each command in turn, repeated where the page says that it may have to be, and those inside a
 * command of the second terminal while that one is running.
 * @param shown the outputs that the page is held to
 */
export async function runCommands(
  { commands }: PageRun,
  steps: readonly Step[],
  shown: ShownExample,
  terminals: Terminals,
  counted: Counted,
): Promise<Fault> {
  const stepOf = new Map(allSteps(steps).map(({ index, step }) => [index, step]));
  if (commands.length === 0) return { line: '', reason: SAID.nothingToRun, mismatches: [] };
  const { signal } = terminals;
  let second: { readonly command: PageCommand; readonly running: RunningCommand } | undefined;
  const stop = async (isDone: boolean): Promise<Fault> => {
    if (!second) return undefined;
    const { command, running } = second;
    second = undefined;
    const step = stepOf.get(command.index);
    const differs = (output: string) => (step ? differsFromPage(shown, command.index, step, output) : []);
    if (isDone && step?.verb === 'watch') {
      const withinMs = milliseconds(step.within ?? DEFAULT_WITHIN);
      await untilItIsDone(running, CLOCK, { withinMs, signal }, (output) => differs(output).length === 0);
    }
    const hasEnded = running.ended;
    await running.stop();
    const output = running.printed;
    if (hasEnded) return { line: command.line, reason: SAID.endedByItself, mismatches: printed(output) };
    const unlike = step?.verb === 'watch' ? differs(output) : [];
    if (unlike.length > 0) return { line: command.line, reason: SAID.otherOutput, mismatches: unlike };
    const failed = output.split('\n').filter((line) => CURL_FAILED.test(line));
    if (failed.length === 0 || !mustNotFail(step)) return undefined;
    const mismatches = [{ path: 'failed requests', expected: '0', actual: failed.slice(0, 5).join('\n') }];
    return { line: command.line, reason: SAID.requestsFailed, mismatches };
  };
  try {
    for (const command of commands) {
      if (second && !command.index.startsWith(`${second.command.index}.`)) {
        const fault = await stop(true);
        if (fault) return fault;
      }
      if (command.secondTerminal) {
        counted.commands += 1;
        second = { command, running: startLine(command.line, terminals) };
        await untilItPrints(second.running, CLOCK, signal);
        continue;
      }
      const fault = await repeat(command, stepOf.get(command.index), shown, terminals, counted);
      if (fault) return fault;
    }
    return await stop(true);
  } finally {
    await stop(false);
  }
}

async function repeat(
  command: PageCommand,
  step: Step | undefined,
  shown: ShownExample,
  terminals: Terminals,
  counted: Counted,
): Promise<Fault> {
  const withinMs = command.withinMs ?? 0;
  const deadline = performance.now() + withinMs;
  for (;;) {
    const fault = await once(command, step, shown, terminals, counted);
    if (!fault) return undefined;
    if (performance.now() >= deadline) {
      return withinMs === 0 ? fault : { ...fault, reason: SAID.after(fault.reason, withinMs / 1000) };
    }
    await pause(AGAIN_MS, undefined, { signal: terminals.signal }).catch(() => {});
  }
}

async function once(
  { line, index, withinMs = 0 }: PageCommand,
  step: Step | undefined,
  shown: ShownExample,
  terminals: Terminals,
  counted: Counted,
): Promise<Fault> {
  const { exitCode, output } = await ran(line, terminals, counted, COMMAND_MS + withinMs);
  const fails = step !== undefined && endsWithError(step);
  if (fails !== 'either' && (exitCode !== 0) !== fails) return otherEnd(line, fails ? 'not 0' : '0', exitCode, output);
  const mismatches = step ? differsFromPage(shown, index, step, output) : [];
  return mismatches.length === 0 ? undefined : { line, reason: SAID.otherOutput, mismatches };
}

/** Whether the command that a step stands for ends with an error when all is as it should be; what it prints is held to the page anyway. */
function endsWithError(step: Step): boolean | 'either' {
  // kubectl reports an error where an object that it is asked for by name is gone, and none where no label fits.
  if (step.verb === 'expect' && (step.absent === true || step.count === 0)) return 'either';
  if (step.verb === 'apply') return step.rejected !== undefined;
  if (step.verb === 'run') return step.fails === true;
  if (step.verb !== 'http') return false;
  const { refused, timeout, status } = step.http;
  return refused === true || timeout === true || (typeof status === 'number' && status >= 400);
}

async function ran(line: string, terminals: Terminals, counted: Counted, timeoutMs: number) {
  if (terminals.signal.aborted) throw new Interrupted('interrupted');
  counted.commands += 1;
  const result = await runLine(line, terminals, timeoutMs);
  if (terminals.signal.aborted) throw new Interrupted('interrupted');
  return result;
}

function otherEnd(line: string, expected: string, exitCode: number, output: string): Fault {
  const mismatches = [{ path: 'exit code', expected, actual: String(exitCode) }, ...printed(output)];
  return { line, reason: SAID.otherEnd, mismatches };
}

function printed(output: string): Mismatch[] {
  return output.trim() === '' ? [] : [{ path: 'printed', expected: '', actual: output.trim() }];
}
