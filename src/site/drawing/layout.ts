import { Graph as DagreGraph, layout as dagreLayout } from '@dagrejs/dagre';
import { type Anchor, type Block, moved } from './blocks.ts';
import { type Card, cardsOf } from './cards.ts';
import { keys } from './keys.ts';
import type { Graph, Relation } from './model.ts';
import type { Words } from './words.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A line from one row to another. */
export interface Line {
  readonly relation: Relation;
  /** The way: the side of the first row, and on to that of the last. */
  readonly points: readonly Point[];
  readonly isCurved: boolean;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly block: Block;
  readonly lines: readonly Line[];
}

/** Room beside cards for lines; between cards; around all. */
const LANE = 9;
const BETWEEN = 18;
const AROUND = 2;
/** The width of a column, lines included: what a phone of 320 px has. */
const COLUMN = 288;
/** The width of a page's text, in units of a drawing. */
const PAGE = 620;
/** The widest that a card may get that finds others, that is found, and that no line leads to, so that two are side by side. */
const [FINDING, FOUND, ALONE] = [262, 312, 300];

/** A line before cards have places. */
interface Link {
  readonly relation: Relation;
  /** The row where it begins; if that is left out of its card, the object's own. */
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** What a relation is drawn as; nothing where one object is drawn within the other. */
function linkOf(relation: Relation): Link[] {
  const { kind, from } = relation;
  switch (kind) {
    case 'selects':
      return [{ relation, from: [keys.selector(from), from], to: [keys.labels(relation.to), relation.to] }];
    case 'selects-none':
      return [{ relation, from: [keys.selector(from), from], to: [keys.none(from)] }];
    case 'sends': {
      const { to, port, number } = relation;
      const target = number ?? port.target;
      const landing = target === undefined ? [] : [keys.landing(to, target)];
      return [{ relation, from: [keys.port(from, port), from], to: [...landing, to] }];
    }
    case 'calls':
      return [
        { relation, from: [keys.variable(from, relation.container, relation.variable), from], to: [relation.to] },
      ];
    case 'refers':
      return [{ relation, from: [from], to: [relation.to] }];
    default:
      return [];
  }
}

interface Laid extends Card {
  readonly block: Block;
}

/** Give cards the width that the widest needs, but no more than `most`. */
function sized(cards: readonly Card[], most: number): Laid[] {
  const width = Math.min(most, Math.ceil(Math.max(0, ...cards.map(({ item }) => item(most).needs))) + 1);
  return cards.map((card) => ({ ...card, block: card.item(width) }));
}

const anchorIn = (block: Block, names: readonly string[]): Anchor | undefined =>
  names.map((name) => block.anchors.find(({ key }) => key === name)).find((found) => found !== undefined);

/** All cards below each other, with the lines beside them: for a narrow screen. */
export function columnLayout(graph: Graph, words: Words): Layout {
  const links = graph.relations.flatMap(linkOf);
  const cards = inReadingOrder(cardsOf(graph, words), links);
  const gutter = AROUND + (links.length > 0 ? 6 + LANE * Math.min(links.length, 4) : 0);
  const placed: Block[] = [];
  let y = AROUND;
  for (const { block } of sized(cards, COLUMN - gutter - AROUND)) {
    placed.push(moved(block, gutter, y));
    y += block.height + BETWEEN;
  }
  const block = joined(placed);
  const ends = links.flatMap(({ relation, from, to }) => {
    const [start, end] = [anchorIn(block, from), anchorIn(block, to)];
    return start && end ? [{ relation, start, end }] : [];
  });
  const lanes = lanesOf(ends.map(({ start, end }) => [Math.min(start.y, end.y), Math.max(start.y, end.y)]));
  const lines = ends.map(({ relation, start, end }, index): Line => {
    const x = gutter - 6 - LANE * (lanes[index]! % 4);
    const border = (anchor: Anchor): Point => ({ x: anchor.left, y: anchor.y });
    return { relation, isCurved: false, points: [border(start), { x, y: start.y }, { x, y: end.y }, border(end)] };
  });
  const width = Math.max(0, ...placed.map((one) => one.width)) + gutter + AROUND;
  return { width, height: y - BETWEEN + AROUND, block, lines };
}

/** For each interval a lane in which nothing else is at the same height; short ones are nearest. */
function lanesOf(intervals: readonly (readonly [number, number])[]): number[] {
  const lanes: (readonly [number, number])[][] = [];
  const found: number[] = [];
  const order = intervals
    .map((_, index) => index)
    .sort((a, b) => length(intervals[a]!) - length(intervals[b]!) || a - b);
  for (const index of order) {
    const [top, bottom] = intervals[index]!;
    let lane = lanes.findIndex((taken) => taken.every(([from, to]) => bottom < from || to < top));
    if (lane < 0) lane = lanes.push([]) - 1;
    lanes[lane]!.push([top, bottom]);
    found[index] = lane;
  }
  return found;
}
const length = ([top, bottom]: readonly [number, number]): number => bottom - top;

/** Each card before those that its lines lead to. */
function inReadingOrder(cards: readonly Card[], links: readonly Link[]): Card[] {
  const order: Card[] = [];
  const visit = (card: Card): void => {
    if (order.includes(card)) return;
    order.push(card);
    for (const { from, to } of links) {
      if (cardWith(cards, from) !== card) continue;
      const next = cardWith(cards, to);
      if (next) visit(next);
    }
  };
  const reached = new Set(
    links.flatMap(({ from, to }) => {
      const [first, last] = [cardWith(cards, from), cardWith(cards, to)];
      return last && first !== last ? [last] : [];
    }),
  );
  for (const card of cards) if (!reached.has(card)) visit(card);
  for (const card of cards) visit(card);
  return order;
}

/** The card in which a row is. */
function cardWith(cards: readonly Card[], names: readonly string[]): Card | undefined {
  const [name = ''] = names.slice(-1);
  return cards.find((card) => card.id === name || card.holds.includes(name));
}

/** Cards beside each other, those that find before those that are found; undefined where that is wider than a page. */
export function wideLayout(graph: Graph, words: Words): Layout | undefined {
  const links = graph.relations.flatMap(linkOf);
  const cards = cardsOf(graph, words);
  const groups = components(cards, links).map((group) => groupLayout(group, links));
  if (groups.some(({ width }) => width > PAGE)) return undefined;
  let [x, y, rowHeight, width] = [AROUND, AROUND, 0, 0];
  const placed: Block[] = [];
  const lines: Line[] = [];
  for (const group of groups) {
    if (x > AROUND && x + group.width > PAGE) [x, y, rowHeight] = [AROUND, y + rowHeight + BETWEEN, 0];
    placed.push(moved(group.block, x, y));
    lines.push(
      ...group.lines.map((line) => ({
        ...line,
        points: line.points.map((point) => ({ x: point.x + x, y: point.y + y })),
      })),
    );
    x += group.width + BETWEEN;
    width = Math.max(width, x - BETWEEN);
    rowHeight = Math.max(rowHeight, group.height);
  }
  return { width: width + AROUND, height: y + rowHeight + AROUND, block: joined(placed), lines };
}

/** Cards that lines join, and those that stand alone. */
function components(cards: readonly Card[], links: readonly Link[]): Card[][] {
  const groups: Card[][] = [];
  for (const card of cards) {
    const near = links.flatMap(({ from, to }) => {
      const [a, b] = [cardWith(cards, from), cardWith(cards, to)];
      return a === card ? [b] : b === card ? [a] : [];
    });
    const touched = groups.filter((group) => group.some((other) => near.includes(other)));
    const merged = [...touched.flat(), card];
    const first = groups.indexOf(touched[0]!);
    if (first < 0) groups.push(merged);
    else groups[first] = merged;
    for (const other of touched.slice(1)) groups.splice(groups.indexOf(other), 1);
  }
  return groups.map((group) => cards.filter((card) => group.includes(card)));
}

/** Whether a line leads back to what stands before: a Pod that calls a Service stands behind it all the same. */
const isBackward = ({ kind, from }: Relation, holder: Card): boolean =>
  kind === 'calls' || (kind === 'refers' && (holder.holds.length > 1 || from.includes('Pod/')));

function groupLayout(cards: readonly Card[], links: readonly Link[]): Layout {
  const own = links.flatMap((link) => {
    const [from, to] = [cardWith(cards, link.from), cardWith(cards, link.to)];
    return from && to && from !== to ? [{ link, from, to, isBack: isBackward(link.relation, from) }] : [];
  });
  const finding = new Set(own.map(({ from, to, isBack }) => (isBack ? to : from)));
  const laid = [
    ...sized(
      cards.filter((card) => finding.has(card)),
      FINDING,
    ),
    ...sized(
      cards.filter((card) => !finding.has(card)),
      own.length > 0 ? FOUND : ALONE,
    ),
  ];
  const blockOf = (card: Card) => laid.find(({ id }) => id === card.id)!.block;
  const graph = new DagreGraph();
  graph.setGraph({ rankdir: 'LR', nodesep: BETWEEN, ranksep: 40 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const card of cards) graph.setNode(card.id, { width: blockOf(card).width, height: blockOf(card).height });
  for (const { from, to, isBack } of own) {
    if (isBack) graph.setEdge(to.id, from.id);
    else graph.setEdge(from.id, to.id);
  }
  dagreLayout(graph);
  const blocks = cards.map((card) => {
    const { x, y } = graph.node(card.id) as Point;
    const { width, height } = blockOf(card);
    return { card, block: moved(blockOf(card), Math.round(x - width / 2), Math.round(y - height / 2)) };
  });
  const placed = (card: Card) => blocks.find((one) => one.card === card)!.block;
  const lines = own.flatMap(({ link, from, to }) => {
    const [start, end] = [anchorIn(placed(from), link.from), anchorIn(placed(to), link.to)];
    return start && end ? [curve(link.relation, [start, bordersOf(placed(from))], [end, bordersOf(placed(to))])] : [];
  });
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return { width: Math.ceil(width), height: Math.ceil(height), block: joined(blocks.map(({ block }) => block)), lines };
}

/** The left and right border of a card. */
function bordersOf({ frames }: Block): { left: number; right: number } {
  const [outer] = frames.filter(({ look }) => look !== 'behind');
  return { left: outer!.x, right: outer!.x + outer!.width };
}

type End = readonly [Anchor, { readonly left: number; readonly right: number }];

/** From the side of a row to the border of its card, over to the other card, and to the side of the other row. */
function curve(relation: Relation, [start, from]: End, [end, to]: End): Line {
  const isRight = from.right <= to.left;
  const side = <T extends { left: number; right: number }>(box: T, right: boolean) => (right ? box.right : box.left);
  const points = [
    { x: side(start, isRight), y: start.y },
    { x: side(from, isRight), y: start.y },
    { x: side(to, !isRight), y: end.y },
    { x: side(end, !isRight), y: end.y },
  ];
  return { relation, isCurved: true, points };
}

function joined(blocks: readonly Block[]): Block {
  return {
    width: 0,
    height: 0,
    needs: 0,
    frames: blocks.flatMap(({ frames }) => frames),
    texts: blocks.flatMap(({ texts }) => texts),
    anchors: blocks.flatMap(({ anchors }) => anchors),
  };
}
