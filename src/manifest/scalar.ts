/**
 * Resolve a plain scalar as the API server does: sigs.k8s.io/yaml, a fork of go-yaml v2 (YAML 1.1 with changes).
 * Source: sigs.k8s.io/yaml/goyaml.v2/resolve.go, and answers of a v1.36 server.
 */
const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((word) => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map((word) => [word, false] as const),
]);

const INTEGER: readonly (readonly [pattern: RegExp, radix: number, prefix: number])[] = [
  [/^[-+]?0b[01]+$/, 2, 2],
  [/^[-+]?0x[0-9a-fA-F]+$/, 16, 2],
  [/^[-+]?0o[0-7]+$/, 8, 2],
  [/^[-+]?0[0-7]+$/, 8, 1],
  [/^[-+]?[0-9]+$/, 10, 0],
];
const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;

/** Turn a plain scalar's text into the value that the server sees; text that is nothing else stays a string. */
export function resolvePlain(text: string): string | number | boolean | null {
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  if (!/^[-+.0-9]/.test(text)) return text;
  const digits = text.replaceAll('_', '');
  for (const [pattern, radix, prefix] of INTEGER) {
    if (!pattern.test(digits)) continue;
    const sign = digits.startsWith('-') ? -1 : 1;
    return sign * Number.parseInt(digits.replace(/^[-+]/, '').slice(prefix), radix);
  }
  return FLOAT.test(digits) ? Number(digits) : text;
}
