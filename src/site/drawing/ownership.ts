import type { Graph, GraphNode, Relation } from './model.ts';

type Ownership = Extract<Relation, { kind: 'owns' | 'lacks' }>;

/** What stands within another object in a drawing: what it owns, and the template that it may not make Pods of. */
export const ownerships = ({ relations }: Graph): Ownership[] =>
  relations.filter((relation): relation is Ownership => relation.kind === 'owns' || relation.kind === 'lacks');

/** The objects that stand within another one. */
export function ownedBy({ id }: GraphNode, graph: Graph): GraphNode[] {
  const owned = new Set(ownerships(graph).flatMap(({ from, to }) => (from === id ? [to] : [])));
  return graph.nodes.filter((node) => owned.has(node.id));
}

/** The objects that stand within no other one; of those that own each other in a circle, the first. */
export function rootsOf(graph: Graph): GraphNode[] {
  const owned = new Set(ownerships(graph).map(({ to }) => to));
  const reached = new Set<string>();
  const reach = (node: GraphNode): void => {
    if (reached.has(node.id)) return;
    reached.add(node.id);
    ownedBy(node, graph).forEach(reach);
  };
  const roots = graph.nodes.filter(({ id }) => !owned.has(id));
  roots.forEach(reach);
  for (const node of graph.nodes) {
    if (!reached.has(node.id)) roots.push(node);
    reach(node);
  }
  return roots;
}
