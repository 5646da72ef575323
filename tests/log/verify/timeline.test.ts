import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Cluster } from '../../../src/cluster/engine.ts';
import { loadExample } from '../../../src/example/load.ts';
import { flatSteps } from '../../../src/example/results.ts';
import { expandTimeline, TIMELINE_SCHEMA } from '../../../src/example/timeline-file.ts';
import { runExample } from '../../../src/verify/example.ts';
import { timelineOf } from '../../../src/verify/timeline.ts';
import { timelineText } from '../../../src/verify/timeline-text.ts';
import { startEmbedded } from '../../unit/verify/helpers.ts';

const { signal } = new AbortController();
let cluster: Cluster;
beforeAll(async () => {
  cluster = await startEmbedded();
});
afterAll(() => cluster.close());

test('a simulated run has a timeline as a recorded one has: what was done, who answered, what came of it and who said so', async () => {
  const example = loadExample(process.cwd(), 'deployment/rolling-update');
  const result = await runExample(example, { cluster, signal });
  expect(result).toMatchObject({ outcome: 'passed' });
  const timeline = timelineOf(result);
  expect(expandTimeline(TIMELINE_SCHEMA.parse(JSON.parse(timelineText(timeline))))).toEqual(timeline);
  const { steps, requests, changes, events } = timeline;
  expect(steps.map(({ digest }) => digest)).toEqual(flatSteps(example.steps).map(({ digest }) => digest));
  const pods = new Map(changes.flatMap(({ object }) => (object.kind === 'Pod' ? [[object.name, object.owner]] : [])));
  const sets = new Map(
    changes.flatMap(({ object }) => (object.kind === 'ReplicaSet' ? [[object.name, object.owner]] : [])),
  );
  expect(pods.size).toBeGreaterThanOrEqual(8);
  expect(sets.size).toBe(2);
  for (const owner of pods.values()) expect(sets.has(owner!.name)).toBe(true);
  for (const owner of sets.values()) expect(owner).toEqual({ kind: 'Deployment', name: 'echo-deploy' });
  // A request that a step waits with may come before there is an answer; one of the load may not.
  const load = requests.filter(({ step }) => flatSteps(example.steps)[step]!.verb === 'meanwhile');
  expect(load.length).toBeGreaterThan(20);
  for (const { status, pod } of load) expect([status, pods.has(pod!)]).toEqual([200, true]);
  const reporters = events.map(({ component, reason }) => `${component}: ${reason}`);
  for (const seen of ['deployment-controller: ScalingReplicaSet', 'kubelet: Started', 'default-scheduler: Scheduled'])
    expect(reporters).toContain(seen);
});

test('the recorded run of a Recreate strategy has the requests that failed while no Pod was there', () => {
  const { timeline } = loadExample(process.cwd(), 'deployment/strategy');
  const failed = timeline!.requests.filter(({ failure }) => failure !== undefined);
  expect(failed.length).toBeGreaterThan(0);
  const kinds = new Set(timeline!.changes.map(({ state }) => state.kind));
  expect([...kinds].sort()).toEqual(['Deployment', 'EndpointSlice', 'Pod', 'ReplicaSet', 'Service']);
});

test('a request to a Service that is not there, or to a port that it lacks, was not sent', async () => {
  const workspace = await cluster.open('pod/none');
  try {
    const nowhere = await workspace.http({ service: 'none', path: '/', timeoutMs: 1000 });
    expect(nowhere).toMatchObject({ kind: 'error', unsent: true });
  } finally {
    await workspace.close();
  }
});
