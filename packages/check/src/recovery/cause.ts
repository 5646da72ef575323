import type { Document, ManifestFile, Node, YamlProblem } from '../manifest/document.ts';
import type { Edit } from './edits.ts';

/** One thing that is wrong with a whole text or document, and makes many others look wrong. */
export interface Cause extends YamlProblem {
  /** What mends it, where there is one safe answer: the rest is then judged as though it were mended. */
  readonly edits?: readonly Edit[];
  /** Where nothing mends it: the document that is not judged, or else none of the file is. */
  readonly document?: Document;
}

/** Looks for causes in a file in which something cannot be read, or no kind be told. */
export type FindCauses = (file: ManifestFile) => readonly Cause[];

export interface Line {
  readonly index: number;
  readonly start: number;
  /** Without its end. */
  readonly line: string;
}

/** The lines of a text. */
export function linesOf(text: string): Line[] {
  return [...text.matchAll(/^.*$/gm)].map((match, index) => ({ index, start: match.index, line: match[0] }));
}

/** Take a line out, its end included. */
export function withoutLine(text: string, { start, line }: Line): Edit {
  const end = start + line.length;
  const [lineEnd] = /^(?:\r\n?|\n|)/.exec(text.slice(end, end + 2))!;
  return { range: { start, end: end + lineEnd.length }, text: '' };
}

/** A mapping's value. Not that of the manifest's paths: shared with what a browser loads at once, those would become a piece of their own. */
export function valueUnder(node: Node | undefined, key: string): Node | undefined {
  return node?.kind === 'mapping' ? node.entries.find((entry) => entry.key.text === key)?.value : undefined;
}
