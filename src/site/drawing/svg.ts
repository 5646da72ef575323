import { visibleText } from '../visible.ts';
import type { Frame, Look, Role, Text } from './blocks.ts';
import type { Layout, Line, Point } from './layout.ts';
import { FONT_SIZE } from './measure.ts';
import type { Relation } from './model.ts';

/** Pixels to a unit, where there is room. */
const SCALE = 1.12;

/** How a frame is painted: attributes, so that a page without this drawing needs no styles for it. */
const LOOKS: Readonly<Record<Look, string>> = {
  object: 'rx="6" fill="var(--paper)" stroke="var(--ink)" stroke-width="1.5"',
  implied: 'rx="6" fill="var(--paper)" stroke="var(--soft)" stroke-width="1.2" stroke-dasharray="5 3"',
  behind: 'rx="6" fill="var(--paper)" stroke="var(--soft)" stroke-dasharray="5 3"',
  empty: 'rx="6" fill="none" stroke="var(--red)" stroke-width="1.5" stroke-dasharray="2 4"',
  container: 'rx="3" fill="var(--tint)" stroke="var(--soft)"',
  landing: 'rx="3" fill="none" stroke="var(--soft)" stroke-dasharray="2 2"',
  label: 'rx="3" fill="none" stroke="var(--soft)"',
  hit: 'rx="3" fill="var(--accent-tint)" stroke="var(--accent)"',
  miss: 'rx="3" fill="none" stroke="var(--red)" stroke-dasharray="2 2"',
};

/** How a piece of text differs from plain code. */
const FONTS: Readonly<Record<Role, string>> = {
  kind: 'font-family="var(--sans)" font-weight="700"',
  name: 'font-weight="700"',
  value: '',
  label: '',
  hit: '',
  soft: 'font-family="var(--sans)" fill="var(--soft)"',
  bad: 'font-family="var(--sans)" fill="var(--red)"',
  miss: 'fill="var(--red)"',
};

/** The lines that are drawn, by what they say. */
const LINES: Readonly<Partial<Record<Relation['kind'], { readonly colour: string; readonly dashes?: string }>>> = {
  selects: { colour: 'accent' },
  'selects-none': { colour: 'red', dashes: '2 4' },
  sends: { colour: 'ink' },
  calls: { colour: 'teal' },
  refers: { colour: 'soft' },
};

/**
 * A drawing as SVG. Its text is that of the manifest: every character of it is escaped.
 * @param label what a screen reader calls it
 * @param name class by which the page chooses between drawings of one thing
 */
export function svgOf(layout: Layout, label: string, name: string): string {
  const { width, height, block, lines } = layout;
  const size = `width="${round(width * SCALE)}" height="${round(height * SCALE)}" viewBox="0 0 ${round(width)} ${round(height)}"`;
  const frames = block.frames.map(frameOf).join('');
  const texts = block.texts.map(textOf).join('');
  return `<svg class="${name}" role="img" aria-label="${visibleText(label)}" ${size} font-family="var(--mono)" font-size="${FONT_SIZE}" fill="var(--ink)">${frames}${lines.map(lineOf).join('')}${texts}</svg>`;
}

const round = (value: number): number => Math.round(value * 10) / 10;

function textOf({ x, y, pieces }: Text): string {
  const spans = pieces.map(({ text, role }) =>
    FONTS[role] ? `<tspan ${FONTS[role]}>${visibleText(text)}</tspan>` : visibleText(text),
  );
  return `<text x="${round(x)}" y="${round(y)}">${spans.join(' ')}</text>`;
}

function frameOf({ x, y, width, height, look, of }: Frame): string {
  const object = of === undefined ? '' : ` data-of="${visibleText(of)}"`;
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" ${LOOKS[look]}${object}/>`;
}

function lineOf({ relation, points, isCurved }: Line): string {
  const { colour, dashes } = LINES[relation.kind] ?? { colour: 'soft' };
  const to = 'to' in relation ? relation.to : '';
  const facts = `data-is="${relation.kind}" data-from="${visibleText(relation.from)}" data-to="${visibleText(to)}"`;
  const way = isCurved ? curveThrough(points) : cornersThrough(points);
  const look = `fill="none" stroke="var(--${colour})" stroke-width="1.5"`;
  // Dashes would leave little of the head.
  return dashes
    ? `<path d="${way}" ${look} stroke-dasharray="${dashes}" ${facts}/><path d="${headAt(points)}" ${look}/>`
    : `<path d="${way}${headAt(points)}" ${look} ${facts}/>`;
}

const place = ({ x, y }: Point): string => `${round(x)} ${round(y)}`;

/** Straight out of the first card and into the last, and a curve between. */
function curveThrough([start, leave, arrive, end]: readonly Point[]): string {
  const middle = (leave!.x + arrive!.x) / 2;
  const bend = [{ x: middle, y: leave!.y }, { x: middle, y: arrive!.y }, arrive!].map(place).join(' ');
  return `M${place(start!)}H${round(leave!.x)}C${bend}H${round(end!.x)}`;
}

const CORNER = 4;

/** Out to a lane, along it, and back in, with rounded corners. */
function cornersThrough([start, first, second, end]: readonly Point[]): string {
  const down = Math.sign(second!.y - first!.y) * CORNER;
  const [x, inner] = [first!.x, first!.x + CORNER];
  return `M${place(start!)}H${round(inner)}Q${place(first!)} ${round(x)} ${round(first!.y + down)}V${round(second!.y - down)}Q${place(second!)} ${round(inner)} ${round(second!.y)}H${round(end!.x)}`;
}

/** An arrowhead at the end of a way, as a way of its own. */
function headAt(points: readonly Point[]): string {
  const end = points.at(-1)!;
  const before = points.findLast(({ x }) => x !== end.x) ?? end;
  const back = end.x >= before.x ? -5 : 5;
  return `M${round(end.x + back)} ${round(end.y - 3.5)}l${-back} 3.5l${back} 3.5`;
}
