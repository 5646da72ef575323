import { globSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Cluster } from '../../../src/cluster/engine.ts';
import { type Example, loadExample } from '../../../src/example/load.ts';
import type { Timeline, TimelineObject } from '../../../src/example/timeline.ts';
import { runExample } from '../../../src/verify/example.ts';
import { timelineOf } from '../../../src/verify/timeline.ts';
import { EXHAUSTIVE } from '../../exhaustive.ts';
import { startEmbedded } from '../../unit/verify/helpers.ts';

/** Why a real cluster reports what the simulation does not, and the other way round, by reason. */
const DIFFERENCES: Readonly<Record<string, string>> = {
  Pulling: 'which images a node of a real cluster already has depends on what ran there before',
  Pulled: 'which images a node of a real cluster already has depends on what ran there before',
  FailedMount: 'the kubelet of a busy machine may not have read a ConfigMap yet',
  Unhealthy: 'how soon a program listens after its start, and how a connection ends with it, differs from run to run',
  Killing: 'an example that ends with its Pods being stopped is over before a simulated kubelet has heard of it',
};
/** An object that was there for less at the end of a run has had no time to be reported about. */
const TOO_SHORT_MS = 100;

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startEmbedded();
});
afterAll(() => cluster.close());

/** A name without what is random in it. */
function nameOf({ name, owner }: TimelineObject, objects: ReadonlyMap<string, TimelineObject>): string {
  const above = owner && (objects.get(`${owner.kind} ${owner.name}`) ?? owner);
  return above && name.startsWith(`${above.name}-`) ? `${nameOf(above, objects)}-…` : name;
}

/** What was reported, without what differs between two runs on the same cluster. */
function reports({ changes, events }: Timeline): Map<string, string> {
  // As they were first: a Pod may lose its owner.
  const objects = new Map(changes.toReversed().map(({ object }) => [`${object.kind} ${object.name}`, object]));
  const names = [...objects.values()].sort((a, b) => b.name.length - a.name.length);
  const said = (message: string) =>
    names
      .reduce((text, object) => text.replaceAll(object.name, nameOf(object, objects)), message)
      .replace(/^(Successfully assigned )\S+\/(\S+) to \S+/, '$1$2')
      .replace(/( in (?:ConfigMap|Secret) )\S+\//, '$1')
      .replace(/_\S+\([\w-]+\)$/, '')
      .replace(/ in [\d.ms]+ \([\d.ms]+ including waiting\)\. Image size: \d+ bytes\.$/, '')
      .replace(/\b\d+(?:\.\d+){3}(?::\d{5})?\b/g, '<address>');
  return new Map(
    events.map(({ about, type, component, reason, message }) => [
      [component, about.kind, type, reason, said(message)].join(' | '),
      reason,
    ]),
  );
}

/** Without what is about objects that came when the run was over. */
function withoutLast(recorded: Timeline, { changes, steps }: Timeline): Timeline {
  const end = Math.max(...steps.map(({ until }) => until));
  const last = new Set(
    changes.flatMap(({ at, type, object }) => (type === 'added' && at > end - TOO_SHORT_MS ? [object.name] : [])),
  );
  return { ...recorded, events: recorded.events.filter(({ about }) => !last.has(about.name)) };
}

const recorded = globSync('examples/*/*/timeline.json')
  .map((path) => dirname(path).replaceAll('\\', '/').slice('examples/'.length))
  .sort()
  .map((id) => loadExample(process.cwd(), id))
  .filter(({ timeline }) => timeline!.events.length > 0);

/** Those in whose run something was reported for a reason that no run before had; all of them where there is time. */
const chosen = EXHAUSTIVE
  ? recorded
  : recorded.filter((example, index) => {
      const reasons = ({ timeline }: Example) =>
        timeline!.events.map(({ reason, component }) => `${reason} ${component}`);
      const before = new Set(recorded.slice(0, index).flatMap(reasons));
      return reasons(example).some((reason) => !before.has(reason));
    });

test.for(chosen)('as in the real run of $id', async (example, { skip }) => {
  const run = await runExample(example, { cluster, signal: new AbortController().signal });
  // A kind that is not simulated: verify says so of the example.
  if (run.outcome === 'skipped') return skip();
  expect(run.outcome).toBe('passed');
  const simulated = timelineOf(run);
  const [made, real] = [reports(simulated), reports(withoutLast(example.timeline!, simulated))];
  const missing = [...real].filter(([report, reason]) => !made.has(report) && !DIFFERENCES[reason]);
  const added = [...made].filter(([report, reason]) => !real.has(report) && !DIFFERENCES[reason]);
  expect({ missing, added }).toEqual({ missing: [], added: [] });
  expect(real.size === 0 || [...real.keys()].some((report) => made.has(report))).toBe(true);
});

test('every difference that is explained has a reason that was recorded', () => {
  const reasons = new Set(chosen.flatMap(({ timeline }) => timeline!.events.map(({ reason }) => reason)));
  expect([...reasons]).toEqual(expect.arrayContaining(Object.keys(DIFFERENCES)));
});
