import { invisibleRuns, type Node, unseenCodes } from '@studylog/check/manifest';
import type { Localized } from '@studylog/check/text';

/** What nobody sees in text that a page shows: it would not be read as it is copied. */
export interface Unseen {
  /** Offset in the file's text, in UTF-16 code units. */
  readonly offset: number;
  readonly message: Localized;
  readonly hint: Localized;
}

/** Invisible characters of a text as it is written. */
export function unseenIn(text: string): Unseen[] {
  return invisibleRuns(text).map(({ range, codes }) => unseen(range.start, codes));
}

/** Invisible and control characters that a key or value of `text` holds by an escape such as `"\u200b"`. */
export function unseenValues(node: Node, text: string): Unseen[] {
  if (node.kind === 'sequence') return node.entries.flatMap((entry) => unseenValues(entry, text));
  if (node.kind === 'mapping') {
    return node.entries.flatMap(({ key, value }) => [key, value].flatMap((part) => unseenValues(part, text)));
  }
  const written = unseenCodes(text.slice(node.range.start, node.range.end));
  const escaped = unseenCodes(node.text).filter((code) => !written.includes(code));
  return escaped.length > 0 ? [unseen(node.range.start, escaped)] : [];
}

function unseen(offset: number, codes: readonly string[]): Unseen {
  const names = [...new Set(codes)].join(', ');
  return {
    offset,
    message: { ko: `보이지 않는 문자(${names})가 있습니다.`, en: `there is an invisible character here (${names})` },
    hint: { ko: '지우십시오.', en: 'delete it' },
  };
}
