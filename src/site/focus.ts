import { nearest } from '../check/nearest.ts';
import type { Document, ManifestFile, Node } from '../manifest/document.ts';
import { positionsOf } from '../manifest/lines.ts';
import { findPlace, type PathStep, parsePath, toJson } from '../manifest/path.ts';

/** Lines of a manifest that a page points at, or why there are none. Lines count from 1. */
export type Focus =
  | { readonly lines: ReadonlySet<number>; readonly problem?: undefined }
  | { readonly problem: string; readonly hint?: string; readonly lines?: undefined };

/**
 * Split a focus attribute into field paths: `spec.selector, Service/echo spec.ports[name=http]`.
 * Commas inside brackets belong to the path.
 */
export function splitFocus(focus: string): string[] {
  return focus
    .split(/,(?![^[]*\])/)
    .map((path) => path.trim())
    .filter(Boolean);
}

/**
 * Find the lines of `path` in a manifest. A file of several documents wants the object first, `Service/echo spec.ports`;
 * the object alone means the whole document.
 */
export function focusLines(manifest: ManifestFile, path: string): Focus {
  const [, object, fields = ''] = /^(?:([A-Z]\w*\/[^\s]+)(?:\s+|$))?(.*)$/.exec(path) ?? [];
  const documents = manifest.documents.filter(({ root }) => root !== null);
  const names = documents.map(objectName);
  if (object === undefined && documents.length > 1) {
    return {
      problem: `"${path}" does not say in which of the file's ${documents.length} documents it is`,
      hint: `write the object first: ${names.map((name) => `"${name} ${path}"`).join(' or ')}`,
    };
  }
  const root = documents[object === undefined ? 0 : names.indexOf(object)]?.root;
  if (!root) return { problem: `the file has no ${object ?? 'document'}`, hint: `it has ${names.join(', ')}` };
  let steps: PathStep[];
  try {
    steps = parsePath(fields);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { problem: error.message };
  }
  const place = findPlace(root, steps);
  if (!place) return missing(root, steps, fields);
  const at = positionsOf(manifest.text);
  const first = at(place.entry?.key.range.start ?? place.node.range.start).line;
  const end = Math.max(place.node.range.end, place.entry?.key.range.end ?? 0);
  const last = Math.max(first, at(trimEnd(manifest.text, end)).line);
  return { lines: new Set(Array.from({ length: last - first + 1 }, (_, index) => first + index)) };
}

/** `Kind/name` of a document, as messages and focus paths write it. */
function objectName({ root }: Document): string {
  const value = root && toJson(root);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'a document without a kind';
  const { kind, metadata } = value;
  const name =
    typeof metadata === 'object' && metadata !== null && !Array.isArray(metadata) ? metadata.name : undefined;
  return `${String(kind)}/${String(name)}`;
}

function trimEnd(text: string, end: number): number {
  let offset = end;
  while (offset > 0 && /\s/.test(text[offset - 1]!)) offset -= 1;
  return Math.max(0, offset - 1);
}

function missing(root: Node, steps: readonly PathStep[], fields: string): Focus {
  const reached = steps.findIndex((_, index) => !findPlace(root, steps.slice(0, index + 1)));
  const parent = findPlace(root, steps.slice(0, reached))?.node ?? root;
  const step = steps[reached];
  const problem = `the manifest has no \`${fields}\``;
  if (parent.kind === 'sequence') {
    const hint = `the list there has ${parent.entries.length} items; choose one by [0] or [name=…]`;
    return { problem, hint };
  }
  const known = parent.kind === 'mapping' ? parent.entries.map(({ key }) => key.text) : [];
  const meant = step && 'key' in step ? nearest(step.key, known) : undefined;
  const hint = meant ? `did you mean \`${meant}\`?` : known.length > 0 ? `known here: ${known.join(', ')}` : undefined;
  return { problem, ...(hint ? { hint } : {}) };
}
