import type { Localized } from '@studylog/check/text';
import type { HttpOutcome } from '../../cluster/engine.ts';
import { type MatchResult, match, matchText, show } from '../match.ts';
import { waitFor } from '../wait.ts';
import type { StepContext, StepFinding, StepOf } from './step.ts';

/** How long an answer may take; `timeout: true` expects none within it. */
const TIMEOUT_MS = 3000;

/** What came of a request, as a sentence goes on in Korean. */
const CONNECTIONS: Readonly<Record<HttpOutcome['kind'], string>> = {
  response: '응답이 왔습니다',
  refused: '연결이 거부되었습니다',
  timeout: '제시간에 응답이 없습니다',
  error: '연결에 실패했습니다',
};

type Asked = StepOf<'http'>['http'];

const otherConnection = ({ path, service }: Asked, kind: HttpOutcome['kind']): Localized => ({
  ko: `${service}의 GET ${path}: ${CONNECTIONS[kind]}`,
  en: `GET ${path} of ${service}: ${kind}`,
});
const otherAnswer = ({ path, service }: Asked): Localized => ({
  ko: `${service}의 GET ${path}: 응답이 예상과 다릅니다`,
  en: `GET ${path} of ${service}: the response is not as expected`,
});

/** Request a Service until it answers as it should. */
export async function http(step: StepOf<'http'>, context: StepContext): Promise<StepFinding> {
  const { service, port, path, via } = step.http;
  // Nodes hear of a Service's change one after the other: until all have, the right answer may come by chance.
  const times = { within: step.within, for: step.for, settles: true, pollMs: 500 };
  return await waitFor(context, times, async () => {
    const at = context.workspace.now();
    const outcome = await context.workspace.http({
      service,
      path,
      timeoutMs: TIMEOUT_MS,
      ...(port === undefined ? {} : { port }),
      ...(via === undefined ? {} : { via }),
    });
    context.sent({ asked: step.http, outcome, at, until: context.workspace.now() });
    return findingOf(step.http, outcome, context);
  });
}

function findingOf(asked: Asked, outcome: HttpOutcome, { saved }: StepContext): StepFinding {
  const wanted = asked.refused ? 'refused' : asked.timeout ? 'timeout' : 'response';
  if (outcome.kind !== wanted || outcome.kind !== 'response') {
    const seen = { connection: outcome.kind };
    if (outcome.kind === wanted) return { outcome: 'passed', checks: 1, seen };
    const actual =
      outcome.kind === 'response'
        ? `${outcome.status} ${show(outcome.body)}`
        : `${outcome.kind}: ${outcome.message.en}`;
    const mismatches = [{ path: 'connection', expected: wanted, actual }];
    return { outcome: 'failed', checks: 1, reason: otherConnection(asked, outcome.kind), mismatches };
  }
  const results: MatchResult[] = [match(asked.status ?? { $lt: 400 }, outcome.status, saved, 'status')];
  if (asked.body !== undefined) results.push(matchText(asked.body, outcome.body, saved, 'body'));
  const mismatches = results.flatMap((result) => result.mismatches);
  const found = {
    checks: results.length,
    saves: new Map(results.flatMap(({ saves }) => [...saves])),
    seen: { status: outcome.status, body: outcome.body.slice(0, 400) },
  };
  return mismatches.length === 0
    ? { outcome: 'passed', ...found }
    : { outcome: 'failed', reason: otherAnswer(asked), mismatches, ...found };
}
