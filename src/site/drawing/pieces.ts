import { UNSEEN } from '@studylog/check/manifest';
import { type Item, type Piece, row } from './blocks.ts';
import type { Words } from './words.ts';

/** The most rows of one sort in a card. */
export const ROWS = 10;
/** Longer texts are cut: no name or label is. */
const LONGEST = 253;

export const kind = (text: string): Piece => ({ text: cut(text), role: 'kind' });
export const name = (text: string): Piece => ({ text: cut(text), role: 'name' });
export const value = (text: string | number): Piece => ({ text: cut(String(text)), role: 'value' });
export const soft = (text: string): Piece => ({ text, role: 'soft' });
export const bad = (text: string): Piece => ({ text, role: 'bad' });
export const ARROW: Piece = { text: '→', role: 'soft', isBound: true };
/** A word that stays with the value behind it. */
export const word = (text: string): Piece => ({ text, role: 'soft', isBound: true });

/** A port as people write it: `80`, `53/UDP`. */
export const spelled = (port: number | undefined, protocol: string): string =>
  `${port ?? '?'}${protocol === 'TCP' ? '' : `/${protocol}`}`;

/** A text in one line, no longer than anybody reads, with a sign for each character that nobody sees. */
export const cut = (text: string): string => {
  const line = text.replace(UNSEEN, '�').replace(/[\t\n\r]/g, '�');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
};

/** The first of some pieces, and how many more there are. */
export const limited = (pieces: readonly Piece[], words: Words): Piece[] =>
  pieces.length <= ROWS ? [...pieces] : [...pieces.slice(0, ROWS), soft(words.more(pieces.length - ROWS))];

/** The first of some rows, and how many more there are. */
export const limitedRows = (rows: readonly Item[], words: Words): Item[] =>
  rows.length <= ROWS ? [...rows] : [...rows.slice(0, ROWS), row([soft(words.more(rows.length - ROWS))])];
