import { Fault, plural } from '@studylog/check/text';

/** The encoding that the first bytes of a file name. */
const MARKS: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * The text of a log: in UTF-8, in UTF-16 where the file says so, or in EUC-KR, as old editors of Korean Windows save it.
 * @throws Fault where it is none of them.
 */
export function decoded(file: string, bytes: Uint8Array): string {
  const marked = MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))?.[0];
  for (const encoding of marked ? [marked] : ['utf-8', 'euc-kr']) {
    const text = attemptIn(encoding, bytes);
    // What is no text may be bytes of a text by chance.
    if (text !== undefined && !text.includes('\0')) return text;
  }
  throw new Fault({
    ko: `${file}: 글로 읽을 수 없습니다(${bytes.length}바이트). UTF-8로 저장한 글이어야 합니다. 다른 인코딩이면 이렇게 바꾸십시오: iconv -f <인코딩> -t utf-8 ${file} > log.txt`,
    en: `${file} (${plural(bytes.length, 'byte')}) cannot be read as a text; save it in UTF-8. From another encoding: iconv -f <encoding> -t utf-8 ${file} > log.txt`,
  });
}

function attemptIn(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
