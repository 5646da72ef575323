import type { Localized } from '@studylog/check/text';
import { kindOf } from '../../cluster/kinds.ts';
import { READER, type RequestSetting } from '../../example/requests.ts';
import { servicesOf } from '../../example/services.ts';
import { shellLine } from '../../example/shell.ts';
import { type Step, verbOf } from '../../example/verbs/index.ts';
import { heldOutput } from '../held.ts';
import { differsFromPage, differsFromStep, OTHER_COMMAND } from '../reader.ts';
import { waitFor } from '../wait.ts';
import type { StepContext, StepFinding, StepOf } from './step.ts';

const TIMEOUT_MS = 30_000;
const AGAIN_MS = 1000;
/** Longer than a Pod has to end. */
const SETTLED = '60s';

const otherOutput = (line: string): Localized => ({
  ko: `«${line}» 명령이 페이지에 보이는 것과 다르게 출력합니다`,
  en: `«${line}» prints something different from the page`,
});

/**
 * Run the command that shows a reader what a step has found, once it has passed: what it prints belongs to the result, and must
 * be what the page shows. A request goes out from the run's own client, to the run's own namespace; a load is not sent twice, and
 * a node port of this machine is the reader's cluster's.
 */
export async function look(step: Step, finding: StepFinding, context: StepContext): Promise<StepFinding> {
  const { workspace, shown, index, example } = context;
  const words = verbOf(step).look;
  if (!words || finding.outcome !== 'passed' || finding.output !== undefined || !workspace.kubectl) return finding;
  const services = servicesOf(example);
  const wordsFor = (place: RequestSetting['place']) => words(step as never, { services, place });
  const readers = wordsFor(READER);
  const line = shellLine(readers);
  const miscopied = differsFromStep(shown, index, line);
  if (miscopied.length > 0) return { outcome: 'failed', checks: 0, reason: OTHER_COMMAND, mismatches: miscopied };
  const [program, verb] = readers;
  if (program !== 'kubectl' || step.verb === 'meanwhile') return finding;
  if (step.verb === 'expect' && !step.terminating) await settled(step, context);
  const print = () =>
    verb === 'exec'
      ? workspace.ask?.((client) => wordsFor({ namespace: workspace.namespace, client }).slice(1))
      : workspace.kubectl!(readers.slice(1), { timeoutMs: TIMEOUT_MS });
  const { checks } = finding;
  const within = 'within' in step ? step.within : undefined;
  let before: string | undefined;
  const found = await waitFor(context, { within, pollMs: AGAIN_MS }, async (): Promise<StepFinding> => {
    const printed = await print();
    if (!printed) return finding;
    const output = printed.stdout + printed.stderr;
    const mismatches = differsFromPage(shown, index, step, output);
    if (mismatches.length > 0) return { outcome: 'failed', checks, reason: otherOutput(line), mismatches, output };
    // A table may hold more than the step asks for, and that may still change: a reader repeats the command, too.
    const isStill = shown || verb !== 'get' || printed.exitCode !== 0 || heldOutput(step, output) === before;
    before = heldOutput(step, output);
    return isStill ? { ...finding, output } : { outcome: 'failed', checks, output };
  });
  // What never came to a stop has been found all the same.
  return found.outcome === 'failed' && !found.mismatches ? { ...finding, output: found.output } : found;
}

/** kubectl lists objects that are being deleted with the others; the step has not counted them. */
async function settled({ expect }: StepOf<'expect'>, context: StepContext): Promise<void> {
  const kind = kindOf(expect);
  await waitFor(context, { within: SETTLED, watch: [kind], pollMs: 500 }, async () => {
    const objects = await context.workspace.list(kind);
    const isSettled = objects.every(({ metadata }) => metadata.deletionTimestamp === undefined);
    return { outcome: isSettled ? 'passed' : 'failed', checks: 0 };
  });
}
