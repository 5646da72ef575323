import { inWords } from '@studylog/check/selectors';
import { box, type Item, type Piece, row } from './blocks.ts';
import type { Container } from './containers.ts';
import { isOwnHost } from './containers.ts';
import { keys } from './keys.ts';
import type { Graph, GraphNode, Relation, ServicePart, ServicePort } from './model.ts';
import type { Words } from './words.ts';

/** An object with all that it owns, or a place where something is missing, before it has a size. */
export interface Card {
  /** The id of the object; of a place, its key. */
  readonly id: string;
  readonly item: Item;
  /** The ids of all objects in it. */
  readonly holds: readonly string[];
}

/** The most rows of one sort in a card. */
export const ROWS = 10;
/** The most cards that look out behind that of several Pods. */
const BEHIND = 5;
/** Longer texts are cut: no name or label is. */
const LONGEST = 253;

const kind = (text: string): Piece => ({ text: cut(text), role: 'kind' });
const name = (text: string): Piece => ({ text: cut(text), role: 'name' });
const value = (text: string | number): Piece => ({ text: cut(String(text)), role: 'value' });
const soft = (text: string): Piece => ({ text, role: 'soft' });
const ARROW: Piece = { text: '→', role: 'soft', isBound: true };
/** A word that stays with the value behind it. */
const word = (text: string): Piece => ({ text, role: 'soft', isBound: true });

/** A port as people write it: `80`, `53/UDP`. */
export const spelled = (port: number | undefined, protocol: string): string =>
  `${port ?? '?'}${protocol === 'TCP' ? '' : `/${protocol}`}`;

/** A text in one line, no longer than anybody reads. */
export const cut = (text: string): string => {
  const line = text.replace(/[\p{Cc}\p{Cf}]/gu, '�');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
};

/** Make the cards of a graph: one for each object that no other owns, and one for each selector that finds nothing, and one for all that is left out. */
export function cardsOf(graph: Graph, words: Words): Card[] {
  const inner = new Set(
    graph.relations.flatMap(({ kind, ...rest }) => (isOwnership(kind) && 'to' in rest ? [rest.to] : [])),
  );
  const cards = graph.nodes.filter(({ id }) => !inner.has(id)).map((node) => cardOf(node, { graph, words }));
  const places = graph.relations.flatMap((relation) =>
    relation.kind === 'selects-none' ? [placeOf(relation, graph, words)] : [],
  );
  const rest = { id: keys.omitted, item: box('implied', [row([soft(words.more(graph.omitted))])]), holds: [] };
  return [...cards, ...places, ...(graph.omitted > 0 ? [rest] : [])];
}

const isOwnership = (kind: Relation['kind']): boolean => kind === 'owns' || kind === 'lacks';

interface Context {
  readonly graph: Graph;
  readonly words: Words;
}

function cardOf(node: GraphNode, context: Context): Card {
  const holds: string[] = [];
  return { id: node.id, item: itemOf(node, context, holds), holds };
}

/** @param holds gets the ids of the object and of all within; an object that is within itself is drawn once */
function itemOf(node: GraphNode, context: Context, holds: string[]): Item {
  const { graph, words } = context;
  holds.push(node.id);
  const owned = graph.relations.flatMap((relation) => {
    if (!isOwnership(relation.kind) || relation.from !== node.id || !('to' in relation)) return [];
    const child = graph.nodes.find(({ id }) => id === relation.to);
    return child && !holds.includes(child.id) ? [itemOf(child, context, holds)] : [];
  });
  const { isRefused = false } = node;
  const owner = graph.relations.find((relation) => relation.kind === 'owns' && relation.to === node.id)?.from;
  const isFirst = !graph.nodes.some(({ id, isImplied }) => id === owner && isImplied);
  const count = node.pod?.count ?? 1;
  const look = isRefused || count === 0 ? 'empty' : node.isImplied ? 'implied' : 'object';
  const behind = !isRefused && typeof count === 'number' ? Math.min(Math.max(count - 1, 0), BEHIND) : 0;
  const items = [
    row(header(node, isFirst, words), keys.object(node.id)),
    ...(isRefused ? [row([{ text: words.refused, role: 'bad' }])] : []),
    ...(count === 0 ? [row([soft(words.noPods)])] : []),
    ...selectorRows(node, context),
    ...(node.service ? serviceRows(node.id, node.service, words) : []),
    ...podRows(node, context),
    ...owned,
  ];
  return box(look, items, { of: node.id, behind });
}

