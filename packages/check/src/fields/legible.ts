import type { ManifestFile } from '../manifest/document.ts';
import { parseManifest } from '../manifest/parse.ts';

/** Bounds on reading a file again. */
const ROUNDS = 5;

/**
 * A file whose keys can be read, though something in a value cannot: that value is blanked, so that every key stays where it is.
 * What even so cannot be read is left as it is.
 */
export function legible(file: ManifestFile): ManifestFile {
  let best = file;
  for (let round = 0; round < ROUNDS && best.problems.length > 0; round += 1) {
    const next = withoutValue(best);
    if (!next) break;
    best = next;
  }
  return best;
}

/** Without the value that stands on the line of the first problem, or else on the one before: with fewer problems, or later ones. */
function withoutValue({ path, text, problems }: ManifestFile): ManifestFile | undefined {
  const at = Math.min(...problems.map(({ range }) => range.start));
  const lineEnd = text.indexOf('\n', at);
  const before = text.slice(0, lineEnd < 0 ? text.length : lineEnd).split('\n');
  for (const line of [before.length - 1, before.length - 2]) {
    const own = before[line];
    const key = own === undefined ? undefined : /^[\s-]*[^\s:]+:(?=\s)/.exec(own)?.[0];
    if (own === undefined || key === undefined || own.trim() === key.trim()) continue;
    const start = before.slice(0, line).reduce((sum, { length }) => sum + length + 1, 0) + key.length;
    const end = start - key.length + own.length;
    const blanked = parseManifest(path, text.slice(0, start) + ' '.repeat(end - start) + text.slice(end));
    const first = Math.min(...blanked.problems.map(({ range }) => range.start), Number.POSITIVE_INFINITY);
    if (blanked.problems.length < problems.length || first > at) return blanked;
  }
  return undefined;
}
