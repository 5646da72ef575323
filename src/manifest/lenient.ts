import { type Event, parseEvents, YAMLException } from 'js-yaml';

/** What was read: events whose offsets lie in `text`, and the way back to the offsets of the original. */
export interface Reading {
  readonly events: readonly Event[];
  readonly text: string;
  readonly original: (offset: number) => number;
}

export interface Refusal {
  readonly reason: string;
  readonly offset: number;
}

const PADDING = 200;
/** Characters that may be read again in all: a long file whose every line needs a space gets a syntax error instead of minutes. */
const BUDGET = 1_000_000;

/**
 * Read YAML as leniently as the server where js-yaml is stricter: lines of flow collections and quoted text may be
 * indented less than their parent, and `#` may follow a closing quote directly. Spaces are put in there, and js-yaml asked again.
 */
export function readEvents(text: string, maxDepth: number): Reading | Refusal {
  const inserted: { at: number; length: number }[] = [];
  let padded = text;
  for (let read = padded.length; ; read += padded.length) {
    try {
      const events = parseEvents(padded, { maxDepth });
      return { events, text: padded, original: (offset) => original(inserted, offset) };
    } catch (error) {
      if (!(error instanceof YAMLException)) throw error;
      const offset = Math.min(error.mark?.position ?? 0, padded.length);
      const insertion = read < BUDGET ? lenience(padded, offset, error.reason) : undefined;
      if (!insertion) return { reason: error.reason, offset: Math.min(original(inserted, offset), text.length) };
      if (insertion.length > 0) inserted.push(insertion);
      padded =
        padded.slice(0, insertion.at) +
        ' '.repeat(insertion.length) +
        padded.slice(insertion.at).replace(/^\t+/, spaces);
    }
  }
}

function lenience(text: string, offset: number, reason: string): { at: number; length: number } | undefined {
  if (text[offset] === '#' && /["']/.test(text[offset - 1] ?? '')) return { at: offset, length: 1 };
  if (reason !== 'deficient indentation') return undefined;
  const blank = /\t+ *$/.exec(text.slice(Math.max(0, offset - PADDING), offset));
  // Tabs between the parts of a flow collection become spaces in place.
  if (blank) return { at: offset - blank[0].length, length: 0 };
  let at = offset;
  while (at > 0 && !/[\n\r]/.test(text[at - 1]!)) at -= 1;
  const isMarker = /^(---|\.\.\.)(\s|$)/.test(text.slice(at, at + 4));
  const isPadded = text.startsWith(' '.repeat(PADDING), at);
  return isMarker || isPadded ? undefined : { at, length: PADDING };
}

const spaces = (tabs: string): string => ' '.repeat(tabs.length);

/** Take back insertions, newest first: each was made in the text that the earlier ones had made. */
function original(inserted: readonly { at: number; length: number }[], offset: number): number {
  if (inserted.length === 0) return offset;
  let found = offset;
  for (const { at, length } of inserted.toReversed()) {
    if (found > at) found = Math.max(at, found - length);
  }
  return found;
}
