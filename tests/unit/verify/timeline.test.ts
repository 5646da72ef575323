import { describe, expect, it } from 'vitest';
import type { KubeObject, TimelineEntry } from '../../../src/cluster/engine.ts';
import { expandTimeline, TIMELINE_SCHEMA, type TimelineChange } from '../../../src/example/timeline-file.ts';
import { condense, timelineText } from '../../../src/verify/timeline.ts';

const read = (text: string) => expandTimeline(TIMELINE_SCHEMA.parse(JSON.parse(text)));
const pod = (at: number, name: string, state: string, type: TimelineChange['type'] = 'modified'): TimelineChange => ({
  at,
  type,
  kind: 'Pod',
  name,
  state,
});

describe('the text of a timeline', () => {
  it('keeps every change of a long run', () => {
    const changes = Array.from({ length: 3000 }, (_, at) => pod(at * 10, `echo-${at % 20}`, `${at % 7} of 7 ready`));
    const text = timelineText(changes);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(100 * 1024);
    expect(read(text)).toEqual({ changes, leftOut: [] });
  });

  it('leaves out whole objects where it would be too long, those with the longest changes first, and counts them', () => {
    const noisy = Array.from({ length: 50 }, (_, at) => pod(at, 'noisy', `message ${at} ${'x'.repeat(50)}`));
    const quiet = [pod(3, 'quiet', 'Pending', 'added'), pod(40, 'quiet', 'Running'), pod(49, 'quiet', '', 'deleted')];
    const changes = [...noisy, ...quiet].sort((a, b) => a.at - b.at);
    const text = timelineText(changes, 1000);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1000);
    expect(read(text)).toEqual({ changes: quiet, leftOut: [{ kind: 'Pod', name: 'noisy', count: 50 }] });
  });

  it('of a run in which nothing happened is read too', () => {
    expect(read(timelineText([]))).toEqual({ changes: [], leftOut: [] });
  });
});

describe('the changes that a reader sees', () => {
  const entry = (at: number, type: TimelineEntry['type'], phase: string): TimelineEntry => ({
    at,
    type,
    object: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'echo' }, status: { phase } } as KubeObject,
  });

  it('are not those that leave a state as it was', () => {
    const seen = condense([
      entry(1, 'added', 'Pending'),
      entry(2, 'modified', 'Pending'),
      entry(3, 'modified', 'Running'),
    ]);
    expect(seen.map(({ at, state }) => [at, state])).toEqual([
      [1, 'Pending'],
      [3, 'Running'],
    ]);
  });

  it('are those of a successor of the same name', () => {
    const seen = condense([entry(1, 'added', 'Running'), entry(2, 'deleted', 'Running'), entry(3, 'added', 'Running')]);
    expect(seen.map(({ type }) => type)).toEqual(['added', 'deleted', 'added']);
  });
});
