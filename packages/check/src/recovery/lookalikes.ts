import type { ManifestFile, Node } from '../manifest/document.ts';
import { COLONS, DASHES, lookalikeIn, SPACES, withoutLookalikes } from '../manifest/lookalikes.ts';
import { type Cause, type FindCauses, linesOf } from './cause.ts';
import type { Edit } from './edits.ts';

const GAP = `[ \\t${SPACES}]`;
/** The part of a line that is syntax: indentation and dashes, a key, and its colon with the gap after it. */
const FRAME = new RegExp(
  `^(${GAP}*(?:(?:-${GAP}+|[${DASHES}]${GAP}*))*)(?:([./${SPACES}-]*\\w[\\w./${SPACES}-]*)([:${COLONS}]${GAP}*))?`,
);
const IS_DRAWN = new RegExp(`^[-${DASHES}]+\\s*$`);
const TEXT_BEGINS = /(?:^|[-:] )[|>][-+\d]*[ \t]*(?:#.*)?$/;

/** Characters that only look like those of YAML, in the indentation, a dash, a key, a colon or a gap of a line. */
export const lookalikeCauses: FindCauses = (file) => {
  if (!lookalikeIn(file.text) || (file.problems.length === 0 && !hasOddKey(file))) return [];
  const edits: (Edit & { readonly line: number; readonly character: string })[] = [];
  let deeperThan = Number.POSITIVE_INFINITY;
  for (const { index, start, line } of linesOf(file.text)) {
    const [frame, lead = '', key = '', colon = ''] = FRAME.exec(line)!;
    const written = framed(lead, key, colon, line.length === frame.length);
    const indent = written.search(/[^ ]|$/);
    if (line.trim() === '' || indent > deeperThan) continue;
    deeperThan = TEXT_BEGINS.test(written + line.slice(frame.length)) ? indent : Number.POSITIVE_INFINITY;
    const character = lookalikeIn(frame);
    // A drawn line separates documents, which separators.ts handles.
    if (!character || IS_DRAWN.test(line)) continue;
    const at = frame.indexOf(character);
    const cut = written.slice(0, at) === frame.slice(0, at) ? at : 0;
    edits.push({
      range: { start: start + cut, end: start + frame.length },
      text: written.slice(cut),
      line: index + 1,
      character,
    });
  }
  return [...new Set(edits.map(({ character }) => character))].map((character) => {
    const own = edits.filter((edit) => edit.character === character);
    return causeOf(file, character, own, own.map(({ line }) => line).join(', '));
  });
};

/** Whether a key of a readable file begins with what should be its indentation, or contains an invisible character. */
export function hasOddKey({ documents }: ManifestFile): boolean {
  const isOdd = (node: Node): boolean =>
    node.kind === 'sequence'
      ? node.entries.some(isOdd)
      : node.kind === 'mapping' && node.entries.some(({ key, value }) => ODD_KEY.test(key.text) || isOdd(value));
  return documents.some(({ root }) => root !== null && isOdd(root));
}

const ODD_KEY = new RegExp(`[${SPACES}]|^[${DASHES}]`);

function framed(lead: string, key: string, colon: string, isWhole: boolean): string {
  const dashes = lead.replace(new RegExp(`[${DASHES}]${GAP}*`, 'g'), '- ');
  const gap = colon === '' ? '' : isWhole ? ':' : withoutLookalikes(colon).replace(/:$|:\s+$/, ': ');
  return withoutLookalikes(dashes) + withoutLookalikes(key).replace(/ /g, '') + gap;
}

function causeOf({ text }: ManifestFile, character: string, edits: readonly Edit[], lines: string): Cause {
  const start = text.indexOf(character, edits[0]!.range.start);
  let end = start;
  while (text[end] === character) end += 1;
  return {
    code: 'lookalike',
    message: 'a character looks like another',
    range: { start, end },
    detail: { character, lines },
    edits,
  };
}
