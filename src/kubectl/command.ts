import type { EmbeddedWorkspace } from '../cluster/embedded/workspace.ts';
import type { Flags, FlagTexts } from './flags.ts';
import type { Shell } from './shell.ts';

/** A command as it was typed, read. */
export interface Call {
  readonly workspace: EmbeddedWorkspace;
  readonly shell: Shell;
  /** `get`, `rollout status`. */
  readonly command: string;
  readonly flags: Flags;
  /** The words that are no flags. */
  readonly operands: readonly string[];
  /** The words after `--`, where there is one. */
  readonly rest: readonly string[] | undefined;
}

/** What a command of kubectl does. */
export interface Command extends FlagTexts {
  /** What it takes, in one line: the usage that `--help` shows. */
  readonly usage: string;
  /** Runs it; resolves to the exit code, 0 where it gives none. @throws Failure, Fault */
  readonly run: (call: Call) => Promise<number | undefined>;
}
