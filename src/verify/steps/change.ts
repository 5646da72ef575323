import type { Localized } from '@studylog/check/text';
import { shellLine } from '../../example/shell.ts';
import { verbOf } from '../../example/verbs/index.ts';
import { differsFromStep, OTHER_COMMAND } from '../reader.ts';
import type { StepContext, StepFinding, StepOf } from './step.ts';

const REFUSED: Localized = { ko: '변경이 거부되었습니다', en: 'the change was rejected' };

/** Make the change that a step stands for; what comes of it is for the steps after it to see. */
export async function change(
  step: StepOf<'delete' | 'scale' | 'label' | 'setImage' | 'rollout'>,
  { workspace, shown, index }: StepContext,
): Promise<StepFinding> {
  const { command, change: changeOf } = verbOf(step);
  const words = command!(step, (file) => file);
  const line = shellLine(words);
  const miscopied = differsFromStep(shown, index, line);
  if (miscopied.length > 0) return { outcome: 'failed', checks: 0, reason: OTHER_COMMAND, mismatches: miscopied };
  try {
    const output = await workspace.change(changeOf!(step), words);
    return { outcome: 'passed', checks: 0, ...(output ? { output } : {}) };
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'Error') throw error;
    const mismatches = [{ path: line, expected: 'done', actual: error.message }];
    return { outcome: 'failed', checks: 0, reason: REFUSED, mismatches };
  }
}
