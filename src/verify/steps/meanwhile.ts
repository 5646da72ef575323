import { type Localized, plural } from '@studylog/check/text';
import type { HttpOutcome, SteadyOutcome } from '../../cluster/engine.ts';
import { milliseconds } from '../../example/duration.ts';
import type { MeanwhileStep } from '../../example/verbs/index.ts';
import { match } from '../match.ts';
import { FAILED_WITHIN, type StepContext, type StepFinding } from './step.ts';

const TIMEOUT_MS = 3000;

/** Send requests steadily while the nested steps run, then look at how many were sent and failed, and the slowest. */
export async function meanwhile(step: MeanwhileStep, context: StepContext): Promise<StepFinding> {
  const stop = await send(step, context);
  let passed: boolean;
  let outcomes: readonly SteadyOutcome[];
  try {
    passed = await context.nested(step.do);
  } finally {
    outcomes = await stop();
    for (const outcome of outcomes)
      context.sent({ asked: step.meanwhile, outcome, at: outcome.at, until: outcome.at + outcome.ms });
  }
  if (!passed) return { outcome: 'failed', checks: 0, reason: FAILED_WITHIN };
  return findingOf(step, outcomes, context);
}

/** Start the load, by the engine's own means where it has some; resolves to the function that ends it. */
async function send(
  { meanwhile: load }: MeanwhileStep,
  { workspace }: StepContext,
): Promise<() => Promise<readonly SteadyOutcome[]>> {
  const { service, port, path } = load;
  const request = { service, path, timeoutMs: TIMEOUT_MS, ...(port === undefined ? {} : { port }) };
  const every = milliseconds(load.every);
  if (workspace.load) return workspace.load(request, every);
  const stop = new AbortController();
  const outcomes: SteadyOutcome[] = [];
  const sending = (async () => {
    while (!stop.signal.aborted) {
      const at = workspace.now();
      outcomes.push({ ...(await workspace.http(request)), at });
      await workspace.sleep(every, stop.signal);
    }
  })();
  return async () => {
    stop.abort();
    await sending;
    return outcomes;
  };
}

function findingOf(
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
  const reason =
    mismatches[0]!.path === 'failed' ? failedOf(outcomes.length, failures) : sentOf(outcomes.length, slowest);
  return { outcome: 'failed', reason, mismatches, ...found };
}

function failedOf(sent: number, failures: readonly HttpOutcome[]): Localized {
  const [first] = failures;
  const why = first && whyOf(first);
  return {
    ko: `요청 ${sent}번 중 ${failures.length}번 실패했습니다${why ? `: ${why.ko}` : ''}`,
    en: `${failures.length} of ${sent} requests failed${why ? `: ${why.en}` : ''}`,
  };
}

function whyOf(failure: HttpOutcome): Localized {
  if (failure.kind !== 'response') return failure.message;
  return { ko: `상태 코드 ${failure.status}`, en: `status ${failure.status}` };
}

function sentOf(sent: number, slowest: number): Localized {
  return {
    ko: `요청을 ${sent}번 보냈고, 가장 느린 요청은 ${slowest}밀리초 걸렸습니다`,
    en: `${plural(sent, 'request')} sent; the slowest took ${slowest} ms`,
  };
}
