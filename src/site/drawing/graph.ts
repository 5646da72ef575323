import { impliedBy } from './implied.ts';
import type { KubeObject } from './json.ts';
import { type Graph, LIMITS } from './model.ts';
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
    nodes,
    relations: relations.slice(0, LIMITS.relations),
    omitted: objects.length - shown.length,
    omittedRelations: Math.max(0, relations.length - LIMITS.relations),
  };
}
