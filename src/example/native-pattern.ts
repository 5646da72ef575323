/**
 * A pattern of a `$match` as a regular expression of JavaScript that finds a match in the same texts; undefined for syntax that
 * the two read differently. RE2 matches `^` and `$` at line feeds only, `.` is anything but a line feed, and `\s` is ASCII.
 * For patterns that RE2 has read already: whether they are sound is its word.
 */
export function nativePattern(source: string): RegExp | undefined {
  let translated = '';
  let inClass = false;
  for (let rest = source; rest !== ''; ) {
    const token: string | undefined = (inClass ? IN_CLASS : OUTSIDE).exec(rest)?.[0];
    if (token === undefined) return undefined;
    translated += meaningOf(token, inClass);
    inClass = inClass ? token !== ']' : token.startsWith('[');
    rest = rest.slice(token.length);
  }
  try {
    return inClass ? undefined : new RegExp(translated, 'u');
  } catch {
    // To repeat what has no width means something to RE2 alone.
    return undefined;
  }
}

/** The next part of a pattern: an escape, the start of a group, what repeats, the start of a class with what may stand first in it. */
const OUTSIDE =
  /^(?:\\[dDwWsSbnrtfAz]|\\[^\w\s]|\((?:\?:|(?!\?))|\)|[*+?](?!\+)\??|\{\d+(?:,\d*)?\}(?!\+)\??|\[\^?\]?|[^\\(){}[\]*+?])/u;
/** `[:alpha:]` and the like are RE2's alone. */
const IN_CLASS = /^(?:\\[dDwWsSnrtf]|\\[^\w\s]|\[(?!:)|[^\\[])/u;

const ASCII_SPACE = '\\t\\n\\f\\r ';
const MEANINGS: Readonly<Record<string, string>> = {
  '.': '[^\\n]',
  // Not `(?![^\n])`: V8 tries the middle of a surrogate pair, where nothing stands, so that what must not stand there does not.
  '^': '(?<=\\n|^)',
  $: '(?=\\n|$)',
  '\\A': '^',
  '\\z': '$',
  '\\s': `[${ASCII_SPACE}]`,
  '\\S': `[^${ASCII_SPACE}]`,
  '[]': '[\\]',
  '[^]': '[^\\]',
};
const MEANINGS_IN_CLASS: Readonly<Record<string, string>> = {
  '\\s': ASCII_SPACE,
  // What is a space to JavaScript alone.
  '\\S': '\\S\\v\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000\\ufeff',
  '[': '\\[',
};

const MAY_BE_ESCAPED = /[\\^$.*+?()[\]{}|/]/u;
const MAY_BE_ESCAPED_IN_CLASS = /[\\^$.*+?()[\]{}|/-]/u;

function meaningOf(token: string, inClass: boolean): string {
  const known = (inClass ? MEANINGS_IN_CLASS : MEANINGS)[token];
  if (known !== undefined) return known;
  // With the flag `u`, only what has a meaning may be escaped.
  const isEscape = /^\\[^\w\s]$/u.test(token);
  return isEscape && !(inClass ? MAY_BE_ESCAPED_IN_CLASS : MAY_BE_ESCAPED).test(token[1]!) ? token[1]! : token;
}
