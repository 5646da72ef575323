/** One part of a path of kubectl's JSONPath. */
export type Part =
  | { readonly is: 'field'; readonly name: string }
  | { readonly is: 'fields'; readonly names: readonly string[] }
  | { readonly is: 'every' }
  | { readonly is: 'deep' }
  | { readonly is: 'slice'; readonly from: number | undefined; readonly to: number | undefined; readonly step: number }
  | { readonly is: 'indexes'; readonly indexes: readonly number[] }
  | { readonly is: 'filter'; readonly left: Operand; readonly operator: string; readonly right: Operand };

/** What a filter compares: a path from the item, or a value. */
export type Operand = { readonly path: Path } | { readonly value: unknown };
export type Path = readonly Part[];

/** One part of a template. */
export type Block =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'paths'; readonly paths: readonly Operand[] }
  | { readonly is: 'range'; readonly path: Path; readonly blocks: readonly Block[] };

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

/**
 * Read a template of kubectl's JSONPath: text, and paths, `{range …}` and `{end}` in braces.
 * @throws Error in kubectl's words
 * @see https://kubernetes.io/docs/reference/kubectl/jsonpath/
 */
export function parseTemplate(text: string): readonly Block[] {
  const root: Block[] = [];
  const open: Block[][] = [root];
  let at = 0;
  while (at < text.length) {
    const start = text.indexOf('{', at);
    if (start !== at) open.at(-1)!.push({ is: 'text', text: text.slice(at, start < 0 ? undefined : start) });
    if (start < 0) break;
    const end = closing(text, start + 1, '}');
    if (end < 0) throw new Error('unclosed action');
    const action = text.slice(start + 1, end).trim();
    at = end + 1;
    if (action === 'end') {
      if (open.length === 1) throw new Error('not in range, nothing to end');
      open.pop();
    } else if (/^range\s/.test(action)) {
      const blocks: Block[] = [];
      open.at(-1)!.push({ is: 'range', path: parsePath(action.slice(6).trim()), blocks });
      open.push(blocks);
    } else open.at(-1)!.push({ is: 'paths', paths: wordsOf(action).map(parseOperand) });
  }
  return root;
}

/**
 * The path of a column or a flag, which may be written without its braces or its first dot.
 * @example parseRelaxed('metadata.name')
 * @throws Error in kubectl's words
 */
export function parseRelaxed(text: string): Path {
  const [, braced, dotted] = /^(?:\{\.?([^{}]+)\}|\.?([^{}]+))$/.exec(text) ?? [];
  const path = braced ?? dotted;
  if (path === undefined) {
    throw new Error(
      `unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'`,
    );
  }
  return parsePath(`.${path}`);
}

/** The place of the character that closes what began before `from`; brackets and quotes within count. */
function closing(text: string, from: number, close: string): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const char = text[at]!;
    if (char === '\\') at += 1;
    else if (char === "'" || char === '"') {
      at = text.indexOf(char, at + 1);
      if (at < 0) return -1;
    } else if (char === close && depth === 0) return at;
    else if ('[({'.includes(char)) depth += 1;
    else if ('])}'.includes(char)) depth -= 1;
  }
  return -1;
}

/** The words of an action: `.a .b`, `.a "\t"`. */
function wordsOf(action: string): string[] {
  const words: string[] = [];
  for (let at = 0; at < action.length; ) {
    const end = closing(action, at, ' ');
    const word = action.slice(at, end < 0 ? undefined : end);
    if (word !== '') words.push(word);
    at = end < 0 ? action.length : end + 1;
  }
  return words;
}

function parseOperand(text: string): Operand {
  const quoted = /^(['"])(.*)\1$/s.exec(text);
  if (quoted) return { value: quoted[2]!.replace(/\\(.)/g, (_all, char: string) => ESCAPES[char] ?? char) };
  if (/^-?\d+(\.\d+)?$/.test(text)) return { value: Number(text) };
  if (text === 'true' || text === 'false') return { value: text === 'true' };
  return { path: parsePath(text) };
}

function parsePath(text: string): Path {
  const parts: Part[] = [];
  let at = /^[$@]/.test(text) ? 1 : 0;
  while (at < text.length) {
    if (text.startsWith('..', at)) {
      parts.push({ is: 'deep' });
      at += text[at + 2] === '[' ? 2 : 1;
    } else if (text[at] === '[') {
      const end = closing(text, at + 1, ']');
      if (end < 0) throw new Error('unterminated array');
      parts.push(parseBrackets(text.slice(at + 1, end).trim()));
      at = end + 1;
    } else if (text[at] === '.') {
      const [word] = /^(?:\\.|[^.[\s])*/.exec(text.slice(at + 1))!;
      at += 1 + word.length;
      if (word === '*') parts.push({ is: 'every' });
      else if (word !== '') parts.push({ is: 'field', name: word.replace(/\\(.)/g, '$1') });
    } else throw new Error(`unrecognized identifier ${text.slice(at)}`);
  }
  return parts;
}

function parseBrackets(text: string): Part {
  if (text === '*') return { is: 'every' };
  const filter = /^\?\((.*)\)$/s.exec(text);
  if (filter) return parseFilter(filter[1]!);
  const names = [...text.matchAll(/'((?:\\.|[^'])*)'|"((?:\\.|[^"])*)"/g)].map(([, one, other]) => one ?? other ?? '');
  if (names.length > 0) return { is: 'fields', names: names.map((name) => name.replace(/\\(.)/g, '$1')) };
  if (/^-?\d+(\s*,\s*-?\d+)+$/.test(text)) return { is: 'indexes', indexes: text.split(',').map(Number) };
  const slice = /^(-?\d+)?(:)?(-?\d+)?(?::(\d+))?$/.exec(text);
  if (!slice || text === '') throw new Error(`invalid array index ${text}`);
  const [, from, colon, to, step] = slice;
  const number = (value: string | undefined) => (value === undefined ? undefined : Number(value));
  if (!colon) return { is: 'indexes', indexes: [Number(from)] };
  return { is: 'slice', from: number(from), to: number(to), step: number(step) ?? 1 };
}

function parseFilter(text: string): Part {
  const [, left = '', operator, right] =
    /^((?:'[^']*'|"[^"]*"|[^=!<>'"])*?)\s*(==|!=|<=|>=|<|>)\s*(.*)$/s.exec(text) ?? [];
  if (!operator)
    return { is: 'filter', left: parseOperand(text.trim()), operator: 'exists', right: { value: undefined } };
  return { is: 'filter', left: parseOperand(left.trim()), operator, right: parseOperand(right!.trim()) };
}
