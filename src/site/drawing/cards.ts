import { inWords } from '@studylog/check/selectors';
import { box, type Item, type Piece, row } from './blocks.ts';
import { keys } from './keys.ts';
import {
  type Graph,
  type GraphNode,
  type Relation,
  type ServicePart,
  type ServicePort,
  untranslated,
} from './model.ts';
import { ownedBy, rootsOf } from './ownership.ts';
import { ARROW, bad, cut, kind, limited, limitedRows, name, soft, spelled, value, word } from './pieces.ts';
import { podRows } from './pod-rows.ts';
import type { Words } from './words.ts';

/** An object with all that it owns, or a place where something is missing, before it has a size. */
export interface Card {
  /** The id of the object; of a place, its key. */
  readonly id: string;
  readonly item: Item;
  /** The ids of all objects in it. */
  readonly holds: readonly string[];
}

/** The most cards that look out behind that of several Pods. */
const BEHIND = 5;

/**
 * Make the cards of a graph: one for each object that no other owns, one for each selector that finds nothing, and one for all
 * that is left out.
 */
export function cardsOf(graph: Graph, words: Words): Card[] {
  const cards = rootsOf(graph).map((node) => cardOf(node, { graph, words }));
  const places = graph.relations.flatMap((relation) =>
    relation.kind === 'selects-none' ? [placeOf(relation, graph, words)] : [],
  );
  const rest = { id: keys.omitted, item: box('implied', [row([soft(words.more(graph.omitted))])]), holds: [] };
  return [...cards, ...places, ...(graph.omitted > 0 ? [rest] : [])];
}

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
  const owned = ownedBy(node, graph).flatMap((child) =>
    holds.includes(child.id) ? [] : [itemOf(child, context, holds)],
  );
  const { isRefused = false } = node;
  const owner = graph.relations.find((relation) => relation.kind === 'owns' && relation.to === node.id)?.from;
  const isFirst = !graph.nodes.some(({ id, isImplied }) => id === owner && isImplied);
  const count = node.pod?.count ?? 1;
  const look = isRefused || count === 0 ? 'empty' : node.isImplied ? 'implied' : 'object';
  const behind = !isRefused && typeof count === 'number' ? Math.min(Math.max(count - 1, 0), BEHIND) : 0;
  const items = [
    row(header(node, isFirst, words), keys.object(node.id)),
    ...(isRefused ? [row([bad(words.refused)])] : []),
    ...(count === 0 ? [row([soft(words.noPods)])] : []),
    ...selectorRows(node, context),
    ...(node.service ? serviceRows(node.id, node.service, words) : []),
    ...podRows(node, graph, words),
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
    ...(node.apiVersion === '' ? [bad(words.noApiVersion)] : []),
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
function portPieces(servicePort: ServicePort, { type, isHeadless }: ServicePart, words: Words): Piece[] {
  const { port, nodePort, target, protocol } = servicePort;
  const end = target === undefined ? [] : [word(words.targetPort), value(target)];
  if (isHeadless) {
    const idle = untranslated(servicePort);
    return [word(words.byName), ARROW, ...end, ...(idle === undefined ? [] : [soft(words.untranslated(idle))])];
  }
  return [
    ...(type === 'LoadBalancer' ? [word(words.loadBalancer), value(`EXTERNAL-IP:${port ?? '?'}`), ARROW] : []),
    ...(nodePort === undefined
      ? []
      : [word(words.node), nodePort === 'any' ? soft(words.anyPort) : value(`:${nodePort}`), ARROW]),
    word(words.port),
    value(spelled(port, protocol)),
    ARROW,
    ...end,
  ];
}

/** The place where the Pods of a selector would be. */
function placeOf(relation: Extract<Relation, { kind: 'selects-none' }>, graph: Graph, words: Words): Card {
  const key = keys.none(relation.from);
  const near = graph.nodes.find(({ id }) => id === relation.near?.to);
  const from = graph.nodes.find(({ id }) => id === relation.from);
  const rows = [row([bad(words.noMatch)], key)];
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
