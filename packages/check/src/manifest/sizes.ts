import type { Node, ScalarNode, YamlProblem } from './document.ts';
import { entryOf } from './path.ts';

/** The most bytes that the server accepts in one request, as JSON. Source: the default of `--max-request-body-bytes`, which no flag sets. */
const MOST_BYTES = 3 * 1024 * 1024;

/** Objects that are too large for one request; clients send each of a file, and each item of a List, by itself. */
export function sizeProblems(roots: readonly Node[]): YamlProblem[] {
  return roots
    .flatMap(objectsIn)
    .filter(isTooLarge)
    .map(({ range }) => ({
      code: 'too-large',
      message: 'the object is too large for one request',
      range: { start: range.start, end: range.start + 1 },
      detail: { limit: '3 MiB' },
    }));
}

function objectsIn(root: Node): readonly Node[] {
  const kind = entryOf(root, 'kind')?.value;
  const items = entryOf(root, 'items')?.value;
  const isList = kind?.kind === 'scalar' && kind.text.endsWith('List') && items?.kind === 'sequence';
  return isList ? items.entries : [root];
}

/** Bytes of a scalar as JSON. */
type SizeOf = (scalar: ScalarNode) => number;

const ENCODER = new TextEncoder();
const exactly: SizeOf = ({ value }) => ENCODER.encode(JSON.stringify(value)).length;
/** Without looking at each character, of which none takes more than an escape: `\u0000`. */
const atMost: SizeOf = ({ text }) => 6 * text.length + 2;

const isTooLarge = (object: Node): boolean =>
  [atMost, exactly].every((sizeOf) => roomAfter(object, MOST_BYTES, sizeOf) < 0);

/**
 * How many bytes of `room` a value leaves as JSON; counting ends below 0. It is not written for that: with each alias as all that it
 * stands for, it may be longer than any text can be.
 */
function roomAfter(node: Node, room: number, sizeOf: SizeOf): number {
  if (node.kind === 'scalar') return room - sizeOf(node);
  // Brackets, and commas between entries.
  let left = room - 1 - Math.max(1, node.entries.length);
  for (const entry of node.entries) {
    if (left < 0) break;
    left =
      'key' in entry ? roomAfter(entry.value, left - sizeOf(entry.key) - 1, sizeOf) : roomAfter(entry, left, sizeOf);
  }
  return left;
}
