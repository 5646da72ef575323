import type { ScalarNode } from './document.ts';
import { isNotFinite, resolvePlain } from './scalar.ts';

/** Plain text, and the value that the server sees in it. */
export type PlainText = Pick<ScalarNode, 'text' | 'value'>;

/** Texts that are kept, and the characters of the longest. */
const KEPT = 3000;
const LONGEST = 40;

const known = new Map<string, PlainText>();

/**
 * Read plain text, as which most keys and many values come again and again; undefined for an infinity or NaN.
 * What is kept is kept as a property's name is: engines have one copy of each, and compare two by their addresses.
 */
export function readText(text: string): PlainText | undefined {
  const before = known.get(text);
  if (before) return before;
  if (isNotFinite(text)) return undefined;
  const value = resolvePlain(text);
  if (known.size === KEPT || text.length > LONGEST) return { text, value };
  const [name = text] = Object.keys({ [text]: value });
  const read = { text: name, value: value === text ? name : value };
  known.set(name, read);
  return read;
}
