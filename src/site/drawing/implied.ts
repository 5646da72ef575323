import { TEMPLATES } from '../../example/selectors.ts';
import { at, type KubeObject, numberAt } from './json.ts';
import type { GraphNode, PodPart, Relation } from './model.ts';
import { freeId, idOf, podOf, unmetBy } from './nodes.ts';

/** What a controller makes of an object: objects in between, and the number of Pods. */
interface Maker {
  readonly between?: string;
  /** Where the number of Pods is written, the first that is there; 1 where none is. */
  readonly count: 'nodes' | readonly (readonly string[])[];
  /** How a Pod's name goes on behind that of its owner. */
  readonly suffix?: (count: PodPart['count'], source: KubeObject) => string;
}

/** The names of a StatefulSet's Pods have numbers. */
const numbered = (count: PodPart['count'], source: KubeObject): string => {
  const first = numberAt(source, 'spec', 'ordinals', 'start') ?? 0;
  const last = typeof count === 'number' ? first + count - 1 : first;
  return last > first ? `-${first} … -${last}` : `-${first}`;
};

const REPLICAS = [['spec', 'replicas']];
/** Without a number of completions, all that run side by side end with the first that succeeds. */
const completions = (...spec: readonly string[]) => [
  [...spec, 'completions'],
  [...spec, 'parallelism'],
];

/** https://kubernetes.io/docs/concepts/workloads/controllers/ */
const MAKERS: Readonly<Record<string, Maker>> = {
  Deployment: { between: 'ReplicaSet', count: REPLICAS },
  ReplicaSet: { count: REPLICAS },
  ReplicationController: { count: REPLICAS },
  StatefulSet: { count: REPLICAS, suffix: numbered },
  DaemonSet: { count: 'nodes' },
  Job: { count: completions('spec') },
  CronJob: { between: 'Job', count: completions('spec', 'jobTemplate', 'spec') },
};

/** Names go on with characters that nobody knows before. */
const UNKNOWN = '-…';

interface Family {
  readonly nodes: readonly GraphNode[];
  readonly relations: readonly Relation[];
}

/** An object with what its kind's controller makes of it. */
export function impliedBy(owner: GraphNode, ids: Set<string>): Family {
  const { kind, source, demands, isCustom } = owner;
  const maker = !isCustom && Object.hasOwn(MAKERS, kind) ? MAKERS[kind]! : undefined;
  const template = maker && at(source, ...TEMPLATES[kind]!.split('.'));
  if (!maker || typeof template !== 'object' || template === null) return { nodes: [owner], relations: [] };
  const count = maker.count === 'nodes' ? 'nodes' : firstNumber(source, maker.count);
  const made = (parent: GraphNode, what: string, suffix: string): GraphNode => {
    const name = parent.name + suffix;
    const { apiVersion, namespace } = parent;
    const id = freeId(idOf({ kind: what, name, namespace }), ids);
    const version = what === 'Pod' ? 'v1' : apiVersion;
    return { id, apiVersion: version, kind: what, name, namespace, isCustom: false, isImplied: true, source };
  };
  const pod = podOf(template, count);
  const lacking = demands ? unmetBy(pod, demands) : [];
  if (lacking.length > 0) {
    const node = { ...made(owner, 'Pod', ''), isRefused: true, pod };
    return { nodes: [owner, node], relations: [{ kind: 'lacks', from: owner.id, to: node.id, lacking }] };
  }
  const chain = [owner];
  if (maker.between) chain.push(made(owner, maker.between, UNKNOWN));
  chain.push({ ...made(chain.at(-1)!, 'Pod', maker.suffix?.(count, source) ?? UNKNOWN), pod });
  const relations = chain.slice(1).map((node, index): Relation => {
    return { kind: 'owns', from: chain[index]!.id, to: node.id };
  });
  return { nodes: chain, relations };
}

const firstNumber = (source: KubeObject, places: readonly (readonly string[])[]): number =>
  places.map((place) => numberAt(source, ...place)).find((number) => number !== undefined) ?? 1;
