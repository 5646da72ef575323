import type { TimelineEntry } from '../cluster/engine.ts';
import type { Example } from '../example/load.ts';
import {
  changedParts,
  type Verified,
  type VerifiedChange,
  type VerifiedRun,
  type VerifiedStep,
} from '../example/verified.ts';
import { stateOf } from './diagnose.ts';
import { normaliseOutput, normaliseSeen } from './normalise.ts';
import type { ExampleResult, RunReport } from './result.ts';

const REFRESH_AFTER_DAYS = 30;
/** Most bytes that a verified.json may have. */
export const MAX_BYTES = 20 * 1024;

/** The engine, minor and architecture that a run stands for; a verified.json holds one run of each. */
export function runKey({
  engine,
  kubernetes,
  architecture,
}: Pick<VerifiedRun, 'engine' | 'kubernetes' | 'architecture'>): string {
  return `${engine} ${minorOf(kubernetes)} ${architecture}`;
}

/** Whether any example has a run of this engine, minor and architecture; else there is nothing to hold another one against. */
export function isRecorded(
  examples: readonly Pick<Example, 'verified'>[],
  engine: Parameters<typeof runKey>[0],
): boolean {
  return examples.some(({ verified }) => verified?.runs.some((run) => runKey(run) === runKey(engine)));
}

/** @example minorOf('v1.36.3') // 'v1.36' */
export function minorOf(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}

/**
 * Turn a passing result into evidence.
 * @throws RangeError for a result that did not pass.
 */
export function evidenceOf(example: Example, result: ExampleResult, report: RunReport): VerifiedRun {
  if (result.outcome !== 'passed')
    throw new RangeError(`${result.id} ${result.outcome}; only passing runs are evidence`);
  const { engine, kubernetes, architecture, tool, nodeImage } = report.engine;
  return {
    engine,
    kubernetes,
    architecture,
    tool,
    ...(nodeImage ? { nodeImage } : {}),
    date: report.startedAt,
    seconds: result.seconds,
    digests: {
      files: Object.fromEntries(example.files.map(({ name, digest }) => [name, digest])),
      expectations: example.expectationsDigest,
    },
    images: result.images,
    steps: result.steps.map(stepOf),
    ...(engine === 'kind' ? { timeline: condense(result.timeline) } : {}),
  };
}

function stepOf({
  verb,
  outcome,
  checks,
  seconds,
  reason,
  output,
  seen,
}: ExampleResult['steps'][number]): VerifiedStep {
  return {
    verb,
    outcome: outcome === 'skipped' ? 'skipped' : 'passed',
    checks,
    seconds,
    ...(reason === undefined ? {} : { reason }),
    ...(output === undefined ? {} : { output }),
    ...(seen === undefined ? {} : { seen }),
  };
}

/** The timeline as the replay shows it: changes that a reader sees, each in a few words. */
export function condense(timeline: readonly TimelineEntry[]): VerifiedChange[] {
  const last = new Map<string, string>();
  return timeline.flatMap(({ at, type, object }) => {
    const { kind, metadata } = object;
    const state = kind === 'Event' ? `${object.reason}: ${object.message}` : stateOf(object);
    const about = kind === 'Event' ? (object.involvedObject as { kind: string; name: string }) : undefined;
    const name = about ? `${about.kind}/${about.name}` : metadata.name;
    const key = `${kind} ${name}`;
    if (type !== 'deleted' && last.get(key) === state) return [];
    last.set(key, state);
    return [{ at, type, kind, name, state }];
  });
}

/**
 * Put a run in the place of the one of the same engine, minor and architecture. The old run stays, and with it the file, where
 * both say the same and the old one is younger than 30 days.
 */
export function withRun(verified: Verified | undefined, run: VerifiedRun): Verified {
  const runs = verified?.runs ?? [];
  const old = runs.find((one) => runKey(one) === runKey(run));
  if (old && !contradiction(old, run) && sameDigests(old, run) && !isOld(old, run.date)) return { runs };
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
    const { timeline: _timeline, ...rest } = run;
    return rest;
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

/** How a run's steps differ from those recorded, in one sentence; undefined when only times, names and addresses do. */
export function contradiction(
  recorded: Pick<VerifiedRun, 'steps'>,
  run: Pick<VerifiedRun, 'steps'>,
): string | undefined {
  if (recorded.steps.length !== run.steps.length)
    return `${recorded.steps.length} steps were recorded, ${run.steps.length} ran`;
  for (const [index, now] of run.steps.entries()) {
    const then = recorded.steps[index]!;
    const where = `step ${index + 1} (${now.verb})`;
    if (then.outcome !== now.outcome) return `${where} was recorded as ${then.outcome} and now is ${now.outcome}`;
    if (normaliseOutput(then.output ?? '') !== normaliseOutput(now.output ?? ''))
      return `${where} prints otherwise than recorded`;
    if (JSON.stringify(comparable(then)) !== JSON.stringify(comparable(now)))
      return `${where} saw something else than recorded`;
  }
  return undefined;
}

/** What a step holds to a pattern, the pattern has judged: which of two Pods answered is chance. */
const JUDGED = new Set(['body', 'text']);

/** What `expect` saves is compared within its run; a value worth holding to would be written out. */
function comparable({ verb, checks, seen = {} }: VerifiedStep): unknown {
  const values = Object.entries(seen).map(([name, value]) => [
    name,
    verb === 'expect' || JUDGED.has(name) ? '' : normaliseSeen(value),
  ]);
  return { verb, checks, seen: values };
}

/** The file's text. Where it would be too long, the timeline gives way, its middle first. */
export function serialise(verified: Verified): string {
  for (let share = 1; ; share /= 2) {
    const runs = verified.runs.map((run) => (run.timeline ? { ...run, timeline: thinned(run.timeline, share) } : run));
    const text = `${JSON.stringify({ runs }, null, 1)}\n`;
    if (Buffer.byteLength(text) <= MAX_BYTES || share < 1 / 64) return text;
  }
}

function thinned(timeline: readonly VerifiedChange[], share: number): readonly VerifiedChange[] {
  const keep = Math.floor(timeline.length * share);
  const head = Math.ceil(keep / 2);
  return keep >= timeline.length
    ? timeline
    : [...timeline.slice(0, head), ...timeline.slice(timeline.length - (keep - head))];
}
