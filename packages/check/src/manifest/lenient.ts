import { type Event, parseEvents, YAMLException } from 'js-yaml';

/** What was read: events whose offsets lie in `text`, and the way back to the offsets of the original. */
export interface Reading {
  readonly events: readonly Event[];
  readonly text: string;
  /** Absent where the text was read as it is. */
  readonly original?: (offset: number) => number;
}

export interface Refusal {
  readonly reason: string;
  readonly offset: number;
}

/** Replace `length` characters from `at`; what is put in is never shorter. */
interface Edit {
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

const PADDING = ' '.repeat(200);
/** Characters that may be read again in all: a long file whose every line needs an edit gets a syntax error instead of minutes. */
const BUDGET = 1_000_000;

/**
 * Read YAML as leniently as the server where js-yaml is stricter. Where js-yaml stops at such a place, the text is edited
 * so that it means the same to js-yaml, and read again; `original` takes offsets back to the text as it was.
 */
export function readEvents(text: string, maxDepth: number): Reading | Refusal {
  const edits: Edit[] = [];
  let edited = text;
  for (let read = edited.length; ; read += edited.length) {
    try {
      const events = parseEvents(edited, { maxDepth });
      return edits.length === 0
        ? { events, text }
        : { events, text: edited, original: (offset) => original(edits, offset) };
    } catch (error) {
      if (!(error instanceof YAMLException)) throw error;
      const offset = Math.min(error.mark?.position ?? 0, edited.length);
      const wanted = read < BUDGET ? lenience(edited, offset, error.reason) : undefined;
      if (!wanted) return { reason: error.reason, offset: Math.min(original(edits, offset), text.length) };
      for (const edit of wanted) {
        edits.push(edit);
        edited = edited.slice(0, edit.at) + edit.text + edited.slice(edit.at + edit.length);
      }
    }
  }
}

function lenience(text: string, offset: number, reason: string): readonly Edit[] | undefined {
  let start = offset;
  while (start > 0 && !/[\n\r]/.test(text[start - 1]!)) start -= 1;
  const line = /^[^\n\r]*/.exec(text.slice(start))![0];
  return (
    comment(text, offset) ??
    apostrophe(text, offset, reason) ??
    tabs(line, start) ??
    trailingColon(line, start, reason) ??
    indentation(line, start, reason)
  );
}

/** `#` may follow a closing quote or bracket, and `|` or `>`, directly. */
function comment(text: string, offset: number): readonly Edit[] | undefined {
  const follows = text[offset] === '#' && /["'\]}|>]/.test(text[offset - 1] ?? '');
  return follows ? [{ at: offset, length: 0, text: ' ' }] : undefined;
}

/** `\'` is an escape too. */
function apostrophe(text: string, offset: number, reason: string): readonly Edit[] | undefined {
  if (!reason.startsWith('unknown escape') || text[offset] !== "'") return undefined;
  return [{ at: offset - 1, length: 2, text: '\\x27' }];
}

/** Tabs may part what stands on one line, but for the indentation and what follows `-`. */
function tabs(line: string, start: number): readonly Edit[] | undefined {
  const match = /(?:[:,[{]|[!&]\S+)[ ]*\t[ \t]*/.exec(line);
  if (!match) return undefined;
  return [{ at: start + match.index, length: match[0].length, text: match[0].replaceAll('\t', ' ') }];
}

/** In a flow collection, text may end in a colon: `{image: nginx:}`. */
function trailingColon(line: string, start: number, reason: string): readonly Edit[] | undefined {
  if (!reason.startsWith('missed comma')) return undefined;
  const match = /(?<=[:,[{]\s+)[^\s"'[\]{},#&*!|>%@`-][^\s"'[\]{},#]*:(?=[\]},])/.exec(line);
  if (!match) return undefined;
  return [{ at: start + match.index, length: match[0].length, text: `"${match[0]}"` }];
}

/** Lines of flow collections and of quoted text may be indented less than their parent. */
function indentation(line: string, start: number, reason: string): readonly Edit[] | undefined {
  if (reason !== 'deficient indentation' || /^(---|\.\.\.)(\s|$)/.test(line) || line.startsWith(PADDING))
    return undefined;
  return [{ at: start, length: 0, text: PADDING }];
}

/** Take back edits, newest first: each was made in the text that the earlier ones had made. */
function original(edits: readonly Edit[], offset: number): number {
  let found = offset;
  for (const { at, length, text } of edits.toReversed()) {
    if (found >= at + text.length) found -= text.length - length;
    else if (found > at) found = Math.min(found, at + length);
  }
  return found;
}
