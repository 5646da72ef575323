import type { Localized } from '@studylog/check/text';
import type { EngineInfo } from '../cluster/engine.ts';
import type { Example } from '../example/load.ts';
import type { Step } from '../example/verbs/index.ts';
import { evidenceState, runKey } from '../example/verified.ts';
import { agrees } from './held.ts';
import type { Mismatch } from './result.ts';

/** An example as its page gives it to a reader: what the copy buttons put on the clipboard, and what is shown as output. */
export interface ShownExample {
  /** Clipboard text by file name. */
  readonly files: ReadonlyMap<string, string>;
  /** The address of each file's raw text, as the page's command names it. */
  readonly addresses: ReadonlyMap<string, string>;
  /** Copied command line by step index. */
  readonly commands: ReadonlyMap<string, string>;
  /** Shown output by step index. */
  readonly outputs: ReadonlyMap<string, string>;
  /** Copied command lines that clean up, in order. */
  readonly cleanUp: readonly string[];
}

/** Reads examples the way a reader does. src/verify/site does it with a browser and the built site. */
export interface Reader {
  /**
   * Open the example's page in every language and copy all there is to copy, for a run on this engine.
   * @throws Error that says where the page is not what it should be.
   */
  open(example: Example, engine: EngineInfo): Promise<ShownExample>;
  close(): Promise<void>;
}

/**
 * An example's page as a run may be held to it. What the page shows as output was printed on one version of Kubernetes;
 * on another one, or another kind of cluster, the same command may print otherwise.
 * @param minors the Kubernetes minors of the configuration, by which the page chooses the run that it shows
 */
export function heldTo(
  shown: ShownExample,
  example: Example,
  engine: EngineInfo,
  minors: readonly string[],
): ShownExample {
  const evidence = evidenceState(example, minors);
  const same = 'run' in evidence && runKey(evidence.run) === runKey(engine);
  return same ? shown : { ...shown, outputs: new Map() };
}

/** The reason of a step whose command on the page differs. */
export const OTHER_COMMAND: Localized = { ko: '페이지의 명령이 다릅니다', en: 'the page shows a different command' };

/** How the command that was copied from the page differs from the one that the step stands for. */
export function differsFromStep(shown: ShownExample | undefined, index: string, command: string): Mismatch[] {
  const copied = shown?.commands.get(index);
  if (!shown || copied === command) return [];
  return [{ path: 'copied from the page', expected: command, actual: copied ?? 'no such command' }];
}

/** How a command's output differs from the one that its page shows, apart from what differs between any two runs. */
export function differsFromPage(
  shown: ShownExample | undefined,
  index: string,
  step: Step,
  printed: string,
): Mismatch[] {
  const output = shown?.outputs.get(index);
  if (output === undefined || agrees(step, output, printed)) return [];
  return [{ path: 'the page shows', expected: output.trim(), actual: printed.trim() }];
}
