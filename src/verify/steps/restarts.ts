import type { Localized } from '@studylog/check/text';
import { match } from '../match.ts';
import { waitFor } from '../wait.ts';
import { POD, podsOf } from './pods.ts';
import type { StepContext, StepFinding, StepOf } from './step.ts';

const NO_CONTAINER: Localized = { ko: '해당하는 컨테이너가 없습니다', en: 'there is no such container' };
const restarted = (times: number): Localized => ({ ko: `재시작 횟수: ${times}`, en: `restart count: ${times}` });

/** Count container restarts over the Pods and containers named. */
export async function restarts(step: StepOf<'restarts'>, context: StepContext): Promise<StepFinding> {
  const { container, count } = step.restarts;
  return await waitFor(context, { within: step.within, for: step.for, watch: [POD] }, async () => {
    const pods = await podsOf(context.workspace, step.restarts);
    const statuses = pods
      .flatMap(({ status }) => status?.containerStatuses ?? [])
      .filter(({ name }) => container === undefined || name === container);
    if (statuses.length === 0) return { outcome: 'failed', checks: 1, reason: NO_CONTAINER };
    const total = statuses.reduce((sum, { restartCount }) => sum + restartCount, 0);
    const { mismatches, saves } = match(count, total, context.saved, 'restarts');
    return mismatches.length === 0
      ? { outcome: 'passed', checks: 1, saves, seen: { restarts: total } }
      : { outcome: 'failed', checks: 1, reason: restarted(total), mismatches };
  });
}
