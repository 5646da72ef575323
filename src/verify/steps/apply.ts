import type { Rejection } from '../../cluster/engine.ts';
import { matchText } from '../match.ts';
import type { StepContext, StepFinding, StepOf } from './step.ts';

/** Apply a file as the reader does; where it must be refused, hold the refusal to its words. */
export async function apply(step: StepOf<'apply'>, context: StepContext): Promise<StepFinding> {
  const file = context.example.files.find(({ name }) => name === step.apply)!;
  const rejection = await context.workspace.apply(file.text);
  if (step.rejected) return judge(step.apply, step.rejected, rejection, context);
  if (!rejection) return { outcome: 'passed', checks: 1 };
  const mismatches = [{ path: step.apply, expected: 'applied', actual: rejection.message }];
  return { outcome: 'failed', checks: 1, reason: `${rejection.by} refused ${step.apply}`, mismatches };
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
