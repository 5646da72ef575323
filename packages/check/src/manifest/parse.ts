import { characterProblems, decodeText, directiveProblems, withPlainBreaks } from './characters.ts';
import type { Document, ManifestFile, YamlProblem } from './document.ts';
import { type Reading, type Refusal, readEvents } from './lenient.ts';
import { sizeProblems } from './sizes.ts';
import { tabProblems } from './tabs.ts';
import { TreeBuilder } from './tree.ts';

/** Bounds that keep any input cheap: characters of a file, nesting, nodes that aliases may add, documents with syntax errors. */
export const LIMITS = {
  characters: 32 * 1024 * 1024,
  depth: 100,
  aliasedNodes: 50_000,
  refusedDocuments: 100,
} as const;

/**
 * Parse a manifest into documents whose every key and value knows its source range.
 * Never throws: what is wrong with the YAML is in `problems`, what could be read is in `documents`.
 */
export function parseManifest(path: string, text: string): ManifestFile {
  if (text.length > LIMITS.characters) {
    const message = `the file has ${text.length} characters; at most ${LIMITS.characters} are read`;
    const detail = { characters: String(text.length), limit: String(LIMITS.characters) };
    return {
      path,
      text,
      documents: [],
      problems: [{ code: 'too-long', message, range: { start: 0, end: 0 }, detail }],
    };
  }
  const forbidden = characterProblems(text);
  if (forbidden.length > 0) return { path, text, documents: [], problems: forbidden };
  const problems = directiveProblems(text);
  const parts = readParts(withPlainBreaks(text));
  const documents: Document[] = [];
  for (const { start, reading } of parts) {
    if (!('events' in reading)) {
      problems.push(syntaxProblem(text, start + reading.offset, reading.reason));
      continue;
    }
    const builder = new TreeBuilder(reading, start, LIMITS.aliasedNodes);
    const roots = builder.roots();
    for (const problem of builder.problems) problems.push(problem);
    if (!builder.isRefused) for (const root of roots) documents.push({ index: documents.length, root });
  }
  const roots = documents.map(({ root }) => root).filter((root) => root !== null);
  const isWhole = parts.every(({ reading }) => 'events' in reading);
  problems.push(...sizeProblems(roots));
  return { path, text, documents, problems: isWhole ? problems.concat(tabProblems(text, roots)) : problems };
}

/** Parse a file's bytes as kubectl reads them: UTF-8, or UTF-16 with a byte order mark; what is neither is kept apart as `undecoded`. */
export function parseBytes(path: string, bytes: Uint8Array): ManifestFile {
  const { text, undecoded } = decodeText(bytes);
  return { ...parseManifest(path, text), ...(undecoded && { undecoded }) };
}

interface Part {
  readonly start: number;
  readonly reading: Reading | Refusal;
}

/** Read the file as a whole; where that fails, each document by itself, so that one does not hide what is wrong with others. */
function readParts(text: string): Part[] {
  const whole = { start: 0, reading: readEvents(text, LIMITS.depth) };
  if ('events' in whole.reading) return [whole];
  const starts = [0, ...[...text.matchAll(/^---(?=\s|$)/gm)].map(({ index }) => index).filter((at) => at > 0)];
  if (starts.length === 1) return [whole];
  const parts: Part[] = [];
  let refused = 0;
  for (const [index, start] of starts.entries()) {
    const reading = readEvents(text.slice(start, starts[index + 1]), LIMITS.depth);
    parts.push({ start, reading });
    if (!('events' in reading)) refused += 1;
    if (refused === LIMITS.refusedDocuments) break;
  }
  return parts;
}

/** How far above a mistake its cause is looked for. */
const LOOKED_AT = 500;

/** Reasons that have a rule of their own. */
const CODES: readonly (readonly [reason: string, code: string])[] = [
  ['nesting exceeded', 'too-deep'],
  ['tab characters must not be used', 'tab'],
];

function syntaxProblem(text: string, offset: number, reason: string): YamlProblem {
  const start = Math.min(offset, text.length);
  const range = { start, end: Math.min(start + 1, text.length) };
  // js-yaml gives a tab that indents a key another reason in places.
  const line = lineStart(text, start);
  const before = text.slice(line, start);
  const after = /^[^\n\r]*/.exec(text.slice(start))![0];
  const indent = /^[ \t]*$/.exec(before)?.[0] ?? '';
  const code = indent.includes('\t') ? 'tab' : (CODES.find(([begins]) => reason.startsWith(begins))?.[1] ?? 'syntax');
  return { code, message: reason, range, detail: { reason, before, after, above: lineAbove(text, line) } };
}

/** The last line before an offset that is not blank, and what follows it up to there. */
function lineAbove(text: string, offset: number): string {
  return /[^\n\r]*\S[^\n\r]*\s*$/.exec(text.slice(Math.max(0, offset - LOOKED_AT), offset))?.[0] ?? '';
}

function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}
