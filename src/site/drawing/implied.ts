import { TEMPLATES } from '../../example/selectors.ts';
import { at, numberAt } from './json.ts';
import type { GraphNode, PodPart, Relation } from './model.ts';
import { freeId, idOf, podOf, unmetBy } from './nodes.ts';

/** What a controller makes of an object: objects in between, and the number of Pods. */
interface Maker {
  readonly between?: string;
  /** Where the number of Pods is written; 1 where it is not. */
  readonly count: 'nodes' | readonly string[];
  /** How a Pod's name goes on behind that of its owner. */
  readonly suffix?: (count: PodPart['count']) => string;
}

/** The names of a StatefulSet's Pods have numbers. */
const numbered = (count: PodPart['count']): string => {
  const last = typeof count === 'number' ? count - 1 : 0;
  return last > 0 ? `-0 … -${last}` : '-0';
};

/** https://kubernetes.io/docs/concepts/workloads/controllers/ */
const MAKERS: Readonly<Record<string, Maker>> = {
  Deployment: { between: 'ReplicaSet', count: ['spec', 'replicas'] },
  ReplicaSet: { count: ['spec', 'replicas'] },
  ReplicationController: { count: ['spec', 'replicas'] },
  StatefulSet: { count: ['spec', 'replicas'], suffix: numbered },
  DaemonSet: { count: 'nodes' },
  Job: { count: ['spec', 'completions'] },
  CronJob: { between: 'Job', count: ['spec', 'jobTemplate', 'spec', 'completions'] },
};

/** Names go on with characters that nobody knows before. */
const UNKNOWN = '-…';

interface Family {
  readonly nodes: readonly GraphNode[];
  readonly relations: readonly Relation[];
}

/** An object with what its kind's controller makes of it. */
export function impliedBy(owner: GraphNode, ids: Set<string>): Family {
  const { kind, source, demands } = owner;
  const maker = Object.hasOwn(MAKERS, kind) ? MAKERS[kind]! : undefined;
  const template = maker && at(source, ...TEMPLATES[kind]!.split('.'));
  if (!maker || typeof template !== 'object' || template === null) return { nodes: [owner], relations: [] };
  const count = maker.count === 'nodes' ? 'nodes' : (numberAt(source, ...maker.count) ?? 1);
  const made = (parent: GraphNode, what: string, suffix: string): GraphNode => {
    const name = parent.name + suffix;
    const { apiVersion, namespace } = parent;
    const id = freeId(idOf({ kind: what, name, namespace }), ids);
    return { id, apiVersion: what === 'Pod' ? 'v1' : apiVersion, kind: what, name, namespace, isImplied: true, source };
  };
  const pod = podOf(template, count);
  const lacking = demands ? unmetBy(pod, demands) : [];
  if (lacking.length > 0) {
    const node = { ...made(owner, 'Pod', ''), isRefused: true, pod };
    return { nodes: [owner, node], relations: [{ kind: 'lacks', from: owner.id, to: node.id, lacking }] };
  }
  const chain = [owner];
  if (maker.between) chain.push(made(owner, maker.between, UNKNOWN));
  chain.push({ ...made(chain.at(-1)!, 'Pod', (maker.suffix ?? (() => UNKNOWN))(count)), pod });
  const relations = chain.slice(1).map((node, index): Relation => {
    return { kind: 'owns', from: chain[index]!.id, to: node.id };
  });
  return { nodes: chain, relations };
}
