import { spawn } from 'node:child_process';
import { run } from '../../cluster/kubectl/process.ts';

/** Where a reader's terminals are: their environment and folder. */
export interface Terminals {
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly signal: AbortSignal;
}

/** Where its input is a socket, bash takes itself for a remote shell and reads ~/.bashrc, which may print. */
const BASH = ['--norc', '-c'];

/** What a command did. */
export interface Ran {
  readonly exitCode: number;
  /** What it printed, its errors last. */
  readonly output: string;
}

/** Run a line as it stands in the first terminal. */
export async function runLine(line: string, { env, cwd, signal }: Terminals, timeoutMs: number): Promise<Ran> {
  const { exitCode, stdout, stderr } = await run('bash', [...BASH, line], { env, cwd, signal, timeoutMs });
  return { exitCode, output: stdout + stderr };
}

/** How long a command may take to end after Ctrl-C. */
const STOP_MS = 5000;

/** A command that is running in the second terminal. */
export interface Running {
  /** Press Ctrl-C, and resolve to what it printed. */
  stop(): Promise<{ readonly output: string; readonly stopped: boolean }>;
}

/** Start a line in the second terminal. It is stopped at the latest when the run is. */
export function startLine(line: string, { env, cwd, signal }: Terminals): Running {
  // A process group of its own takes the place of the terminal: Ctrl-C goes to all that runs in it.
  const child = spawn('bash', [...BASH, line], { env, cwd, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let ended = false;
  const closed = new Promise<void>((resolve) => {
    const end = () => {
      ended = true;
      resolve();
    };
    child.once('close', end);
    child.once('error', end);
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const send = (name: NodeJS.Signals) => {
    try {
      if (child.pid && !ended) process.kill(-child.pid, name);
    } catch {
      // It has ended meanwhile.
    }
  };
  const abort = () => send('SIGKILL');
  signal.addEventListener('abort', abort, { once: true });
  return {
    async stop() {
      const wasRunning = !ended;
      send('SIGINT');
      const timer = setTimeout(abort, STOP_MS);
      await closed;
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      return { output, stopped: wasRunning };
    },
  };
}
