import type { RunningCommand } from '../../cluster/engine.ts';
import { run, start } from '../../cluster/kubectl/process.ts';

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

/** Start a line in the second terminal. It is stopped at the latest when the run is. */
export function startLine(line: string, terminals: Terminals): RunningCommand {
  return start('bash', [...BASH, line], terminals);
}
