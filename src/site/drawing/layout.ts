import type { Anchor, Block } from './blocks.ts';
import type { Card } from './cards.ts';
import { keys } from './keys.ts';
import type { Graph, Relation } from './model.ts';

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

/** Room between cards; around all. */
export const BETWEEN = 18;
export const AROUND = 2;

/** A line before cards have places. */
export interface Link {
  readonly relation: Relation;
  /** The row where it begins; if that is left out of its card, the object's own. */
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** The lines of a drawing. */
export const linksOf = ({ relations }: Graph): Link[] => relations.flatMap(linkOf);

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

export interface Laid extends Card {
  readonly block: Block;
}

/** Give cards the width that the widest needs, but no more than `most`. */
export function sized(cards: readonly Card[], most: number): Laid[] {
  const width = Math.min(most, Math.ceil(Math.max(0, ...cards.map(({ item }) => item(most).needs))) + 1);
  return cards.map((card) => ({ ...card, block: card.item(width) }));
}

/** The row where a line begins or ends: the first of these that is there. */
export const anchorIn = (block: Block, names: readonly string[]): Anchor | undefined =>
  names.map((name) => block.anchors.find(({ key }) => key === name)).find((found) => found !== undefined);

/** The card in which a row is. */
export function cardWith(cards: readonly Card[], names: readonly string[]): Card | undefined {
  const [name = ''] = names.slice(-1);
  return cards.find((card) => card.id === name || card.holds.includes(name));
}

/** Blocks of one drawing. */
export function joined(blocks: readonly Block[]): Block {
  return {
    width: 0,
    height: 0,
    needs: 0,
    frames: blocks.flatMap(({ frames }) => frames),
    texts: blocks.flatMap(({ texts }) => texts),
    anchors: blocks.flatMap(({ anchors }) => anchors),
  };
}
