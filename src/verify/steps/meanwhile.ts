import type { HttpOutcome } from '../../cluster/engine.ts';
import type { MeanwhileStep } from '../../example/schema.ts';
import { milliseconds } from '../duration.ts';
import { match } from '../match.ts';
import type { StepContext, StepFinding } from './step.ts';

const TIMEOUT_MS = 3000;

/** Send requests steadily while the nested steps run, then judge how many were sent and failed, and the slowest. */
export async function meanwhile(step: MeanwhileStep, context: StepContext): Promise<StepFinding> {
  const stop = new AbortController();
  const load = send(step, context, stop.signal);
  const passed = await context.nested(step.do as MeanwhileStep['do']).finally(() => stop.abort());
  const outcomes = await load;
  if (!passed) return { outcome: 'failed', checks: 0, reason: 'a step within it failed' };
  return judge(step, outcomes, context);
}

async function send(
  { meanwhile: load }: MeanwhileStep,
  { workspace, signal }: StepContext,
  stop: AbortSignal,
): Promise<HttpOutcome[]> {
  const outcomes: HttpOutcome[] = [];
  const { service, port, path, every } = load;
  while (!stop.aborted && !signal.aborted) {
    outcomes.push(
      await workspace.http({ service, path, timeoutMs: TIMEOUT_MS, ...(port === undefined ? {} : { port }) }),
    );
    await workspace.sleep(milliseconds(every), stop);
  }
  return outcomes;
}

function judge(
  { meanwhile: load }: MeanwhileStep,
  outcomes: readonly HttpOutcome[],
  { saved }: StepContext,
): StepFinding {
  const failures = outcomes.filter((outcome) => outcome.kind !== 'response' || outcome.status >= 500);
  const slowest = Math.max(0, ...outcomes.map(({ ms }) => ms));
  const results = [
    match(load.failed, failures.length, saved, 'failed'),
    match(load.sent ?? { $gte: 1 }, outcomes.length, saved, 'sent'),
    match(load.slowest ? { $lte: milliseconds(load.slowest) } : { $gte: 0 }, slowest, saved, 'slowest (ms)'),
  ];
  const mismatches = results.flatMap((result) => result.mismatches);
  const found = {
    checks: 2 + Number(load.slowest !== undefined),
    seen: { sent: outcomes.length, failed: failures.length, slowest },
  };
  if (mismatches.length === 0) return { outcome: 'passed', ...found };
  const first = failures[0];
  const why = first ? `: ${first.kind === 'response' ? `status ${first.status}` : first.message}` : '';
  return {
    outcome: 'failed',
    reason: `${failures.length} of ${outcomes.length} requests failed${why}`,
    mismatches,
    ...found,
  };
}
