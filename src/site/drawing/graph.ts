import { impliedBy } from './implied.ts';
import type { KubeObject } from './json.ts';
import { type Graph, type GraphNode, LIMITS, type Relation } from './model.ts';
import { nodeOf } from './nodes.ts';
import { relationsOf } from './relations.ts';

/**
 * Make the graph of objects in which each has another identity.
 * @param isLive whether they come from a cluster, where controllers have made what else a manifest only implies
 */
export function graphOf(objects: readonly KubeObject[], { isLive = false } = {}): Graph {
  const ids = new Set<string>();
  const shown = objects.slice(0, LIMITS.objects);
  const families = shown.map((source) => {
    const node = nodeOf(source, ids);
    return isLive ? { nodes: [node], relations: [] } : impliedBy(node, ids);
  });
  const nodes = families.flatMap((family) => family.nodes);
  const relations = [...families.flatMap((family) => family.relations), ...relationsOf(nodes)];
  return {
    nodes: nodes.map((node) => withoutAdopted(node, relations)),
    relations: withinLimit(relations),
    omitted: objects.length - shown.length,
    omittedRelations: Math.max(0, relations.length - LIMITS.relations),
  };
}

/** As many as are drawn. Where a port of a Service leads says the least: that a Service finds Pods, or none, is kept before. */
function withinLimit(relations: readonly Relation[]): readonly Relation[] {
  if (relations.length <= LIMITS.relations) return relations;
  const [ports, others] = [true, false].map((isPort) => relations.filter(({ kind }) => (kind === 'sends') === isPort));
  return [...others!, ...ports!].slice(0, LIMITS.relations);
}

/** Pods that a controller makes, less those that it takes for its own: together they are as many as it wants. */
function withoutAdopted(node: GraphNode, relations: readonly Relation[]): GraphNode {
  const { pod, isImplied, id } = node;
  if (!pod || !isImplied || typeof pod.count !== 'number') return node;
  const owner = relations.find((relation) => relation.kind === 'owns' && relation.to === id)?.from;
  const adopted = relations.filter((relation) => relation.kind === 'selects' && relation.from === owner).length;
  return adopted === 0 ? node : { ...node, pod: { ...pod, count: Math.max(0, pod.count - adopted) } };
}
