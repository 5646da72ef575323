/**
 * How the API's texts speak of a default; the first group is its value. The schema itself declares next to none: what it calls
 * `default` is Go's zero value. A text that begins with `default is` describes a field of that name; what a field does not default
 * to, and what it `would otherwise default` to, is no default.
 */
const PATTERNS: readonly RegExp[] = [
  /\b(?<!(?:n't|not|otherwise) )(?:D|(?<!^)d)efaults?(?: value)? (?:to(?! match\b)|is(?: to)?(?! used\b)) +(\S.*)/,
  /\b[Tt]he default policy (?:is|of) `(\w+)`/,
  /(?:^|\. )Defaulted to +(\S.*)/,
  /\bdefault value, ("[^"]+"),/,
  /\bdefault value (\w+) is used\b/,
  /\bset to (\w+) as default\b/,
  /(\w+)["`]? \(default\)/,
  /\b[Dd]efault (true|false)\b/,
];

/** A sentence ends at a full stop before a space, and so do the words on a default before a link and a remark on what is not set. */
const END = /\.?(?:\s+More info:|\.\s|\.$| if un(?:set|specified)\b| if not specified\b|, if left unspecified).*$/;

/**
 * The default of a field in the words of the API; undefined where they name none.
 * @example defaultIn('Protocol for port. Defaults to "TCP".') // 'TCP'
 */
export function defaultIn(description: string): string | undefined {
  for (const line of description.split('\n')) {
    for (const pattern of PATTERNS) {
      const found = pattern.exec(line);
      if (!found) continue;
      const words = balanced(found[1]!.replace(END, '').trim());
      // What follows a colon is a list.
      if (words !== '' && !words.endsWith(':')) return unquoted(words);
    }
  }
  return undefined;
}

/** Without a bracket that the words close but do not open. */
function balanced(words: string): string {
  let depth = 0;
  for (let at = 0; at < words.length; at += 1) {
    if (words[at] === '(') depth += 1;
    if (words[at] === ')') depth -= 1;
    if (depth < 0) return words.slice(0, at).trim();
  }
  return words;
}

/** A value in quotes as it is; an empty one keeps them. */
const unquoted = (words: string): string => /^(["'`])([^"'`]+)\1$/.exec(words)?.[2] ?? words;
