import type { Localized } from '@studylog/check/text';
import { matchText } from '../match.ts';
import type { Mismatch } from '../result.ts';
import { waitFor } from '../wait.ts';
import { POD, podsOf } from './pods.ts';
import type { StepContext, StepFinding, StepOf } from './step.ts';

const NO_POD: Localized = { ko: '해당하는 파드가 없습니다', en: 'there is no such Pod' };
const NO_TEXT: Localized = { ko: '어느 로그에도 그 텍스트가 없습니다', en: 'no log contains the text' };

/** Look for text in the log of one of the Pods named. */
export async function logs(step: StepOf<'logs'>, context: StepContext): Promise<StepFinding> {
  const { container, previous, text } = step.logs;
  const { workspace, saved } = context;
  return await waitFor(context, { within: step.within, watch: [POD], pollMs: 500 }, async () => {
    const pods = await podsOf(workspace, step.logs);
    if (pods.length === 0) return { outcome: 'failed', checks: 1, reason: NO_POD };
    const mismatches: Mismatch[] = [];
    for (const { metadata } of pods) {
      const options = { ...(container === undefined ? {} : { container }), ...(previous ? { previous } : {}) };
      const log = await workspace.logs(metadata.name, options).catch((error: Error) => error);
      if (log instanceof Error) {
        mismatches.push({ path: metadata.name, expected: 'a log', actual: log.message });
        continue;
      }
      const result = matchText(text, log, saved, metadata.name);
      if (result.mismatches.length === 0) return { outcome: 'passed', checks: 1, saves: result.saves, output: log };
      mismatches.push(...result.mismatches);
    }
    return { outcome: 'failed', checks: 1, reason: NO_TEXT, mismatches };
  });
}
