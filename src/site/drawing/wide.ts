import { Graph as DagreGraph, layout as dagreLayout } from '@dagrejs/dagre';
import { type Anchor, type Block, moved } from './blocks.ts';
import { type Card, cardsOf } from './cards.ts';
import {
  AROUND,
  anchorIn,
  BETWEEN,
  cardWith,
  joined,
  type Layout,
  type Line,
  type Link,
  linksOf,
  type Point,
  sized,
} from './layout.ts';
import type { Graph, Relation } from './model.ts';
import type { Words } from './words.ts';

/** The width of a page's text, in units of a drawing. */
const PAGE = 620;
/** The widest that a card may get that finds others, that is found, and that no line leads to, so that two are side by side. */
const [FINDING, FOUND, ALONE] = [262, 312, 300];

/** Cards beside each other, those that find before those that are found; undefined where that is wider than a page. */
export function wideLayout(graph: Graph, words: Words): Layout | undefined {
  const links = linksOf(graph);
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
