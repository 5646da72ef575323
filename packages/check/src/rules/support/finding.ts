import type { Range } from '../../manifest/document.ts';
import { entryOf, keyPath } from '../../manifest/path.ts';
import type { Report } from '../../rule.ts';
import type { Localized } from '../../text/localized.ts';
import type { Spot } from './spot.ts';

/** The value where it is a scalar, else its key, else the first key in it: never a block of many lines. */
export function rangeOf(spot: Spot): Range {
  const { node, entry } = spot;
  if (node.kind === 'scalar' && node.range.end > node.range.start) return node.range;
  if (entry) return entry.key.range;
  if (node.kind === 'mapping' && node.entries[0]) return node.entries[0].key.range;
  return node.kind === 'scalar' ? node.range : { start: node.range.start, end: node.range.start + 1 };
}

/** A report about a value. */
export function finding(spot: Spot, message: Localized, hint?: Localized, more?: Partial<Report>): Report {
  return { range: rangeOf(spot), at: spot.path, message, ...(hint && { hint }), ...more };
}

/** A report about a mapping's key: a label, an annotation, a resource name. */
export function keyFinding(spot: Spot, message: Localized, hint?: Localized): Report {
  return finding(spot, message, hint, spot.entry && { range: spot.entry.key.range });
}

/** A report about a field that is not there, or is there but empty; it points at the parent's key, or at the empty field. */
export function missing(parent: Spot, key: string, message: Localized, hint?: Localized): Report {
  const entry = entryOf(parent.node, key);
  const at = keyPath(parent.path, key);
  return entry
    ? finding({ node: entry.value, entry, path: at }, message, hint)
    : finding(parent, message, hint, { at });
}
