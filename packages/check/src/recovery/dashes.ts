import type { ManifestFile, MappingNode, Node } from '../manifest/document.ts';
import { type Cause, type FindCauses, type Line, linesOf } from './cause.ts';
import type { Edit } from './edits.ts';

/** List items without their dash. The sign of one: the first key of an item appears again in it, beside its dash, or before the next item. */
export const dashCauses: FindCauses = (file) => {
  const codes = new Set(file.problems.map(({ code }) => code));
  return [
    ...(codes.has('duplicate-key') ? file.documents.flatMap(({ root }) => (root ? itemsIn(root) : [])) : []).flatMap(
      (item) => repeats(file, item),
    ),
    ...(codes.has('syntax') ? besideDashes(file) : []),
  ];
};

/** The list items that are mappings in block style. */
function itemsIn(node: Node): MappingNode[] {
  if (node.kind === 'scalar' || node.flow) return [];
  if (node.kind === 'mapping') return node.entries.flatMap(({ value }) => itemsIn(value));
  return node.entries.flatMap((item) => [...(item.kind === 'mapping' && !item.flow ? [item] : []), ...itemsIn(item)]);
}

function repeats({ text }: ManifestFile, { entries }: MappingNode): Cause[] {
  const [first, ...others] = entries.filter(({ merged }) => !merged);
  if (!first) return [];
  const width = first.key.range.start - text.lastIndexOf('-', first.key.range.start);
  return others
    .filter(({ key }) => key.text === first.key.text && isBlank(text, key.range.start - width, key.range.start))
    .map(({ key }) => {
      const { start } = key.range;
      return causeOf(text, start, [{ range: { start: start - width, end: start }, text: '-'.padEnd(width) }]);
    });
}

const isBlank = (text: string, start: number, end: number): boolean => text.slice(start, end).trim() === '';

const KEY = /^( *)(- +)?([\w./-]+):(?= |$)/;

/** Where reading stopped at a key in the column of its list's dashes, or at the first dash of a list that began without one. */
function besideDashes({ text, problems }: ManifestFile): Cause[] {
  const lines = linesOf(text);
  return problems.flatMap(({ range }) => {
    const at = lines.findIndex(({ start, line }) => range.start <= start + line.length);
    const [, indent = '', dash, name] = KEY.exec(lines[at]?.line ?? '') ?? [];
    if (name === undefined) return [];
    const start = startAbove(lines, at, indent.length, dash === undefined);
    const [, , , first] = (start && KEY.exec(start.line)) ?? [];
    if (first !== name) return [];
    const begins = dash === undefined ? lines[at]! : start!;
    const end = dash === undefined ? begins.index + 1 : at;
    const edits = lines
      .slice(begins.index, end)
      .filter(({ line }) => line.trim() !== '')
      .map((line) => ({ place: line.start + indent.length, text: line === begins ? '- ' : '  ' }))
      .map(({ place, text: written }) => ({ range: { start: place, end: place }, text: written }));
    return [causeOf(text, begins.start + indent.length, edits)];
  });
}

/** The line above that begins the item or the mapping in this column. */
function startAbove(lines: readonly Line[], from: number, indent: number, isItem: boolean): Line | undefined {
  let start: Line | undefined;
  for (let at = from - 1; at >= 0; at -= 1) {
    const { line } = lines[at]!;
    const depth = line.search(/\S|$/);
    if (line.trim() === '' || depth > indent) continue;
    if (depth < indent) return isItem ? undefined : start;
    const hasDash = line.startsWith('- ', indent);
    if (hasDash) return isItem ? lines[at] : undefined;
    start = lines[at];
    if (isItem) return undefined;
  }
  return start;
}

function causeOf(text: string, start: number, edits: readonly Edit[]): Cause {
  const line = /^[^\r\n]*/.exec(text.slice(start, start + 200))![0];
  const [key = ''] = /^[^:]*/.exec(line) ?? [];
  const range = { start, end: start + key.length };
  return { code: 'missing-dash', message: 'a dash is missing', range, detail: { key, line: line.trim() }, edits };
}
