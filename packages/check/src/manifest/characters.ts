import type { Undecoded, YamlProblem } from './document.ts';

// What libyaml's reader lets through; the surrogates here are unpaired, as the u flag takes pairs as one.
const FORBIDDEN = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
/** Most files hold nothing else, and without the u flag that is quickly seen. */
const IS_PLAIN = /^[\t\n\r\x20-\x7e]*$/;
const DIRECTIVE = /^%[^\r\n]*/m;

/**
 * The text with every end of a line as YAML 1.2 knows it, at the same offsets: the next line, line and paragraph separators of YAML 1.1
 * are none there.
 */
export function withPlainBreaks(text: string): string {
  return text.replace(/[\x85\u2028\u2029]/g, '\n');
}

/** Problems of the text itself, found before it is parsed as YAML. */
export function characterProblems(text: string): YamlProblem[] {
  if (IS_PLAIN.test(text)) return [];
  const found = FORBIDDEN.exec(text);
  if (!found) return [];
  const code = found[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  const range = { start: found.index, end: found.index + found[0].length };
  const message = `the character U+${code} is not allowed in YAML`;
  return [{ code: 'control-character', message, range, detail: { character: `U+${code}` } }];
}

/** The first line such as `%YAML 1.2`: kubectl cuts a file at `---` and cannot read the part that holds it. */
export function directiveProblems(text: string): YamlProblem[] {
  if (!text.includes('%')) return [];
  const match = DIRECTIVE.exec(text);
  if (!match) return [];
  const directive = match[0].trim();
  const range = { start: match.index, end: match.index + directive.length };
  // The server itself takes these two; kubectl takes none.
  const code = /^%(YAML\s+1\.1|TAG\s+\S+\s+\S+)\s*$/.test(match[0]) ? 'kubectl-directive' : 'directive';
  return [{ code, message: `the directive ${directive} is not read`, range, detail: { directive } }];
}

/**
 * Turn a file's bytes into text: UTF-8, or UTF-16 with a byte order mark, as kubectl reads them. Bytes that are neither become
 * U+FFFD, which kubectl sends in their place.
 */
export function decodeText(bytes: Uint8Array): { readonly text: string; readonly undecoded?: Undecoded } {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes) };
  if (first === 0xfe && second === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes) };
  const isUtf8 = decodeAs('utf-8', bytes) !== undefined;
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  if (isUtf8) return { text };
  const isKorean = /[\uac00-\ud7a3]/.test(decodeAs('euc-kr', bytes) ?? '');
  return {
    text,
    undecoded: { at: Math.max(0, text.indexOf('\ufffd')), ...(isKorean && { encoding: 'CP949/EUC-KR' }) },
  };
}

function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
