/**
 * A pattern of a `$match` as a regular expression of JavaScript that finds a match in the same texts; undefined for syntax that
 * the two read differently. RE2 matches `^` and `$` at line feeds only, `.` is anything but a line feed, and `\s` is ASCII.
 * For patterns that RE2 has read already: whether they are sound is its word.
 */
export function nativePattern(source: string): RegExp | undefined {
  let translated = '';
  let rest = source;
  let inClass = false;
  while (rest !== '') {
    const [, token] = (inClass ? IN_CLASS : OUTSIDE).exec(rest) ?? [];
    if (token === undefined) return undefined;
    if (inClass ? token === ']' : token.startsWith('[')) inClass = !inClass;
    translated += (inClass || token === ']' ? CLASS_MEANINGS : MEANINGS)[token] ?? token;
    rest = rest.slice(token.length);
  }
  return inClass ? undefined : new RegExp(translated);
}

/** One part of a pattern: an escape, a group's start, what repeats, the start of a class with what may stand first in it, a character. */
const OUTSIDE =
  /^(\\[dDwWsSbB]|\\[nrtf]|\\[^\w\s]|\((?:\?:|(?!\?))|\)|[*+?](?!\+)\??|\{\d+(?:,\d*)?\}\??|\[\^?\]?|[^\\(){}[\]*+?])/;
/** `[:alpha:]` and the like are RE2's alone. */
const IN_CLASS = /^(\\[dDwWs]|\\[nrtf]|\\[^\w\s]|\[(?![:])|[^\\[])/;

const MEANINGS: Readonly<Record<string, string>> = {
  '.': '[^\\n]',
  '^': '(?<![^\\n])',
  $: '(?![^\\n])',
  '\\s': '[\\t\\n\\f\\r ]',
  '\\S': '[^\\t\\n\\f\\r ]',
};
const CLASS_MEANINGS: Readonly<Record<string, string>> = { '\\s': '\\t\\n\\f\\r ' };
