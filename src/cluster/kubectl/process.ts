import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import type { CommandOutput, RunningCommand } from '../engine.ts';

export interface RunOptions {
  readonly stdin?: string;
  readonly timeoutMs?: number;
  /** The whole environment of the process; the own one when absent. */
  readonly env?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  readonly cwd?: string;
}

/** Characters that a program may print: a container's log, say, may be of any length. */
const MOST = 16 * 1024 * 1024;

const TOO_MUCH = `more than ${MOST} characters of output`;

/** Exit codes that shells give where a process has none of its own. */
const NOT_FOUND = 127;
const TIMED_OUT = 124;

/**
 * Run a program and collect what it prints; never throws for its exit code. A program that is not there ends with 127,
 * one that was stopped by `timeoutMs`, by `signal` or because it prints without end, with 124.
 *
 * Each runs in a process group of its own, so that Ctrl-C reaches only this process, which then cleans up in order.
 */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<CommandOutput> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { detached: true, env: options.env ?? process.env, cwd: options.cwd });
    let stdout = '';
    let stderr = '';
    let stopped = '';
    const stop = (why: string) => {
      stopped = why;
      killGroup(child, 'SIGKILL');
    };
    const timer =
      options.timeoutMs === undefined
        ? undefined
        : setTimeout(() => stop(`no end after ${options.timeoutMs! / 1000} s`), options.timeoutMs);
    const abort = () => stop('interrupted');
    options.signal?.addEventListener('abort', abort, { once: true });
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      if (stdout.length > MOST) stop(TOO_MUCH);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
      if (stderr.length > MOST) stop(TOO_MUCH);
    });
    const finish = (exitCode: number, message = '') => {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', abort);
      resolve({ exitCode, stdout, stderr: stderr + message, ...(stopped ? { stopped: true } : {}) });
    };
    child.once('error', (error) => finish(NOT_FOUND, error.message));
    child.once('close', (code) => finish(stopped ? TIMED_OUT : (code ?? TIMED_OUT), stopped));
    // A program that ends before it has read its input closes the pipe; its exit code tells all there is to say.
    child.stdin.on('error', () => {});
    child.stdin.end(options.stdin ?? '');
    if (options.signal?.aborted) abort();
  });
}

/** How long a command may take to end after Ctrl-C. */
const STOP_MS = 5000;

/**
 * Start a program that goes on until it is stopped, at the latest by `signal`. Its process group takes the place of a terminal:
 * Ctrl-C reaches all that runs in it. One that prints without end is stopped, and counts as ended by itself.
 */
export function start(
  command: string,
  args: readonly string[],
  { env, cwd, signal }: Pick<RunOptions, 'env' | 'cwd'> & { readonly signal: AbortSignal },
  heard: () => void = () => {},
): RunningCommand {
  const child = spawn(command, args, { env, cwd, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  let ended = false;
  const kill = () => killGroup(child, 'SIGKILL');
  const closed = new Promise<void>((resolve) => {
    const end = () => {
      ended = true;
      signal.removeEventListener('abort', kill);
      resolve();
    };
    child.once('close', end);
    child.once('error', (error) => {
      printed += `${error.message}\n`;
      end();
    });
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      heard();
      if (printed.length > MOST) kill();
    });
  }
  signal.addEventListener('abort', kill, { once: true });
  if (signal.aborted) kill();
  return {
    get printed() {
      return printed;
    },
    get ended() {
      return ended;
    },
    async stop() {
      if (!ended) killGroup(child, 'SIGINT');
      const timer = setTimeout(kill, STOP_MS);
      await closed;
      clearTimeout(timer);
    },
  };
}

/** Whether a process of this machine is running, whoever's it is. */
export function processRuns(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** This process's environment, without names that have no value. */
export function inheritedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/**
 * Start a program that must not outlive this process, not even when this one is killed: a shell holds it and
 * stops it when its own standard input closes.
 */
export function hold(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): ChildProcessWithoutNullStreams {
  const script = '"$@" & held=$!; trap "kill $held 2>/dev/null" EXIT; cat >/dev/null';
  const child = spawn('sh', ['-c', script, 'sh', command, ...args], { detached: true, env });
  child.stdin.on('error', () => {});
  child.unref();
  return child;
}

function killGroup(child: { pid?: number | undefined }, signal: NodeJS.Signals): void {
  try {
    if (child.pid) process.kill(-child.pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}
