import type { ProcessContext } from '@ngrok/webernetes';
import type { ContainerFiles } from '../kubelet/files.ts';

/** Whose small tools an image has: their messages differ. */
export type Userland = 'busybox' | 'debian';

/** Where a command reads and writes. */
export interface Streams {
  readonly input?: string;
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
}

/** What a command runs in. */
export interface Process {
  readonly ctx: ProcessContext;
  readonly files: ContainerFiles;
  readonly env: ReadonlyMap<string, string>;
  /** The simulation's time. */
  readonly now: () => Date;
}

export interface ToolRun extends Process, Streams {
  readonly userland: Userland;
}

/** Arguments before a run: those that only the run knows are undefined. */
export type Arguments = readonly (string | undefined)[];

/** A command that simulated containers can run. */
export interface Tool {
  /** Whether it is simulated with these arguments. */
  readonly accepts: (args: Arguments) => boolean;
  /** Those of the arguments that name files. */
  readonly paths?: (args: Arguments) => Arguments;
  /** Resolves to the exit code. */
  readonly run: (run: ToolRun, args: readonly string[]) => number | Promise<number>;
}
