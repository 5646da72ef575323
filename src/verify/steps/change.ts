import { changeOf, kubectlWords } from '../../example/command.ts';
import { differsFromStep } from '../reader.ts';
import type { StepContext, StepFinding, StepOf } from './step.ts';

/** Make the change that a step stands for; what comes of it is for the steps after it to see. */
export async function change(
  step: StepOf<'delete' | 'scale' | 'label' | 'setImage' | 'rollout'>,
  { workspace, shown, index }: StepContext,
): Promise<StepFinding> {
  const made = changeOf(step)!;
  const miscopied = differsFromStep(shown, index, kubectlWords(made).join(' '));
  if (miscopied.length > 0)
    return { outcome: 'failed', checks: 0, reason: 'the page shows another command', mismatches: miscopied };
  try {
    await workspace.change(made);
    return { outcome: 'passed', checks: 0 };
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'Error') throw error;
    const mismatches = [{ path: kubectlWords(made).join(' '), expected: 'done', actual: error.message }];
    return { outcome: 'failed', checks: 0, reason: 'the change was refused', mismatches };
  }
}
