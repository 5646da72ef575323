import type { Example } from '../example/load.ts';
import { flatSteps, resultsOf } from '../example/results.ts';
import type { Timeline } from '../example/timeline.ts';
import type { VerifiedRun } from '../example/verified.ts';
import { files } from '../text/addresses.ts';
import type { Lang } from '../text/lang.ts';
import { evidenceOf } from './evidence.ts';
import { absolute } from './site.ts';
import { type ShownStep, shownSteps } from './steps.ts';

/** What a run recorded of the cluster, and the run. */
export interface RecordedTimeline {
  readonly timeline: Timeline;
  readonly run: VerifiedRun;
  /** The files or expectations changed after the run. */
  readonly stale: boolean;
}

/** The timeline that the page of an example shows; undefined where none is recorded, or nothing happened. */
export function recordedTimeline(example: Example): RecordedTimeline | undefined {
  const { run, mark } = evidenceOf(example);
  const timeline = run?.digests.timeline === undefined ? undefined : example.timeline;
  if (!run || !timeline || timeline.changes.length + timeline.leftOut.length === 0) return undefined;
  return { timeline, run, stale: mark === 'changed' };
}

/** For each step that ran, the step that is written so, by digest; undefined where it is written otherwise now. */
export function stepsThatRan(example: Example, { steps }: Timeline, lang: Lang): (ShownStep | undefined)[] {
  const shown = shownSteps(example, lang, [], (file) => absolute(files.raw(example.id, file)));
  const written = flatSteps(example.steps).map(({ digest }, index) => ({ digest, shown: shown[index]! }));
  return resultsOf(steps, written).map((found) => found?.shown);
}
