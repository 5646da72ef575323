import type { ProcessContext } from '@ngrok/webernetes';
import type { Arguments, ToolRun, Userland } from './shell/tool.ts';

/**
 * How long a Node.js server takes until it listens: between the 0.2 and 1.2 s that a log of the published counter shows.
 * Without it, no simulated request could come too early.
 */
export const STARTUP_MS = 300;

/** A simulated program: what runs when its container starts, with the options that follow its command. */
export type Program = (
  ctx: ProcessContext,
  print: (line: string) => void,
  options: readonly string[],
) => Promise<number>;

/** A command of an image besides its own program, for probes and scripts: `redis-cli ping`. */
export interface ImageTool {
  /** Whether it is simulated with these arguments; those that only a run knows are undefined. */
  readonly accepts: (args: Arguments) => boolean;
  /** Resolves to the exit code. */
  readonly run: (run: ToolRun, args: readonly string[]) => number | Promise<number>;
}

/** What a simulated image is: the references that name it, and its program. */
export interface SimulatedImage {
  /** Repository names under which the image is known: `redis`, `docker.io/library/redis`. */
  readonly names: readonly string[];
  readonly tags: readonly string[];
  /** Its ENTRYPOINT, which hands signals on to what it starts; a container's `command` takes its place. */
  readonly entrypoint?: readonly string[];
  /** Its CMD, which `program` answers to; a container's `args` take its place, and so does its `command`. */
  readonly command: readonly string[];
  /** Whether `program` also answers to its CMD with these after it; with none, where it is left out. */
  readonly options?: (args: Arguments) => boolean;
  readonly program: Program;
  /** The program ends at SIGTERM by itself. Others, started without the entrypoint, are process 1 and do not. */
  readonly endsAtSigterm?: boolean;
  /** Whose shell and small tools it has; without it, a container runs nothing but its program. */
  readonly userland?: Userland;
  readonly tools?: Readonly<Record<string, ImageTool>>;
  /** Commands that it is known not to have, which a probe may try to run. */
  readonly lacks?: readonly string[];
}
