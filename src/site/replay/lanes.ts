import type {
  Endpoint,
  ObjectName,
  Timeline,
  TimelineChange,
  TimelineEvent,
  TimelineRequest,
} from '../../example/timeline.ts';
import type { SeenState } from './forms.ts';

/** How one object went through time. */
export interface Lane {
  readonly object: ObjectName;
  /** Its owner, last where it changed. */
  readonly owner: ObjectName | undefined;
  /** How many owners stand above it. */
  readonly depth: number;
  /** Its states, in order; between a deletion and the next span it is not there. */
  readonly spans: readonly Span[];
  /** When its containers were restarted. */
  readonly restarts: readonly number[];
  /** When it got another owner, or none. */
  readonly adoptions: readonly number[];
  readonly events: readonly TimelineEvent[];
  /** What was sent to it. */
  readonly requests: readonly TimelineRequest[];
}

export interface Span {
  readonly at: number;
  readonly until: number;
  readonly state: SeenState;
  /** The object was deleted at its end. */
  readonly isLast: boolean;
}

/** The name of an object in one word, to look it up by. */
export const keyOf = ({ kind, name }: ObjectName): string => `${kind}/${name}`;

/** The last moment of a timeline. */
export const endOf = ({ steps, requests, changes, events }: Timeline): number =>
  Math.max(0, ...[...steps, ...requests].map(({ until }) => until), ...[...changes, ...events].map(({ at }) => at));

/**
 * One lane for each object, owners above what they own: what runs first, then Services, then the rest, each in the order in
 * which they came. EndpointSlices are part of the lane of their Service; events about an object that was never seen have a
 * lane without states. The states that nothing ended go on until `end`.
 */
export function lanesOf(timeline: Timeline, end = endOf(timeline)): Lane[] {
  const changes = Map.groupBy(timeline.changes, (change) => keyOf(laneObject(change, timeline)));
  const events = Map.groupBy(timeline.events, ({ about }) => keyOf(about));
  const requests = Map.groupBy(timeline.requests, ({ to }) => keyOf({ kind: 'Service', name: to }));
  const keys = new Set([...changes.keys(), ...events.keys(), ...requests.keys()]);
  const lanes = [...keys].map((key): Lane => {
    const own = changes.get(key) ?? [];
    const owner = own.findLast(({ object }) => object.owner && keyOf(object) === key)?.object.owner;
    return {
      object: nameOf(key),
      owner: owner && keys.has(keyOf(owner)) ? owner : undefined,
      depth: 0,
      spans: spansOf(nameOf(key).kind, own, end),
      restarts: restartsOf(own),
      adoptions: adoptionsOf(own.filter(({ object }) => keyOf(object) === key)),
      events: events.get(key) ?? [],
      requests: requests.get(key) ?? [],
    };
  });
  return inTree(lanes);
}

/** The object in whose lane a change is shown. */
function laneObject({ object }: TimelineChange, { changes }: Timeline): ObjectName {
  const { owner } = object;
  const isOfService = object.kind === 'EndpointSlice' && owner?.kind === 'Service';
  return isOfService && changes.some((change) => keyOf(change.object) === keyOf(owner)) ? owner : object;
}

function nameOf(key: string): ObjectName {
  const slash = key.indexOf('/');
  return { kind: key.slice(0, slash), name: key.slice(slash + 1) };
}

/** The states of the object of a lane; of a Service, with the endpoints that its EndpointSlices have at the time. */
function spansOf(kind: string, changes: readonly TimelineChange[], end: number): Span[] {
  const spans: Span[] = [];
  const slices = new Map<string, readonly Endpoint[]>();
  let current: { readonly at: number; readonly state: SeenState } | undefined;
  const close = (until: number, isLast: boolean) => current && spans.push({ ...current, until, isLast });
  for (const { at, type, object, state } of changes) {
    const isSlice = kind === 'Service' && state.kind === 'EndpointSlice';
    if (isSlice) slices.set(object.name, type === 'deleted' ? [] : state.endpoints);
    const own = isSlice ? current?.state : type === 'deleted' ? undefined : state;
    close(at, own === undefined);
    const seen = own?.kind === 'Service' ? { ...own, endpoints: [...slices.values()].flat() } : own;
    current = seen && { at, state: seen };
  }
  close(end, false);
  return spans;
}

function restartsOf(changes: readonly TimelineChange[]): number[] {
  const times: number[] = [];
  let before = 0;
  for (const { at, type, state } of changes) {
    if (state.kind !== 'Pod') continue;
    const count = state.containers.reduce((sum, { restarts }) => sum + restarts, 0);
    if (count > before) times.push(at);
    before = type === 'deleted' ? 0 : count;
  }
  return times;
}

function adoptionsOf(changes: readonly TimelineChange[]): number[] {
  const ownerIn = (change: TimelineChange) => change.object.owner && keyOf(change.object.owner);
  return changes
    .filter(
      (change, index) => change.type === 'modified' && index > 0 && ownerIn(change) !== ownerIn(changes[index - 1]!),
    )
    .map(({ at }) => at);
}

const RANK: Readonly<Record<string, number>> = { Deployment: 0, ReplicaSet: 0, Pod: 0, Service: 1 };
const rankOf = ({ object }: Lane): number => RANK[object.kind] ?? 2;

function inTree(lanes: readonly Lane[]): Lane[] {
  const owners = new Map(lanes.map(({ object, owner }) => [keyOf(object), owner && keyOf(owner)]));
  /** Only a record that no cluster made has objects that own each other in a circle: there no owner stands above. */
  const isInCircle = ({ object, owner }: Lane): boolean => {
    const [key, seen] = [keyOf(object), new Set<string>()];
    for (let above = owner && keyOf(owner); above && !seen.has(above); above = owners.get(above)) {
      if (above === key) return true;
      seen.add(above);
    }
    return false;
  };
  const children = Map.groupBy(lanes, (lane) => (lane.owner && !isInCircle(lane) ? keyOf(lane.owner) : ''));
  const below = (key: string, depth: number): Lane[] =>
    (children.get(key) ?? []).flatMap((lane) => [{ ...lane, depth }, ...below(keyOf(lane.object), depth + 1)]);
  return [...(children.get('') ?? [])]
    .sort((a, b) => rankOf(a) - rankOf(b))
    .flatMap((lane) => [lane, ...below(keyOf(lane.object), 1)]);
}
