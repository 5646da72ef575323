import type { Example } from '../example/load.ts';
import { MARK_NAMES, type Mark } from '../example/marks.ts';
import { changedParts, type EvidenceState, evidenceState, type VerifiedRun } from '../example/verified.ts';
import { config } from './config.ts';
import type { MessageKey, Translate } from './i18n/t.ts';

/** What a strip says about an example. */
export interface Evidence {
  readonly mark: Mark;
  /** What is recorded, whether or not the example is meant to fail. */
  readonly state: EvidenceState['state'];
  readonly changed: readonly string[];
  /** The run that the strip speaks of. */
  readonly run: VerifiedRun | undefined;
  readonly checks: number;
}

/** One sentence for each mark; those of `fails` and of what was recorded stand together. */
export const EXPLANATIONS = {
  verified: 'verifiedLong',
  'stand-ins': 'standInsLong',
  simulated: 'simulatedLong',
  fails: 'failsLong',
  changed: 'changedLong',
  never: 'neverLong',
  failed: 'failedLong',
} as const satisfies Record<Mark, MessageKey>;

/** The marks that a page can give. A run that failed is not recorded, so that no page shows one. */
export const PAGE_MARKS = MARK_NAMES.filter((mark) => mark !== 'failed');

/** Judge what may be said of an example: a broken one whose run is current fails as intended. */
export function evidenceOf(example: Example): Evidence {
  const judged = evidenceState(example, config.kubernetes);
  const run = 'run' in judged ? judged.run : undefined;
  const current = judged.state !== 'changed' && judged.state !== 'never';
  return {
    mark: example.broken !== undefined && current ? 'fails' : judged.state,
    state: judged.state,
    changed: judged.state === 'changed' ? judged.changed : [],
    run,
    checks: run?.steps.reduce((sum, step) => sum + step.checks, 0) ?? 0,
  };
}

/** How many of these examples have which mark, in the order of the table. The one count behind every page and verification.json. */
export function tally(examples: readonly Example[]): readonly (readonly [Mark, number])[] {
  const marks = examples.map((example) => evidenceOf(example).mark);
  return PAGE_MARKS.map((mark) => [mark, marks.filter((one) => one === mark).length]);
}

/** The Kubernetes minors that current runs on real clusters tested these examples on, such as `v1.36`, oldest first. */
export function testedMinors(examples: readonly Example[]): string[] {
  const runs = examples.flatMap((example) =>
    (example.verified?.runs ?? []).filter(
      (run) => run.engine !== 'embedded' && changedParts(example, run).length === 0,
    ),
  );
  return [...new Set(runs.map(minorOf))].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

/** @example minorOf({ kubernetes: 'v1.36.3' }) // 'v1.36' */
export function minorOf({ kubernetes }: Pick<VerifiedRun, 'kubernetes'>): string {
  return kubernetes.split('.').slice(0, 2).join('.');
}

/** The strip's line behind the word: versions, day, checks, duration; of one that fails as intended, on what it was seen. */
export function evidenceFacts({ mark, state, run, checks }: Evidence, t: Translate): string[] {
  if (!run) return [];
  return [
    ...(mark === 'fails' && state === 'stand-ins' ? [t('withStandIns')] : []),
    ...(mark === 'fails' && state === 'simulated' ? [t('onSimulation')] : []),
    t('onEngine', { version: run.kubernetes, tool: toolName(run) }),
    run.date.slice(0, 10),
    t('checks', { count: checks }),
    t('secondsTaken', { seconds: Math.max(1, Math.round(run.seconds)) }),
  ];
}

/** When a run recorded what a page shows of it, and that the files changed since where they did. */
export function recordedWhen({ date, kubernetes }: VerifiedRun, stale: boolean, t: Translate): string {
  return t(stale ? 'recordedOld' : 'recorded', { date: date.slice(0, 10), version: kubernetes });
}

/** `kind` for `kind v0.33.0`; what matters in one line is which engine it was. */
function toolName(run: VerifiedRun): string {
  return run.tool.split(' ')[0] ?? run.engine;
}

/**
 * Whether a registry gives other bytes under the same name from one day to the next: no tag, or one that names no version.
 * @example isMoving('redis') // true
 * @example isMoving('ghcr.io/subicura/counter:latest') // true
 * @example isMoving('ghcr.io/subicura/echo:v1') // false
 */
export function isMoving(reference: string): boolean {
  if (reference.includes('@')) return false;
  const tag = /:([^:/]+)$/.exec(reference)?.[1] ?? 'latest';
  return !/\d/.test(tag);
}
