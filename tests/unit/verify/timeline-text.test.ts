import { describe, expect, it } from 'vitest';
import type { Timeline, TimelineChange, TimelineEvent } from '../../../src/example/timeline.ts';
import { expandTimeline, TIMELINE_SCHEMA } from '../../../src/example/timeline-file.ts';
import { timelineText } from '../../../src/verify/timeline-text.ts';

const read = (text: string): Timeline => expandTimeline(TIMELINE_SCHEMA.parse(JSON.parse(text)));
const EMPTY: Timeline = { steps: [], requests: [], changes: [], events: [], leftOut: [] };

const pod = (at: number, name: string, restarts = 0, type: TimelineChange['type'] = 'modified'): TimelineChange => ({
  at,
  type,
  object: { kind: 'Pod', name, owner: { kind: 'ReplicaSet', name: 'echo' } },
  state: {
    kind: 'Pod',
    deleting: type === 'deleted',
    phase: 'Running',
    labels: { app: 'echo' },
    containers: [{ name: 'app', image: 'echo:v1', ready: restarts > 3, restarts, state: 'running' }],
  },
});
const event = (at: number, name: string, message: string, more: Partial<TimelineEvent> = {}): TimelineEvent => ({
  at,
  about: { kind: 'Pod', name },
  type: 'Warning',
  component: 'kubelet',
  reason: 'BackOff',
  message,
  ...more,
});

describe('the text of a timeline', () => {
  it('is read as what was written, whatever is in it', () => {
    const timeline: Timeline = {
      steps: [
        { at: 0, until: 44, digest: 'a'.repeat(64) },
        { at: 40, until: 90, digest: 'b'.repeat(64) },
      ],
      requests: [
        { at: 41, until: 44, step: 1, to: 'echo', path: '/a?b=1', status: 200, pod: 'echo-1', count: 12 },
        { at: 42, until: 43, step: 1, to: 'echo', path: '/a?b=1', failure: 'refused' },
        { at: 43, until: 44, step: 0, to: 'echo', path: '/a?b=1', failure: 'refused' },
      ],
      changes: [
        pod(0, 'echo-1', 0, 'added'),
        {
          at: 1,
          type: 'modified',
          object: { kind: 'Pod', name: 'echo-1' },
          state: {
            kind: 'Pod',
            deleting: false,
            phase: 'Failed',
            ip: 'fd00::4',
            node: 'worker',
            labels: {},
            containers: [
              {
                name: 'app',
                image: 'echo:v1',
                ready: false,
                restarts: 0,
                state: 'terminated',
                reason: 'Completed',
                exitCode: 0,
              },
            ],
          },
        },
        {
          at: 2,
          type: 'added',
          object: { kind: 'Service', name: 'echo' },
          state: {
            kind: 'Service',
            deleting: false,
            type: 'NodePort',
            ports: [{ port: 80, targetPort: 'http', nodePort: 30080, name: 'web' }],
            selector: { app: 'echo' },
            clusterIp: '10.96.0.1',
            address: '172.18.0.9',
          },
        },
        {
          at: 2,
          type: 'added',
          object: { kind: 'EndpointSlice', name: 'echo-x', owner: { kind: 'Service', name: 'echo' } },
          state: {
            kind: 'EndpointSlice',
            deleting: false,
            endpoints: [{ address: '10.0.0.1', pod: 'echo-1', ready: false, serving: true, terminating: true }],
          },
        },
        {
          at: 3,
          type: 'modified',
          object: { kind: 'Deployment', name: 'echo' },
          state: {
            kind: 'Deployment',
            deleting: true,
            desired: 0,
            current: 4,
            ready: 0,
            updated: 1,
            available: 0,
            revision: 2,
            images: ['echo:v2'],
          },
        },
        {
          at: 3,
          type: 'modified',
          object: { kind: 'ReplicaSet', name: 'echo-1' },
          state: { kind: 'ReplicaSet', deleting: false, desired: 0, current: 0, ready: 0, labels: {}, images: [] },
        },
        {
          at: 4,
          type: 'added',
          object: { kind: 'ConfigMap', name: 'kube-root-ca.crt' },
          state: { kind: 'other', deleting: false },
        },
        pod(5, 'echo-1', 4, 'deleted'),
      ],
      events: [
        event(1, 'echo-1', 'Back-off "again"\nnow'),
        event(2, 'echo-1', 'Back-off "again"\nnow', { count: 3 }),
        event(2, 'echo-2', '', { type: 'Normal', component: '', reason: 'Killing' }),
      ],
      leftOut: [],
    };
    const text = timelineText(timeline);
    expect(read(text)).toStrictEqual(timeline);
    // A row a line, and a state that comes again is written once.
    expect(text.split('\n').filter((line) => line.includes('"reason":"BackOff"'))).toHaveLength(1);
  });

  it('of a run in which nothing happened is read too', () => {
    expect(read(timelineText(EMPTY))).toEqual(EMPTY);
  });

  it('keeps every change of a long run', () => {
    const changes = Array.from({ length: 3000 }, (_, at) => pod(at * 10, `echo-${at % 20}`, at % 7));
    const text = timelineText({ ...EMPTY, changes });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(100 * 1024);
    expect(read(text)).toEqual({ ...EMPTY, changes });
  });

  it('leaves out whole objects with their events where it would be too long, the longest first, and counts them', () => {
    const noisy = Array.from({ length: 50 }, (_, at) => event(at, 'noisy', `message ${at} ${'x'.repeat(50)}`));
    const changes = [
      pod(3, 'quiet', 0, 'added'),
      pod(40, 'quiet', 1),
      pod(45, 'noisy', 1),
      pod(49, 'quiet', 1, 'deleted'),
    ];
    const quiet = event(40, 'quiet', 'hm');
    const timeline = { ...EMPTY, changes, events: [...noisy, quiet].sort((a, b) => a.at - b.at) };
    const text = timelineText(timeline, 2000);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2000);
    expect(read(text)).toEqual({
      ...EMPTY,
      changes: changes.filter(({ object }) => object.name === 'quiet'),
      events: [quiet],
      leftOut: [{ kind: 'Pod', name: 'noisy', count: 51 }],
    });
  });
});
