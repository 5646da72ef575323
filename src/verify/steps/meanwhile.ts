import type { HttpOutcome } from '../../cluster/engine.ts';
import { milliseconds } from '../../example/duration.ts';
import type { MeanwhileStep } from '../../example/verbs/index.ts';
import { match } from '../match.ts';
import type { StepContext, StepFinding } from './step.ts';

const TIMEOUT_MS = 3000;

/** Send requests steadily while the nested steps run, then judge how many were sent and failed, and the slowest. */
export async function meanwhile(step: MeanwhileStep, context: StepContext): Promise<StepFinding> {
  const stop = await send(step, context);
  let passed = false;
  let outcomes: readonly HttpOutcome[] = [];
  try {
    passed = await context.nested(step.do as MeanwhileStep['do']);
  } finally {
    outcomes = await stop();
  }
  if (!passed) return { outcome: 'failed', checks: 0, reason: 'a step within it failed' };
  return judge(step, outcomes, context);
}

/** Start the load, by the engine's own means where it has some; resolves to the function that ends it. */
async function send(
  { meanwhile: load }: MeanwhileStep,
  { workspace }: StepContext,
): Promise<() => Promise<readonly HttpOutcome[]>> {
  const { service, port, path } = load;
  const request = { service, path, timeoutMs: TIMEOUT_MS, ...(port === undefined ? {} : { port }) };
  const every = milliseconds(load.every);
  if (workspace.load) return workspace.load(request, every);
  const stop = new AbortController();
  const outcomes: HttpOutcome[] = [];
  const sending = (async () => {
    while (!stop.signal.aborted) {
      outcomes.push(await workspace.http(request));
      await workspace.sleep(every, stop.signal);
    }
  })();
  return async () => {
    stop.abort();
    await sending;
    return outcomes;
  };
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
    reason:
      mismatches[0]!.path === 'failed'
        ? `${failures.length} of ${outcomes.length} requests failed${why}`
        : `${outcomes.length} requests were sent, and the slowest took ${slowest} ms`,
    mismatches,
    ...found,
  };
}
