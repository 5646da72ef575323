import { broken, type Font, widthOf } from './measure.ts';

/** How a piece of text looks, and what it is. */
export type Role = keyof typeof FONTS;

const FONTS = {
  kind: { family: 'sans', isBold: true },
  name: { family: 'mono', isBold: true },
  value: { family: 'mono', isBold: false },
  soft: { family: 'sans', isBold: false },
  bad: { family: 'sans', isBold: false },
  /** A label or a demand; one that matches; one that does not. */
  label: { family: 'mono', isBold: false },
  hit: { family: 'mono', isBold: false },
  miss: { family: 'mono', isBold: false },
} as const satisfies Readonly<Record<string, Font>>;

export const fontOf = (role: Role): Font => FONTS[role];

/** Roles with a frame of their own. */
const CHIPS: ReadonlySet<Role> = new Set<Role>(['label', 'hit', 'miss']);

export interface Piece {
  readonly text: string;
  readonly role: Role;
  /** Whether it stays in one line with the piece behind it. */
  readonly isBound?: boolean;
}

/** How a frame looks: an object; one that a controller makes; where something is missing; a container; one behind a card; a port that no container declares; a chip. */
export type Look = 'object' | 'implied' | 'empty' | 'container' | 'behind' | 'landing' | 'label' | 'hit' | 'miss';

export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly look: Look;
  /** The object that it stands for. */
  readonly of?: string | undefined;
}

/** Pieces that follow each other in one line, set by the reader's fonts. */
export interface Text {
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly pieces: readonly Piece[];
}

/** A row at which lines begin and end, with the borders of the box that it is in. */
export interface Anchor {
  readonly key: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  /** Whether the box that it is in is still to come. */
  readonly isLoose: boolean;
}

/** A part of a drawing, laid out; its frames are in the order of drawing. */
export interface Block {
  readonly width: number;
  readonly height: number;
  /** The width that its content needs. */
  readonly needs: number;
  readonly frames: readonly Frame[];
  readonly texts: readonly Text[];
  readonly anchors: readonly Anchor[];
}

/** What can be laid out in a width. */
export type Item = (width: number) => Block;

const ROW = 19;
const BASELINE = 13.5;
const CHIP_PADDING = 5;
const GAP = 6;
const PADDING = 8;
/** Room above and below a box within another. */
const LEAD = 3;
/** How far a card behind another looks out. */
const STEP = 4;

/** Pieces of text beside each other, in as many lines as they need. `key` names it for lines that begin or end here. */
export const row =
  (pieces: readonly Piece[], key?: string): Item =>
  (width) => {
    const frames: Frame[] = [];
    const texts: Text[] = [];
    let [x, y, needs] = [0, 0, 0];
    let run: Piece[] = [];
    for (const [index, { text, role }] of pieces.entries()) {
      if (x > 0 && x + boundWidth(pieces.slice(index)) > width) [x, y, run] = [0, y + ROW, []];
      const isChip = CHIPS.has(role);
      const padding = isChip ? CHIP_PADDING : 0;
      const font = fontOf(role);
      for (const line of broken(text, font, width - 2 * padding)) {
        const size = widthOf(line, font) + 2 * padding;
        if (x > 0 && x + size > width) [x, y, run] = [0, y + ROW, []];
        if (isChip) frames.push({ x, y: y + 1, width: size, height: ROW - 3, look: role as Look });
        if (isChip || run.length === 0) {
          run = [];
          texts.push({ x: x + padding, y: y + BASELINE, pieces: run });
        }
        run.push({ text: line, role });
        if (isChip) run = [];
        needs = Math.max(needs, x + size);
        x += size + GAP;
      }
    }
    const anchors = key === undefined ? [] : [{ key, left: 0, right: width, y: ROW / 2, isLoose: true }];
    return { width, height: y + ROW, needs, frames, texts, anchors };
  };

/** The room of the first of these pieces and those that it is bound to. */
function boundWidth(pieces: readonly Piece[]): number {
  const last = pieces.findIndex(({ isBound }) => !isBound);
  const bound = pieces.slice(0, last + 1);
  return bound.reduce((sum, { text, role }) => sum + widthOf(text, fontOf(role)) + GAP, -GAP);
}

interface BoxOptions {
  readonly of?: string;
  /** How many cards look out from behind it. */
  readonly behind?: number;
}

/** Items below each other in a frame. */
export const box =
  (look: Look, items: readonly Item[], { of, behind = 0 }: BoxOptions = {}): Item =>
  (full) => {
    const width = full - behind * STEP;
    const inner = width - 2 * PADDING;
    let y = PADDING - 2;
    let needs = 0;
    const [frames, texts, anchors]: [Frame[], Text[], Anchor[]] = [[], [], []];
    for (const item of items) {
      const laid = item(inner);
      const isFramed = laid.frames.some(isBox);
      if (isFramed) y += LEAD;
      const block = moved(laid, PADDING, y);
      frames.push(...block.frames);
      texts.push(...block.texts);
      anchors.push(
        ...block.anchors.map((anchor) =>
          anchor.isLoose ? { ...anchor, left: 0, right: width, isLoose: false } : anchor,
        ),
      );
      needs = Math.max(needs, block.needs);
      y += block.height + (isFramed ? LEAD : 1);
    }
    const height = y + PADDING - 3;
    const backs = Array.from({ length: behind }, (_, index): Frame => {
      const by = (behind - index) * STEP;
      return { x: by, y: by, width, height, look: 'behind' };
    });
    return {
      width: full,
      height: height + behind * STEP,
      needs: needs + 2 * PADDING + behind * STEP,
      frames: [...backs, { x: 0, y: 0, width, height, look, of }, ...frames],
      texts,
      anchors,
    };
  };

const isBox = ({ look }: Frame): boolean => !CHIPS.has(look as Role);

/** A block elsewhere. */
export function moved(block: Block, dx: number, dy: number): Block {
  return {
    ...block,
    frames: block.frames.map((frame) => ({ ...frame, x: frame.x + dx, y: frame.y + dy })),
    texts: block.texts.map((text) => ({ ...text, x: text.x + dx, y: text.y + dy })),
    anchors: block.anchors.map((anchor) => ({
      ...anchor,
      left: anchor.left + dx,
      right: anchor.right + dx,
      y: anchor.y + dy,
    })),
  };
}