/** @param isFirst whether it is the outermost of those that a controller makes */
function header(node: GraphNode, isFirst: boolean, words: Words): Piece[] {
  const { isImplied, isRefused = false, replicas, service, pod, namespace } = node;
  const count = pod?.count ?? 1;
  return [
    kind(isRefused ? words.template : node.kind),
    ...(isRefused ? [] : [name(node.name)]),
    ...(typeof count === 'number' && count > 1 && !isRefused ? [value(`×${count}`)] : []),
    ...(count === 'nodes' && !isRefused ? [soft(words.onEachNode)] : []),
    ...(replicas === undefined ? [] : [soft(`${words.replicas} ${replicas}`)]),
    ...(service ? [soft(service.type), ...(service.isHeadless ? [soft(words.headless)] : [])] : []),
    ...(namespace === 'default' || isImplied ? [] : [soft(words.namespace), value(namespace)]),
    ...(node.apiVersion === '' ? [{ text: words.noApiVersion, role: 'bad' as const }] : []),
    ...(isImplied && isFirst && !isRefused ? [soft(words.made)] : []),
  ];
}

/** The demands of a selector; those that the Pods that were meant lack are marked. */
function selectorRows({ id, demands }: GraphNode, { graph, words }: Context): Item[] {
  if (!demands) return [];
  const none = graph.relations.find(({ kind, from }) => kind === 'selects-none' && from === id);
  const lacks = graph.relations.find(({ kind, from }) => kind === 'lacks' && from === id);
  const lacking =
    none?.kind === 'selects-none' ? (none.near?.lacking ?? demands) : lacks?.kind === 'lacks' ? lacks.lacking : [];
  const keysLacking = new Set(lacking.map(inWords));
  const isMet = none === undefined && lacks === undefined;
  const chips = demands.map((demand): Piece => {
    const text = inWords(demand);
    return { text: cut(text), role: keysLacking.has(text) ? 'miss' : isMet ? 'hit' : 'label' };
  });
  const shown = chips.length > 0 ? limited(chips, words) : [soft(words.selectsAll)];
  return [row([soft(words.selector), ...shown], keys.selector(id))];
}

function serviceRows(id: string, service: ServicePart, words: Words): Item[] {
  if (service.externalName !== undefined) return [row([ARROW, value(service.externalName)])];
  const rows = service.ports.map((port) => row(portPieces(port, service, words), keys.port(id, port)));
  return limitedRows(rows, words);
}

/** The way through a port of a Service, from outside to its Pods. */
function portPieces({ port, nodePort, target, protocol }: ServicePort, { type }: ServicePart, words: Words): Piece[] {
  return [
    ...(type === 'LoadBalancer' ? [word(words.loadBalancer), value(`EXTERNAL-IP:${port ?? '?'}`), ARROW] : []),
    ...(nodePort === undefined
      ? []
      : [word(words.node), nodePort === 'any' ? soft(words.anyPort) : value(`:${nodePort}`), ARROW]),
    word(words.port),
    value(spelled(port, protocol)),
    ARROW,
    ...(target === undefined ? [] : [word(words.targetPort), value(target)]),
  ];
}

function podRows({ id, pod }: GraphNode, { graph, words }: Context): Item[] {
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
    const note: Piece = isNamed ? { text: words.noSuchPort, role: 'bad' } : soft(words.undeclared);
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
      typeof port !== 'string'
        ? []
        : number === undefined
          ? [{ text: words.noSuchPort, role: 'bad' as const }]
          : [soft('='), value(number)];
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

/** The place where the Pods of a selector would be. */
function placeOf(relation: Extract<Relation, { kind: 'selects-none' }>, graph: Graph, words: Words): Card {
  const key = keys.none(relation.from);
  const near = graph.nodes.find(({ id }) => id === relation.near?.to);
  const from = graph.nodes.find(({ id }) => id === relation.from);
  const rows = [row([{ text: words.noMatch, role: 'bad' }], key)];
  if (near && relation.near) rows.push(row([soft(nearWords(near, relation.near.lacking.map(inWords), from, words))]));
  return { id: key, item: box('empty', rows), holds: [] };
}

/** What keeps a selector from finding a Pod. */
export function nearWords(
  near: GraphNode,
  lacking: readonly string[],
  from: GraphNode | undefined,
  words: Words,
): string {
  const pod = cut(`${near.kind} ${near.name}`);
  return near.namespace !== from?.namespace
    ? words.elsewhere(pod, cut(near.namespace))
    : words.lacks(pod, cut(lacking.join(', ')));
}

const limited = (pieces: readonly Piece[], words: Words): Piece[] =>
  pieces.length <= ROWS ? [...pieces] : [...pieces.slice(0, ROWS), soft(words.more(pieces.length - ROWS))];

const limitedRows = (rows: readonly Item[], words: Words): Item[] =>
  rows.length <= ROWS ? [...rows] : [...rows.slice(0, ROWS), row([soft(words.more(rows.length - ROWS))])];
