import { box, type Item, type Piece, row } from './blocks.ts';
import { type Container, isOwnHost } from './containers.ts';
import { keys } from './keys.ts';
import type { Graph, GraphNode } from './model.ts';
import { bad, cut, limited, limitedRows, name, soft, spelled, value } from './pieces.ts';
import type { Words } from './words.ts';

/** The rows of a Pod: its labels, what no container declares, its containers. */
export function podRows({ id, pod }: GraphNode, graph: Graph, words: Words): Item[] {
  if (!pod) return [];
  const demanded = new Set(
    graph.relations.flatMap((relation) => {
      const isFound = (relation.kind === 'selects' || relation.kind === 'owns') && relation.to === id;
      const from = isFound ? graph.nodes.find((one) => one.id === selectorOf(relation.from, graph)) : undefined;
      return from?.demands?.map(({ key }) => key) ?? [];
    }),
  );
  const chips = [...pod.labels].map(([key, label]): Piece => {
    return { text: cut(`${key}=${label}`), role: demanded.has(key) ? 'hit' : 'label' };
  });
  const labels = chips.length > 0 ? limited(chips, words) : [soft(words.noLabels)];
  const containers = pod.containers.map((container) => containerItem(id, container, graph, words));
  return [
    row([soft(words.labels), ...labels], keys.labels(id)),
    ...landings(id, graph, words),
    ...limitedRows(containers, words),
  ];
}

/** The object whose selector an owner goes by: a ReplicaSet that a Deployment made has that of the Deployment. */
function selectorOf(owner: string, graph: Graph): string {
  const node = graph.nodes.find(({ id }) => id === owner);
  const above = graph.relations.find((relation) => relation.kind === 'owns' && relation.to === owner);
  return node?.isImplied && !node.demands && above ? above.from : owner;
}

/** Ports of a Pod that a Service names and no container declares. */
function landings(id: string, graph: Graph, words: Words): Item[] {
  const found = new Map<string, Item>();
  for (const relation of graph.relations) {
    if (relation.kind !== 'sends' || relation.to !== id || relation.container !== undefined) continue;
    const { target } = relation.port;
    if (target === undefined) continue;
    const key = keys.landing(id, target);
    const isNamed = typeof target === 'string';
    const note: Piece = isNamed ? bad(words.noSuchPort) : soft(words.undeclared);
    found.set(key, box(isNamed ? 'miss' : 'landing', [row([value(`:${target}`), note], key)]));
  }
  return limitedRows([...found.values()], words);
}

function containerItem(id: string, container: Container, graph: Graph, words: Words): Item {
  const called = new Set(
    graph.relations.flatMap((relation) =>
      relation.kind === 'calls' && relation.from === id && relation.container === container.name
        ? [relation.variable]
        : [],
    ),
  );
  const ports = container.ports.map(({ number, name: port, protocol }) => {
    return row(
      [soft(words.port), value(spelled(number, protocol)), ...(port === undefined ? [] : [value(port)])],
      keys.landing(id, number),
    );
  });
  const variables = container.variables
    .filter((variable) => called.has(variable.name) || isOwnHost(variable))
    .map((variable) =>
      row(
        [value(`${variable.name}=${variable.value}`), ...(isOwnHost(variable) ? [soft(words.ownHost)] : [])],
        keys.variable(id, container.name, variable.name),
      ),
    );
  const probes = container.probes.map(({ kind: of, action, port, number, path }) => {
    const target = [port === undefined ? '' : `:${port}`, path ?? ''].join('');
    const resolved =
      typeof port !== 'string' ? [] : number === undefined ? [bad(words.noSuchPort)] : [soft('='), value(number)];
    return row([soft(words.probes[of]), value([action, target].filter(Boolean).join(' ')), ...resolved]);
  });
  return box('container', [
    row([soft(container.isInit ? words.initContainer : words.container), name(container.name)]),
    ...(container.image === undefined ? [] : [row([value(container.image)])]),
    ...limitedRows(ports, words),
    ...limitedRows(variables, words),
    ...probes,
  ]);
}
