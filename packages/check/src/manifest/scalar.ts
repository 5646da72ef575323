import type { ScalarNode } from './document.ts';

/**
 * Resolve a plain scalar as the API server does: sigs.k8s.io/yaml on go-yaml v2 (YAML 1.1 with changes).
 * Source: go.yaml.in/yaml/v2/resolve.go, and answers of a v1.36 server.
 */
const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((word) => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map((word) => [word, false] as const),
]);
/** By which words and numbers start: most text does not, and needs neither a look into the words nor a pattern. */
const STARTS = new Set([
  ...[...WORDS.keys()].map((word) => word.charCodeAt(0)),
  ...[...'0123456789+-.'].map((digit) => digit.charCodeAt(0)),
]);

/** As most numbers are written. */
const DECIMAL = /^[1-9][0-9]*$/;
/** The characters of all numbers; `100m` and `25%` are none. */
const NUMERIC = /^[-+.0-9a-fA-FoOxX_]*$/;
const INTEGER: readonly (readonly [pattern: RegExp, radix: number, prefix: number])[] = [
  [/^[-+]?0[bB][01]+$/, 2, 2],
  [/^[-+]?0[xX][0-9a-fA-F]+$/, 16, 2],
  [/^[-+]?0[oO][0-7]+$/, 8, 2],
  [/^[-+]?0[0-7]+$/, 8, 1],
  [/^[-+]?[0-9]+$/, 10, 0],
];
const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const NOT_FINITE = /^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$/;

/** Whether the server reads an infinity or NaN, which it then refuses: JSON has neither. */
export function isNotFinite(text: string): boolean {
  return startsNumber(text) && NOT_FINITE.test(text);
}

/** Turn a plain scalar's text into the value that the server sees; text that is nothing else stays a string. */
export function resolvePlain(text: string): string | number | boolean | null {
  // Of the empty text, that is NaN.
  if (!STARTS.has(text.charCodeAt(0))) return text;
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  if (!startsNumber(text)) return text;
  if (DECIMAL.test(text)) return Number(text);
  if (!NUMERIC.test(text)) return text;
  // A number that starts with a point takes no underscores.
  const digits = text.startsWith('.') ? text : text.replaceAll('_', '');
  for (const [pattern, radix, prefix] of INTEGER) {
    if (!pattern.test(digits)) continue;
    const sign = digits.startsWith('-') ? -1 : 1;
    const amount = digits.replace(/^[-+]/, '');
    // Beyond 64 bits only decimals are numbers still.
    if (prefix === 2 && amount.length > 18 && BigInt(amount) >> 64n) return text;
    return sign * Number.parseInt(amount.slice(prefix), radix);
  }
  const float = FLOAT.test(digits) ? Number(digits) : Number.NaN;
  return Number.isFinite(float) ? float : text;
}

/** Whether a text begins as numbers do. */
function startsNumber(text: string): boolean {
  const code = text.charCodeAt(0);
  return (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x2b || code === 0x2e;
}

/** The name under which the server keeps a key: `yes` is `true`, `01` is `1`; undefined for null, which it refuses. */
export function keyName(key: ScalarNode): string | undefined {
  if (typeof key.value === 'string') return key.value;
  return key.value === null ? undefined : String(key.value);
}

type Resolved = { readonly value: ScalarNode['value'] } | { readonly refused: string };

/** Long forms of the tags that resolve a scalar; under any other tag it stays text. */
const TAG = /^(?:!!|!<tag:yaml\.org,2002:)(str|int|float|bool|null|binary|timestamp)>?$/;

const IS_TAGGED: Readonly<Record<string, (value: ScalarNode['value'], text: string) => boolean>> = {
  int: (value, text) => Number.isInteger(value) && !/^[^xX]*[.eE]/.test(text),
  timestamp: (value, text) => value === text && /^\d{4}-\d\d?-\d\d?/.test(text),
  float: (value) => typeof value === 'number',
  bool: (value) => typeof value === 'boolean',
  null: (value) => value === null,
};

/** Resolve a scalar that carries an explicit tag; `refused` names the tag that its text cannot be. */
export function resolveTagged(text: string, tag: string): Resolved {
  const name = TAG.exec(tag)?.[1];
  if (tag === '!' || name === 'str') return { value: text };
  if (name === 'binary') {
    const digits = text.replace(/\s/g, '');
    const isBase64 = /^[A-Za-z0-9+/]*={0,2}$/.test(digits) && digits.length % 4 === 0;
    return isBase64 ? { value: atob(digits) } : { refused: tag };
  }
  // go-yaml resolves no other tag, and keeps the text.
  if (name === undefined) return { value: text };
  const value = resolvePlain(text);
  return IS_TAGGED[name]!(value, text) ? { value } : { refused: tag };
}
