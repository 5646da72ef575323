import type { Node, YamlProblem } from './document.ts';
import { entryOf, toJson } from './path.ts';

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

function isTooLarge(object: Node): boolean {
  // No character takes more than three bytes for each of its UTF-16 units.
  const atMost = 3 * (object.range.end - object.range.start);
  return atMost > MOST_BYTES && new TextEncoder().encode(JSON.stringify(toJson(object))).length > MOST_BYTES;
}
