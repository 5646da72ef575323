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
import type { Graph } from './model.ts';
import type { Words } from './words.ts';

/** The width of a column, lines included: what a phone of 320 px has. */
const COLUMN = 288;
/** How far lines beside each other are apart, and how many there are beside each other at most. */
const LANE = 9;
const LANES = 4;
/** The length of an arrow from its lane to a card, at least. */
const STEM = 12;

/** All cards below each other, with the lines beside them: for a narrow screen. */
export function columnLayout(graph: Graph, words: Words): Layout {
  const links = linksOf(graph);
  const cards = inReadingOrder(cardsOf(graph, words), links);
  const gutter = AROUND + (links.length > 0 ? STEM + LANE * (Math.min(links.length, LANES) - 1) + 2 : 0);
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
    const x = gutter - STEM - LANE * (lanes[index]! % LANES);
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
