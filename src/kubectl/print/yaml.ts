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
    '|~|null|Null|NULL',
    'y|Y|yes|Yes|YES|on|On|ON|true|True|TRUE|n|N|no|No|NO|off|Off|OFF|false|False|FALSE',
    String.raw`[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)`,
    String.raw`[-+]?0[xX][\da-fA-F_]+|[-+]?0b[01_]+|[-+]?0o?[0-7_]+`,
    // Go's own numbers: underscores between digits only.
    String.raw`\.\d+(?:_\d+)*(?:[eE][-+]?\d+(?:_\d+)*)?`,
    // Base 60.
    String.raw`[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?`,
    String.raw`\d{4}-\d\d?-\d\d?(?:(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)?`,
  ].join('|')})$`,
);
/** A decimal number that begins with a digit or a sign; its underscores do not count. */
const FLOAT = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
const isFloat = (value: string) => /^[-+\d]/.test(value) && FLOAT.test(value.replaceAll('_', ''));
/** What begins with one of these, or holds one, is no plain text. */
const INDICATOR = /^[#,[\]{}&*!|>'"%@`]|^[-?:](?: |$)|^(?:---|\.\.\.)|:(?: |$)| #|^ | $/;
const SPECIAL = /[^\n\u0020-\u007e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]/u;

/** @param column where it begins; negative infinity for keys, whose lines are never broken */
function text(value: string, indent: number, column: number): string {
  const isSpecial = SPECIAL.test(value);
  if (value.includes('\n') && !isSpecial && !/ (\n|$)/.test(value)) return literal(value, indent);
  if (value.includes('\n') || isSpecial || OTHERWISE.test(value) || isFloat(value))
    return folded(doubled(value), '"', indent, column);
  if (INDICATOR.test(value)) return folded(value.replaceAll("'", "''"), "'", indent, column);
  return folded(value, '', indent, column);
}

function literal(value: string, indent: number): string {
  const margin = ' '.repeat(indent);
  const body = value.replace(/\n+$/, '');
  const ends = value.length - body.length;
  const hint = /^[ \n]/.test(value) ? '2' : '';
  const chomp = ends === 0 ? '-' : ends > 1 || body === '' ? '+' : '';
  const lines = [...body.split('\n'), ...Array<string>(Math.max(0, ends - 1)).fill('')];
  return `|${hint}${chomp}\n${lines.map((line) => (line === '' ? '' : margin + line)).join('\n')}`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\0': '\\0',
  '\u0007': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '\u001b': '\\e',
  '"': '\\"',
  '\\': '\\\\',
  '\u0085': '\\N',
  '\u2028': '\\L',
  '\u2029': '\\P',
};

function doubled(value: string): string {
  return Array.from(value, (char) => {
    if (!SPECIAL.test(char) && !(char in ESCAPES)) return char;
    const code = char.codePointAt(0)!.toString(16).toUpperCase();
    if (code.length > 4) return `\\U${code.padStart(8, '0')}`;
    return ESCAPES[char] ?? (code.length > 2 ? `\\u${code.padStart(4, '0')}` : `\\x${code.padStart(2, '0')}`);
  }).join('');
}

/** Break what is longer than a line at spaces: at single ones, and between double quotes at any, where a backslash keeps the next. */
function folded(value: string, quote: string, indent: number, column: number): string {
  const margin = ' '.repeat(indent);
  const chars = [...value];
  let at = column + quote.length;
  let written = '';
  for (const [index, char] of chars.entries()) {
    const isFirst = char === ' ' && chars[index - 1] !== ' ' && index > 0 && index < chars.length - 1;
    const goesOn = chars[index + 1] === ' ';
    if (isFirst && at > WIDTH && (quote === '"' || !goesOn)) {
      const kept = goesOn ? '\\' : '';
      written += `\n${margin}${kept}`;
      at = indent + kept.length;
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
