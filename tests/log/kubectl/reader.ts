import type { EmbeddedWorkspace } from '../../../src/cluster/embedded/workspace.ts';
import { cleanUpCommands, cleanUpOf } from '../../../src/example/cleanup.ts';
import { DEFAULT_WITHIN, milliseconds } from '../../../src/example/duration.ts';
import { splitWords } from '../../../src/example/kubectl/words.ts';
import type { Example } from '../../../src/example/load.ts';
import { allSteps } from '../../../src/example/results.ts';
import { shellLine } from '../../../src/example/shell.ts';
import type { Step } from '../../../src/example/verbs/index.ts';
import type { VerifiedStep } from '../../../src/example/verified.ts';
import { curl } from '../../../src/kubectl/curl.ts';
import { collected, kubectl, type Shell } from '../../../src/kubectl/index.ts';
import { typable } from '../../../src/kubectl/workspace.ts';
import { type ShownStep, shownSteps } from '../../../src/site/steps.ts';
import { untilItIsDone, untilItPrints } from '../../../src/verify/second-terminal.ts';

/** What a command printed, on both streams as a run records them. */
export interface Printed {
  readonly text: string;
  readonly exitCode: number;
}

/** A command of a page: what a real cluster printed when it was recorded, and what the simulation prints. */
export interface Typed {
  readonly step: Step;
  readonly command: string;
  readonly recorded: string;
  readonly printed: string;
}

const NEVER = new AbortController().signal;

/** How long a reader waits before typing the same again. */
const AGAIN_MS = 1000;

const addressOf = (example: Example) => (file: string) => `https://log.example/examples/${example.id}/${file}`;

/** Type a command line into the simulated kubectl, or into curl. */
export async function type(
  example: Example,
  workspace: EmbeddedWorkspace,
  line: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<Printed> {
  const [program, ...words] = splitWords(line);
  const { printed, ...streams } = collected();
  const shell: Shell = {
    ...streams,
    signal,
    file: (name) => example.files.find((file) => name === addressOf(example)(file.name))?.manifest,
  };
  const exitCode = program === 'curl' ? await curl(workspace, words, shell) : await kubectl(workspace, words, shell);
  return { text: printed.stdout + printed.stderr, exitCode };
}

/**
 * Do what a reader of an example's page does: type each command in order, again where the page says that it may take a while, until
 * `isSame` says that the page's output is there, or as long as the page says.
 */
export async function walk(
  example: Example,
  workspace: EmbeddedWorkspace,
  recorded: readonly VerifiedStep[],
  isSame: (typed: Typed) => boolean,
): Promise<Typed[]> {
  const shown = shownSteps(example, 'en', recorded, addressOf(example));
  const steps = allSteps(example.steps).map(({ step }) => step);
  const typed: Typed[] = [];
  const terminal = typable(workspace);
  let stop = async (): Promise<void> => {};
  for (const [index, one] of shown.entries()) {
    if (!one.index.includes('.')) await stop();
    const step = steps[index]!;
    if (step.verb === 'watch') {
      const running = terminal.start!(splitWords(one.command).slice(1));
      await untilItPrints(running, workspace, NEVER);
      stop = async () => {
        stop = async () => {};
        const typedSoFar = (printed: string) => ({ step, command: one.command, recorded: outputOf(one), printed });
        const withinMs = milliseconds(step.within ?? DEFAULT_WITHIN);
        await untilItIsDone(running, workspace, { withinMs, signal: NEVER }, (text) => isSame(typedSoFar(text)));
        await running.stop();
        typed.push(typedSoFar(running.printed));
      };
      continue;
    }
    if (one.isSecondTerminal) {
      const load = new AbortController();
      const sent = type(example, workspace, one.command, load.signal);
      stop = async () => {
        load.abort();
        await sent;
      };
      continue;
    }
    const attempt = async (): Promise<Typed> => {
      const { text } = await type(example, workspace, one.command);
      return { step, command: one.command, recorded: outputOf(one), printed: text };
    };
    typed.push(await repeated(attempt, isSame, workspace, one));
  }
  await stop();
  return typed;
}

/** Type the commands that clean up. */
export async function cleanUp(example: Example, workspace: EmbeddedWorkspace): Promise<Printed[]> {
  const printed: Printed[] = [];
  for (const words of cleanUpCommands(cleanUpOf(example), addressOf(example)))
    printed.push(await type(example, workspace, shellLine(words)));
  return printed;
}

/** What the page shows below a command; of a request to this machine, the answer. */
function outputOf({ result }: ShownStep): string {
  return result?.output ?? String(result?.seen?.body ?? '');
}

async function repeated(
  attempt: () => Promise<Typed>,
  isSame: (typed: Typed) => boolean,
  workspace: EmbeddedWorkspace,
  { acts, within }: ShownStep,
): Promise<Typed> {
  const end = workspace.now() + (acts ? 0 : milliseconds(within ?? DEFAULT_WITHIN));
  for (;;) {
    const typed = await attempt();
    if (isSame(typed) || workspace.now() >= end) return typed;
    await workspace.sleep(AGAIN_MS);
  }
}
