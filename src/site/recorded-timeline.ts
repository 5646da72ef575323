import type { Example } from '../example/load.ts';
import type { Timeline } from '../example/timeline.ts';
import type { VerifiedRun } from '../example/verified.ts';
import { evidenceOf } from './evidence.ts';

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
