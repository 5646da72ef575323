/** Columns after which a line is broken at the next space. */
const WIDTH = 80;

/**
 * Write what the API gives as YAML, as kubectl does: keys in order, lists not indented, quotes where YAML 1.1 would read
 * something other than text, long lines folded.
 */
export function toYaml(value: unknown): string {
  return isBlock(value) ? block(value, 0) : `${scalar(value, 0, 0)}\n`;
}

type Block = Readonly<Record<string, unknown>> | readonly unknown[];

/** Whether a value takes lines of its own. */
function isBlock(value: unknown): value is Block {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function block(value: Block, indent: number): string {
  const margin = ' '.repeat(indent);
  if (Array.isArray(value)) {
    return value
      .map((item) => {
        // The first line of an item stands behind its dash.
        if (isBlock(item)) return `${margin}- ${block(item, indent + 2).slice(indent + 2)}`;
        return `${margin}- ${scalar(item, indent + 2, indent + 2)}\n`;
      })
      .join('');
  }
  const map = value as Readonly<Record<string, unknown>>;
  return Object.keys(map)
    .filter((key) => map[key] !== undefined)
    .sort(inNaturalOrder)
    .map((key) => {
      const name = `${margin}${text(key, 0, Number.NEGATIVE_INFINITY)}:`;
      const item = map[key];
      if (isBlock(item)) return `${name}\n${block(item, Array.isArray(item) ? indent : indent + 2)}`;
      return `${name} ${scalar(item, indent + 2, name.length + 1)}\n`;
    })
    .join('');
}

function scalar(value: unknown, indent: number, column: number): string {
  if (typeof value === 'string') return text(value, indent, column);
  if (Array.isArray(value)) return '[]';
  if (typeof value === 'object' && value !== null) return '{}';
  return String(value);
}

/** Text that YAML 1.1 reads as something else. */
const OTHERWISE = new RegExp(
  `^(?:${[
    '|~|null|Null|NULL|<<|=',
    'y|Y|yes|Yes|YES|on|On|ON|true|True|TRUE|n|N|no|No|NO|off|Off|OFF|false|False|FALSE',
    String.raw`[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)`,
    String.raw`[-+]?[\d_]+|[-+]?0[xX][\da-fA-F_]+|[-+]?0b[01_]+|[-+]?0o?[0-7_]+`,
    String.raw`[-+]?(?:\.\d+|\d[\d_]*(?:\.[\d_]*)?)(?:[eE][-+]?\d+)?`,
    // Base 60.
    String.raw`[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?`,
    String.raw`\d{4}-\d\d?-\d\d?(?:(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)?`,
  ].join('|')})$`,
);
/** What begins with one of these, or holds one, is no plain text. */
const INDICATOR = /^[#,[\]{}&*!|>'"%@`]|^[-?:](?:\s|$)|^(?:---|\.\.\.)|:(?:\s|$)|\s#|^\s|\s$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what YAML writes as an escape
const SPECIAL = /[\x00-\x09\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff]/;

/** @param column where it begins; negative infinity for keys, whose lines are never broken */
function text(value: string, indent: number, column: number): string {
  const isSpecial = SPECIAL.test(value);
  if (value.includes('\n') && !isSpecial && !/ (\n|$)/.test(value)) return literal(value, indent);
  if (value.includes('\n') || isSpecial || OTHERWISE.test(value)) return folded(doubled(value), '"', indent, column);
  if (INDICATOR.test(value)) return folded(value.replaceAll("'", "''"), "'", indent, column);
  return folded(value, '', indent, column);
}

function literal(value: string, indent: number): string {
  const margin = ' '.repeat(indent);
  const body = value.replace(/\n+$/, '');
  const ends = value.length - body.length;
  const hint = /^[\s\n]/.test(value) ? '2' : '';
  const chomp = ends === 0 ? '-' : ends > 1 || body === '' ? '+' : '';
  const lines = [...body.split('\n'), ...Array<string>(Math.max(0, ends - 1)).fill('')];
  return `|${hint}${chomp}\n${lines.map((line) => (line === '' ? '' : margin + line)).join('\n')}`;
}

function doubled(value: string): string {
  const names: Readonly<Record<string, string>> = {
    '\n': '\\n',
    '\t': '\\t',
    '\r': '\\r',
    '\0': '\\0',
    '"': '\\"',
    '\\': '\\\\',
  };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what YAML writes as an escape
  return value.replace(/["\\\x00-\x1f\x7f-\x9f\ufeff\ufffe\uffff]/g, (char) => {
    const code = char.charCodeAt(0).toString(16).toUpperCase();
    return names[char] ?? (code.length > 2 ? `\\u${code.padStart(4, '0')}` : `\\x${code.padStart(2, '0')}`);
  });
}

/** Break what is longer than a line at single spaces. */
function folded(value: string, quote: string, indent: number, column: number): string {
  const margin = ' '.repeat(indent);
  let at = column + quote.length;
  let written = '';
  const chars = [...value];
  for (const [index, char] of chars.entries()) {
    const inside = index > 0 && index < chars.length - 1;
    const isLone = char === ' ' && chars[index - 1] !== ' ' && chars[index + 1] !== ' ';
    if (isLone && inside && at > WIDTH) {
      written += `\n${margin}`;
      at = indent;
    } else {
      written += char;
      at += 1;
    }
  }
  return `${quote}${written}${quote}`;
}

/** Letters after other characters, numbers by value. */
function inNaturalOrder(one: string, other: string): number {
  const isLetter = (char: string) => /\p{L}/u.test(char);
  const isDigit = (char: string) => /\d/.test(char);
  let digits = false;
  for (let at = 0; at < one.length && at < other.length; at += 1) {
    const [a, b] = [one[at]!, other[at]!];
    if (a === b) {
      digits = isDigit(a);
      continue;
    }
    if (isLetter(a) && isLetter(b)) return a < b ? -1 : 1;
    if (isLetter(a) || isLetter(b)) return isLetter(a) === digits ? -1 : 1;
    const [left, right] = [one, other].map((key) => Number(/^\d*/.exec(key.slice(at))![0] || -1)) as [number, number];
    if (left >= 0 && right >= 0 && left !== right) return left - right;
    return a < b ? -1 : 1;
  }
  return one.length - other.length;
}
