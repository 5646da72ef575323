import type { Localized } from '@studylog/check/text';
import { sha256 } from '../example/digests.ts';
import type { Example } from '../example/load.ts';
import { resultsOf } from '../example/results.ts';
import type { Step } from '../example/verbs/index.ts';
import {
  changedParts,
  digestsOf,
  runKey,
  type Verified,
  type VerifiedRun,
  type VerifiedStep,
} from '../example/verified.ts';
import { agrees } from './held.ts';
import { normaliseOutput, normaliseSeen } from './normalise.ts';
import { type ExampleResult, OUTCOMES, type RunReport, type StepResult } from './result.ts';
import { timelineOf } from './timeline.ts';
import { timelineText } from './timeline-text.ts';

/** A record that says the same is written again after so many days. */
export const REFRESH_AFTER_DAYS = 30;

/** Whether any example has a run of this engine, minor and architecture; else there is nothing to hold another one against. */
export function isRecorded(
  examples: readonly Pick<Example, 'verified'>[],
  engine: Parameters<typeof runKey>[0],
): boolean {
  return examples.some(({ verified }) => verified?.runs.some((run) => runKey(run) === runKey(engine)));
}

/** What a run leaves behind: its record, and on kind the text of the timeline that the record names. */
export interface RunEvidence {
  readonly run: VerifiedRun;
  readonly timeline?: string;
}

/**
 * Turn a passing result into evidence.
 * @throws RangeError for a result that did not pass.
 */
export function evidenceOf(example: Example, result: ExampleResult, report: RunReport): RunEvidence {
  if (result.outcome !== 'passed')
    throw new RangeError(`${result.id} ${result.outcome}; only passing runs are evidence`);
  const { engine, kubernetes, architecture, tool, nodeImage } = report.engine;
  const timeline = engine === 'kind' ? timelineText(timelineOf(result)) : undefined;
  const run = {
    engine,
    kubernetes,
    architecture,
    tool,
    ...(nodeImage ? { nodeImage } : {}),
    date: report.startedAt,
    seconds: result.seconds,
    digests: {
      ...digestsOf(example),
      ...(timeline === undefined ? {} : { timeline: sha256(timeline) }),
    },
    images: result.images,
    steps: result.steps.map(stepOf),
  };
  return { run, ...(timeline === undefined ? {} : { timeline }) };
}

function stepOf({ digest, verb, outcome, checks, seconds, reason, output, seen }: StepResult): VerifiedStep {
  return {
    digest,
    verb,
    outcome: outcome === 'skipped' ? 'skipped' : 'passed',
    checks,
    seconds,
    ...(reason === undefined ? {} : { reason: reason.en }),
    ...(output === undefined ? {} : { output }),
    ...(seen === undefined ? {} : { seen }),
  };
}

/**
 * Put a run in the place of the one of the same engine, minor and architecture. The old run stays, and with it the file, where
 * both say the same and the old one is younger than 30 days, unless the timeline of the newest kind run got lost.
 */
export function withRun(verified: Verified | undefined, run: VerifiedRun, steps: readonly Step[] = []): Verified {
  const runs = verified?.runs ?? [];
  const old = runs.find((one) => runKey(one) === runKey(run));
  const isLost = run.digests.timeline !== undefined && runs.every(({ digests }) => digests.timeline === undefined);
  if (old && !contradiction(old, run, steps) && sameDigests(old, run) && !isOld(old, run.date) && !isLost)
    return { runs };
  const others = runs.filter((one) => one !== old);
  return { runs: keepNewestTimeline([...others, run].sort(byEngineAndVersion)) };
}

function isOld({ date }: VerifiedRun, now: string): boolean {
  return Date.parse(now) - Date.parse(date) > REFRESH_AFTER_DAYS * 24 * 3600 * 1000;
}

function sameDigests(a: VerifiedRun, b: VerifiedRun): boolean {
  const files = b.digests.files;
  const current = {
    files: Object.entries(files).map(([name, digest]) => ({ name, digest })),
    expectationsDigest: b.digests.expectations,
  };
  return changedParts(current, a).length === 0;
}

function keepNewestTimeline(runs: readonly VerifiedRun[]): VerifiedRun[] {
  const newest = runs.filter(({ engine }) => engine === 'kind').sort((a, b) => b.date.localeCompare(a.date))[0];
  return runs.map((run) => {
    if (run === newest) return run;
    const { timeline: _timeline, ...digests } = run.digests;
    return { ...run, digests };
  });
}

