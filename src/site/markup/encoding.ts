import { DiagnosticsError } from '../../example/diagnostic.ts';
import type { Wording } from './fault.ts';

/**
 * The text of a page's file, as it is.
 * @throws DiagnosticsError where it is not in UTF-8.
 */
export function pageText(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new DiagnosticsError([{ file, line: firstBad(bytes), column: 1, ...NOT_UTF8 }]);
  }
}

/** The line with the first byte that cannot be read. */
function firstBad(bytes: Uint8Array): number {
  const text = new TextDecoder('utf-8').decode(bytes);
  const before = text.slice(0, text.indexOf('\u{fffd}'));
  return before.split('\n').length;
}

const NOT_UTF8: Wording = {
  message: { ko: 'UTF-8로 저장한 글이 아닙니다.', en: 'the file is not in UTF-8' },
  hint: {
    ko: '편집기에서 UTF-8로 저장하거나 이렇게 바꾸십시오: iconv -f euc-kr -t utf-8',
    en: 'save it in UTF-8 in your editor, or convert it: iconv -f euc-kr -t utf-8',
  },
};
