import type { Clock, CoreV1Event, KubernetesObject } from '@ngrok/webernetes';
import type { Store } from './store.ts';

/** How long an event may be the same as one before, and how many unlike messages about one thing make an event of them all. */
const SAME_MS = 10 * 60_000;
const ALIKE = 10;
const COMBINED = '(combined from similar events): ';

/** What was reported in a cluster, by its clock. Its clients share it: each program reports its own. */
const counters = new WeakMap<Clock, Counter>();

interface Known {
  readonly name: string;
  readonly namespace: string;
}

interface Alike {
  readonly messages: Set<string>;
  last: number;
}

class Counter {
  readonly byText = new Map<string, Known>();
  readonly alike = new Map<string, Alike>();
  made = 0;
}

/**
 * Let events be stored as Kubernetes' event recorders send them: one that happens again counts up, many that differ only in their
 * message become one, and a name is its object's with the time.
 * @see https://github.com/kubernetes/client-go/blob/v0.36.3/tools/record/events_cache.go
 */
export function keepEvents(store: Store, clock: Clock): void {
  const counter = counters.get(clock) ?? new Counter();
  counters.set(clock, counter);
  const { create, update } = store;
  store.create = async (object) => {
    const event = combined(recorded(object as CoreV1Event, clock.now()), counter, clock.nowMs());
    const key = JSON.stringify([...aboutOf(event), event.message]);
    const known = counter.byText.get(key);
    const existing = known && ((await store.get(known.name, known.namespace)) as CoreV1Event | undefined);
    if (existing) {
      const count = (existing.count ?? 1) + 1;
      const again = { ...existing, message: event.message, count, lastTimestamp: clock.now() };
      return await update.call(store, known.name, again as KubernetesObject);
    }
    counter.made += 1;
    const { namespace = 'default' } = event.metadata;
    const name = `${event.involvedObject.name}.${hexTime(clock.nowMs(), counter.made)}`;
    counter.byText.set(key, { name, namespace });
    const { generateName: _made, ...metadata } = event.metadata;
    return await create.call(store, {
      ...event,
      metadata: { ...metadata, name, namespace, uid: crypto.randomUUID() },
    } as KubernetesObject);
  };
}

/** What the recorders of Kubernetes' own components write besides the message: times of whole seconds, and the node if there is one. */
function recorded({ eventTime: _precise, ...event }: CoreV1Event, now: Date): CoreV1Event {
  return { ...event, count: 1, firstTimestamp: now, lastTimestamp: now, reportingInstance: event.source?.host ?? '' };
}

/** The event to count: itself, or the one that stands for many that are alike. */
function combined(event: CoreV1Event, { alike }: Counter, now: number): CoreV1Event {
  const key = JSON.stringify(aboutOf(event));
  const known = alike.get(key);
  const group = known && now - known.last < SAME_MS ? known : { messages: new Set<string>(), last: now };
  group.last = now;
  group.messages.add(event.message ?? '');
  alike.set(key, group);
  return group.messages.size < ALIKE ? event : { ...event, message: `${COMBINED}${event.message}` };
}

/** What is the same for events of one thing: who reports, about what, and why. */
function aboutOf({ source, involvedObject: about, type, reason, reportingComponent }: CoreV1Event): unknown[] {
  const { kind, namespace, name, uid, fieldPath } = about;
  return [source?.component, source?.host, kind, namespace, name, uid, fieldPath, type, reason, reportingComponent];
}

/** A time in nanoseconds, as a name has it. Events of one millisecond follow each other in it. */
function hexTime(ms: number, count: number): string {
  return (BigInt(Math.floor(ms)) * 1_000_000n + BigInt(count % 1_000_000)).toString(16);
}