const ENGINE_ORDER = ['kind', 'context', 'embedded'];

function byEngineAndVersion(a: VerifiedRun, b: VerifiedRun): number {
  return (
    ENGINE_ORDER.indexOf(a.engine) - ENGINE_ORDER.indexOf(b.engine) ||
    b.kubernetes.localeCompare(a.kubernetes, 'en', { numeric: true }) ||
    a.architecture.localeCompare(b.architecture)
  );
}

/** How a run may differ from the recorded one. */
const SAID = {
  otherLength: (then: number, now: number): Localized => ({
    ko: `기록된 단계는 ${then}개, 이번 단계는 ${now}개입니다`,
    en: `${then} ${then === 1 ? 'step was' : 'steps were'} recorded, but ${now} ran`,
  }),
  unrecorded: ({ ko, en }: Localized): Localized => ({ ko: `${ko}: 기록이 없습니다`, en: `${en} was not recorded` }),
  otherOutcome: ({ ko, en }: Localized, then: Localized, now: Localized): Localized => ({
    ko: `${ko}: 기록은 ${then.ko}, 이번에는 ${now.ko}입니다`,
    en: `${en} was recorded as ${then.en}, and is now ${now.en}`,
  }),
  otherOutput: ({ ko, en }: Localized): Localized => ({
    ko: `${ko}: 출력이 기록과 다릅니다`,
    en: `${en} prints something different from the record`,
  }),
  otherSight: ({ ko, en }: Localized): Localized => ({
    ko: `${ko}: 결과가 기록과 다릅니다`,
    en: `the result of ${en} is different from the record`,
  }),
};

/**
 * How a run's steps differ from those recorded, in one sentence; undefined when only times, names and addresses do.
 * @param steps those of the example, which say what of an output may differ
 */
export function contradiction(
  recorded: Pick<VerifiedRun, 'steps'>,
  run: Pick<VerifiedRun, 'steps'>,
  steps: readonly Step[] = [],
): Localized | undefined {
  if (recorded.steps.length !== run.steps.length) return SAID.otherLength(recorded.steps.length, run.steps.length);
  const results = resultsOf(run.steps, recorded.steps);
  const written = new Map(steps.map((step) => [step.digest, step]));
  for (const [index, now] of run.steps.entries()) {
    const then = results[index];
    const where = { ko: `단계 ${index + 1}(${now.verb})`, en: `step ${index + 1} (${now.verb})` };
    if (!then) return SAID.unrecorded(where);
    if (then.outcome !== now.outcome) return SAID.otherOutcome(where, OUTCOMES[then.outcome], OUTCOMES[now.outcome]);
    const step = written.get(now.digest);
    const [before = '', after = ''] = [then.output, now.output];
    // How far a log had come when its step passed is chance.
    const isSame = step
      ? agrees(step, before, after) || agrees(step, after, before)
      : normaliseOutput(before) === normaliseOutput(after);
    if (!isSame) return SAID.otherOutput(where);
    if (JSON.stringify(comparable(then)) !== JSON.stringify(comparable(now))) return SAID.otherSight(where);
  }
  return undefined;
}

/**
 * How a value that a step saw is compared with the recorded one, by its name; any other is compared as output is. What a
 * step holds to a pattern, the pattern has judged: which of two Pods answered is chance. How many requests fit into a
 * rollout is chance as well, whether any of them failed is not.
 */
const COMPARED: Readonly<Record<string, (value: string | number) => unknown>> = {
  status: (value) => value,
  restarts: isSome,
  failed: isSome,
  body: () => 'judged',
  text: () => 'judged',
  sent: () => 'chance',
  slowest: () => 'chance',
};

function isSome(count: string | number): boolean {
  return Number(count) > 0;
}

/** What `expect` saves is compared within its run; a value worth holding to would be written out. */
function comparable({ verb, checks, seen = {} }: VerifiedStep): unknown {
  const values = Object.entries(seen).map(([name, value]) => [
    name,
    verb === 'expect' ? 'saved' : (COMPARED[name] ?? normaliseSeen)(value),
  ]);
  return { verb, checks, seen: values };
}

/** The text of verified.json. */
export function serialise({ runs }: Verified): string {
  return `${JSON.stringify({ runs }, null, 1)}\n`;
}
