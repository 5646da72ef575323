// Codes of the characters that mean something in YAML.
export const LF = 10;
export const SPACE = 32;
export const DOUBLE = 34;
export const HASH = 35;
export const SINGLE = 39;
export const COMMA = 44;
export const DASH = 45;
export const COLON = 58;
export const QUESTION = 63;
export const OPEN_LIST = 91;
export const ESCAPE = 92;
export const CLOSE_LIST = 93;
export const OPEN_MAP = 123;
export const PIPE = 124;
export const CLOSE_MAP = 125;

/** By which no unquoted text starts; a dash may, before text. */
const INDICATORS = new Set([...'?:,[]{}#&*!|>\'"%@`'].map((character) => character.charCodeAt(0)));

/** The offset of a line's end, or of the text's. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** The offset of the first character that is no space. */
export function contentFrom(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === SPACE) at += 1;
  return at;
}

/** The offset after the line where nothing but spaces and a comment follow, otherwise -1. */
export function afterBlank(text: string, from: number): number {
  const at = contentFrom(text, from);
  if (at >= text.length || text.charCodeAt(at) === LF) return at + 1;
  return text.charCodeAt(at) === HASH && text.charCodeAt(at - 1) === SPACE ? lineEnd(text, at) + 1 : -1;
}

/** Whether an item of a block sequence starts here. */
export function isItem(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== DASH) return false;
  const next = text.charCodeAt(at + 1);
  return next === SPACE || next === LF || at + 1 === text.length;
}

/** Whether a mapping starts here: some text, then a colon. */
export function isKey(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === DOUBLE || code === SINGLE) {
    const close = text.indexOf(code === DOUBLE ? '"' : "'", at + 1);
    return text.charCodeAt(close + 1) === COLON;
  }
  return !INDICATORS.has(code) && text.charCodeAt(plainStop(text, at, false)) === COLON;
}

/** Whether unquoted text may start here. */
export function startsPlain(text: string, at: number, inFlow: boolean): boolean {
  const code = text.charCodeAt(at);
  if (code !== DASH) return !INDICATORS.has(code);
  const next = text.charCodeAt(at + 1);
  return next > SPACE && !(inFlow && isFlowIndicator(next));
}

/** Where unquoted text stops: at its line's end, a comment, a colon that ends a key, or a bracket or comma in a flow collection. */
export function plainStop(text: string, from: number, inFlow: boolean): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === LF || (inFlow && isFlowIndicator(code))) return at;
    if (code === COLON) {
      const next = text.charCodeAt(at + 1);
      if (next === SPACE || next === LF || at + 1 === text.length || (inFlow && isFlowIndicator(next))) return at;
    } else if (code === HASH && text.charCodeAt(at - 1) === SPACE) return at;
  }
  return text.length;
}

/** In YAML 1.1, which the server reads, a question mark is one too. */
function isFlowIndicator(code: number): boolean {
  return (
    code === COMMA ||
    code === QUESTION ||
    code === OPEN_LIST ||
    code === CLOSE_LIST ||
    code === OPEN_MAP ||
    code === CLOSE_MAP
  );
}
