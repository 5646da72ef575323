import type { Rejection } from '../../cluster/engine.ts';
import { isConfinement } from '../../cluster/kubectl/rejection.ts';
import { shellLine } from '../../example/shell.ts';
import { VERBS } from '../../example/verbs/index.ts';
import { matchText } from '../match.ts';
import { differsFromStep } from '../reader.ts';
import type { StepContext, StepFinding, StepOf } from './step.ts';

/** Apply a file as the reader does; where it must be refused, hold the refusal to its words. */
export async function apply(step: StepOf<'apply'>, context: StepContext): Promise<StepFinding> {
  const file = context.example.files.find(({ name }) => name === step.apply)!;
  const rehearsed = await rehearse(step, context);
  if (rehearsed) return rehearsed;
  const rejection = await context.workspace.apply(context.shown?.files.get(step.apply) ?? file.text);
  if (step.rejected) return judge(step.apply, step.rejected, rejection, context);
  if (!rejection) return { outcome: 'passed', checks: 1 };
  const mismatches = [{ path: step.apply, expected: 'applied', actual: rejection.message }];
  return { outcome: 'failed', checks: 1, reason: `${rejection.by} refused ${step.apply}`, mismatches };
}

/**
 * Where the page gives the file's address, kubectl must be able to take it from there, in a dry run on the server.
 * What is to be refused is left out: some of it, such as a node port out of range, a dry run lets pass.
 */
async function rehearse(step: StepOf<'apply'>, context: StepContext): Promise<StepFinding | undefined> {
  const { shown, workspace, index } = context;
  if (!shown || !workspace.kubectl || step.rejected) return undefined;
  const words = VERBS.apply.command!(step, (file) => shown.addresses.get(file) ?? file);
  const line = shellLine(words);
  const miscopied = differsFromStep(shown, index, line);
  if (miscopied.length > 0)
    return { outcome: 'failed', checks: 0, reason: 'the page shows another command', mismatches: miscopied };
  const { exitCode, stderr } = await workspace.kubectl([...words.slice(1), '--dry-run=server']);
  if (exitCode === 0) return undefined;
  const mismatches = [{ path: line, expected: 'accepted', actual: stderr.trim() }];
  return { outcome: 'failed', checks: 0, reason: 'the command on the page is refused, in a dry run', mismatches };
}

function judge(
  file: string,
  expected: NonNullable<StepOf<'apply'>['rejected']>,
  rejection: Rejection | undefined,
  { saved }: StepContext,
): StepFinding {
  if (!rejection) {
    const mismatches = [{ path: 'rejected', expected: `refused by ${expected.by}`, actual: 'applied' }];
    return { outcome: 'failed', checks: 1, reason: `${file} should have been refused`, mismatches };
  }
  if (isConfinement(rejection.message)) {
    const mismatches = [{ path: 'rejected', expected: 'refused by any cluster', actual: rejection.message }];
    const reason = `${file} is refused here only; a reader's cluster would take it`;
    return { outcome: 'failed', checks: 1, reason, mismatches };
  }
  const by = matchText(expected.by, rejection.by, saved, 'rejected.by');
  if (rejection.paraphrased && by.mismatches.length === 0) {
    return { outcome: 'passed', checks: 1, reason: 'refused; the exact message is not simulated' };
  }
  const message = matchText(expected.message, rejection.message, saved, 'rejected.message');
  const mismatches = [...by.mismatches, ...message.mismatches];
  const found = { checks: 2, output: `${rejection.message}\n`, saves: message.saves };
  return mismatches.length === 0
    ? { outcome: 'passed', ...found }
    : { outcome: 'failed', reason: `${file} was refused otherwise than expected`, mismatches, ...found };
}
