import type { Entry, ManifestFile, Node, Range } from '../manifest/document.ts';
import { DASHES, lookalikeIn } from '../manifest/lookalikes.ts';
import type { Cause, FindCauses } from './cause.ts';

const IDENTITY: ReadonlySet<string> = new Set(['apiVersion', 'kind']);

/** Objects that follow one another in one document, and lines that are meant to part documents and do not. */
export const separatorCauses: FindCauses = (file) => [
  ...marks(file),
  ...secondObjects(file),
  ...file.documents.flatMap(({ root }) => objectStarts(root).map((entry) => missing(file, entry))),
];

/** `---` with spaces before it or text behind it, and what else people draw as a line. */
const DRAWN = new RegExp(
  `^(?:( +)-{3,}|-(?: -){2,}|-{4,}|--|-*[${DASHES}][-${DASHES}]*|\\*{3,}|_{3,}|={3,}|---(?=\\w+:))(?=\\s*$|\\w+:)`,
  'gm',
);

function marks({ text, problems }: ManifestFile): Cause[] {
  const stops = new Set(problems.map(({ range }) => range.start));
  return [...text.matchAll(DRAWN)].flatMap(({ 0: mark, 1: indent, index }) => {
    const range = { start: index + (indent?.length ?? 0), end: index + mark.length };
    const isGlued = /\w/.test(text[range.end] ?? '');
    // Deeper it may be text of the manifest's own, unless reading stops at it.
    const isText = indent !== undefined && !isStoppedIn(range, stops);
    if (isText || isGlued !== (mark === '---')) return [];
    const edit = { range: { start: index, end: range.end }, text: isGlued ? `---${lineEnd(text)}` : '---' };
    const detail = { character: lookalikeIn(mark) ?? '' };
    return [{ code: 'drawn-separator', message: 'this does not separate documents', range, detail, edits: [edit] }];
  });
}

function isStoppedIn({ start, end }: Range, stops: ReadonlySet<number>): boolean {
  for (let at = start; at < end; at += 1) if (stops.has(at)) return true;
  return false;
}

function missing({ text }: ManifestFile, { key }: Entry): Cause {
  let { start } = key.range;
  while (start > 0 && !/[\r\n]/.test(text[start - 1]!)) start -= 1;
  const edit = { range: { start, end: start }, text: `---${lineEnd(text)}` };
  const detail = { key: key.text };
  return { code: 'missing-separator', message: 'a line with --- is missing', range: key.range, detail, edits: [edit] };
}

/** A brace behind an object in braces. */
function secondObjects({ text, problems }: ManifestFile): Cause[] {
  return problems.flatMap(({ code, range }) => {
    let end = range.start;
    while (/\s/.test(text[end - 1] ?? '')) end -= 1;
    const isSecond =
      code === 'syntax' && text[range.start] === '{' && text[end - 1] === '}' && text[range.start - 1] === '\n';
    if (!isSecond) return [];
    const edit = { range: { start: range.start, end: range.start }, text: `---${lineEnd(text)}` };
    return [
      { code: 'missing-separator', message: 'a line with --- is missing', range, detail: { key: '{' }, edits: [edit] },
    ];
  });
}

const lineEnd = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** The first key of each object but the first: where `apiVersion` or `kind` comes again, and another key with it. */
function objectStarts(root: Node | null): Entry[] {
  if (root?.kind !== 'mapping' || root.flow) return [];
  const own = root.entries.filter(({ merged }) => !merged);
  const names = own.map(({ key }) => key.text);
  const starts: Entry[] = [];
  let before = new Map<string, number>();
  let first = 0;
  for (const [index, name] of names.entries()) {
    if (IDENTITY.has(name) && before.has(name)) {
      const start = startOf(names, first, index, before);
      if (namesFrom(names, start).filter((each) => before.has(each)).length > 1) {
        starts.push(own[start]!);
        before = new Map();
        for (const each of names.slice(start, index)) before.set(each, 1);
        first = start;
      }
    }
    before.set(name, (before.get(name) ?? 0) + 1);
  }
  return starts;
}

/** Where the object begins that has its `apiVersion` or `kind` at `index`: keys right before it may be its own too. */
function startOf(names: readonly string[], first: number, index: number, before: ReadonlyMap<string, number>): number {
  const own = new Set(namesFrom(names, index));
  let start = index;
  while (start - 1 > first && before.get(names[start - 1]!)! > 1 && !own.has(names[start - 1]!)) {
    start -= 1;
    own.add(names[start]!);
  }
  return start;
}

/** Names from one on, up to one that comes again. */
function namesFrom(names: readonly string[], start: number): string[] {
  const found = new Set<string>();
  for (let index = start; index < names.length && !found.has(names[index]!); index += 1) found.add(names[index]!);
  return [...found];
}
