import { matchText } from '../match.ts';
import type { StepContext, StepFinding, StepOf } from './step.ts';

/** Apply a file as the reader does; where it must be refused, hold the refusal to its words. */
export async function apply(step: StepOf<'apply'>, { example, workspace, saved }: StepContext): Promise<StepFinding> {
  const file = example.files.find(({ name }) => name === step.apply)!;
  const rejection = await workspace.apply(file.text);
  if (!step.rejected) {
    if (!rejection) return { outcome: 'passed', checks: 1 };
    const mismatches = [{ path: step.apply, expected: 'applied', actual: rejection.message }];
    return { outcome: 'failed', checks: 1, reason: `${rejection.by} refused ${step.apply}`, mismatches };
  }
  if (!rejection) {
    const mismatches = [{ path: 'rejected', expected: `refused by ${step.rejected.by}`, actual: 'applied' }];
    return { outcome: 'failed', checks: 1, reason: `${step.apply} should have been refused`, mismatches };
  }
  const by = matchText(step.rejected.by, rejection.by, saved, 'rejected.by');
  const message = matchText(step.rejected.message, rejection.message, saved, 'rejected.message');
  const mismatches = [...by.mismatches, ...message.mismatches];
  const found = { checks: 2, output: `${rejection.message}\n`, saves: message.saves };
  return mismatches.length === 0
    ? { outcome: 'passed', ...found }
    : { outcome: 'failed', reason: `${step.apply} was refused otherwise than expected`, mismatches, ...found };
}
