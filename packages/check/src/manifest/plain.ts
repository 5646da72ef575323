import type { Entry, MappingNode, Node, Range, ScalarNode, SequenceNode } from './document.ts';
import { readText } from './known-text.ts';
import {
  afterBlank,
  CLOSE_LIST,
  CLOSE_MAP,
  COLON,
  COMMA,
  contentFrom,
  DASH,
  DOUBLE,
  ESCAPE,
  HASH,
  isItem,
  isKey,
  LF,
  lineEnd,
  OPEN_LIST,
  OPEN_MAP,
  PIPE,
  plainStop,
  SINGLE,
  SPACE,
  startsPlain,
} from './plain-text.ts';
import { keyName } from './scalar.ts';

/** No tab, no carriage return, no line break but the one, not even those of Unicode alone, and nothing that YAML forbids. */
const CALM = /^[\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\uffef]*$/;

/** Deeper, longer keys, and more of them in one mapping than are worth comparing one by one, are left to the whole parser. */
const DEPTH = 50;
const KEY = 1000;
const KEYS = 100;

/**
 * Read the documents of a manifest that is written the plain way: block mappings and sequences, text in one line, quotes
 * without escapes, `|`, flow collections that fit in a line, comments. That is most manifests, in a fifth of the time.
 * Undefined for everything else, mistakes included, which is for the whole parser to read: what is read here has no problem,
 * and comes out as it would there, to the offset.
 */
export function readPlain(text: string): Node[] | undefined {
  return CALM.test(text) ? new PlainReader(text).documents() : undefined;
}

class PlainReader {
  readonly #text: string;
  /** Offset of what is read next; after `#nextLine` the first character of a line's content. */
  #at = 0;
  #lineStart = 0;
  /** Column of that content; -1 at the end of a document. */
  #indent = 0;
  /** Where the last value ended, and a missing one is said to be. */
  #cursor = 0;
  #depth = 0;
  /** Whether the document ended with `---`. */
  #another = false;

  constructor(text: string) {
    this.#text = text;
  }

  documents(): Node[] | undefined {
    const roots: Node[] = [];
    if (!this.#nextLine()) return undefined;
    if (this.#another && !this.#nextDocument()) return undefined;
    for (;;) {
      const root = this.#indent < 0 ? undefined : this.#block();
      if (!root || this.#indent >= 0) return undefined;
      roots.push(root);
      if (!this.#another) return roots;
      if (!this.#nextDocument()) return undefined;
    }
  }

  #nextDocument(): boolean {
    this.#another = false;
    return this.#nextLine();
  }

  /** Go to the next line with content. False at what is not read here. */
  #nextLine(): boolean {
    const text = this.#text;
    let at = this.#at;
    for (;;) {
      const start = at;
      at = contentFrom(text, start);
      const code = text.charCodeAt(at);
      if (code === LF) {
        at += 1;
        continue;
      }
      if (code === HASH) {
        at = lineEnd(text, at) + 1;
        continue;
      }
      this.#at = at;
      this.#lineStart = start;
      this.#indent = at < text.length ? at - start : -1;
      // What only looks like the end of a document, being indented or not alone, is for the whole parser to tell.
      if (code === DASH && text.startsWith('---', at)) {
        const end = lineEnd(text, at);
        if (this.#indent > 0 || end !== at + 3) return false;
        this.#at = end + 1;
        this.#indent = -1;
        this.#another = true;
        return true;
      }
      return !text.startsWith('...', at);
    }
  }

  /** Past a value, the rest of its line and on to the next. */
  #endLine(from: number): boolean {
    const rest = afterBlank(this.#text, from);
    if (rest < 0) return false;
    this.#at = rest;
    return this.#nextLine();
  }

  #block(): Node | undefined {
    if (this.#depth >= DEPTH) return undefined;
    this.#depth += 1;
    const node = isItem(this.#text, this.#at) ? this.#sequence() : this.#mapping();
    this.#depth -= 1;
    return node;
  }

  #mapping(): MappingNode | undefined {
    const start = this.#at;
    const indent = this.#indent;
    const entries: Entry[] = [];
    do {
      const key = isItem(this.#text, this.#at) ? undefined : this.#scalar(this.#at, false);
      if (!key || this.#text.charCodeAt(this.#at) !== COLON || !isNewKey(key, entries)) return undefined;
      const value = this.#value(this.#at + 1, indent);
      if (!value) return undefined;
      entries.push({ key, value });
    } while (this.#indent === indent);
    if (this.#indent > indent) return undefined;
    return { kind: 'mapping', entries, flow: false, range: this.#from(start) };
  }

  /** What follows a key's colon, on its line or below. */
  #value(from: number, indent: number): Node | undefined {
    const rest = afterBlank(this.#text, from);
    if (rest < 0)
      return this.#text.charCodeAt(from) === SPACE ? this.#inline(contentFrom(this.#text, from), indent) : undefined;
    this.#at = rest;
    if (!this.#nextLine()) return undefined;
    if (this.#indent > indent) return this.#block();
    // A list may stand as deep as its key.
    if (this.#indent === indent && isItem(this.#text, this.#at)) return this.#block();
    return this.#nothing();
  }

  #sequence(): SequenceNode | undefined {
    const start = this.#at;
    const indent = this.#indent;
    const entries: Node[] = [];
    do {
      const item = this.#item(this.#at + 1, indent);
      if (!item) return undefined;
      entries.push(item);
    } while (this.#indent === indent && isItem(this.#text, this.#at));
    if (this.#indent > indent) return undefined;
    return { kind: 'sequence', entries, flow: false, range: this.#from(start) };
  }

  #item(from: number, indent: number): Node | undefined {
    const rest = afterBlank(this.#text, from);
    if (rest >= 0) {
      this.#at = rest;
      if (!this.#nextLine()) return undefined;
      return this.#indent > indent ? this.#block() : this.#nothing();
    }
    const at = contentFrom(this.#text, from);
    if (!isItem(this.#text, at) && !isKey(this.#text, at)) return this.#inline(at, indent);
    this.#at = at;
    this.#indent = at - this.#lineStart;
    return this.#block();
  }

  #nothing(): ScalarNode {
    const at = this.#cursor;
    return { kind: 'scalar', value: null, text: '', style: 'plain', range: { start: at, end: at } };
  }

  /** A value that starts on the line of its key or dash, at `indent`; nothing deeper may follow. */
  #inline(at: number, indent: number): Node | undefined {
    const code = this.#text.charCodeAt(at);
    if (code === PIPE) return this.#literal(at + 1, indent);
    const node = code === OPEN_LIST || code === OPEN_MAP ? this.#flow(at) : this.#scalar(at, false);
    return node && this.#endLine(this.#at) ? node : undefined;
  }

  /** Text of one line, quoted or not; leaves `#at` behind it. */
  #scalar(at: number, inFlow: boolean): ScalarNode | undefined {
    const code = this.#text.charCodeAt(at);
    if (code === DOUBLE || code === SINGLE) return this.#quoted(at, code);
    if (!startsPlain(this.#text, at, inFlow)) return undefined;
    const stop = plainStop(this.#text, at, inFlow);
    let end = stop;
    while (this.#text.charCodeAt(end - 1) === SPACE) end -= 1;
    const read = readText(this.#text.slice(at, end));
    if (!read) return undefined;
    // A key's colon is waited for; behind a value it is a mistake.
    this.#at = stop;
    this.#cursor = end;
    return { kind: 'scalar', value: read.value, text: read.text, style: 'plain', range: { start: at, end } };
  }

  #quoted(at: number, quote: number): ScalarNode | undefined {
    const text = this.#text;
    let close = at + 1;
    while (text.charCodeAt(close) !== quote) {
      const code = text.charCodeAt(close);
      if (!(code > LF) || (code === ESCAPE && quote === DOUBLE)) return undefined;
      close += 1;
    }
    const value = text.slice(at + 1, close);
    this.#at = close + 1;
    this.#cursor = close + 1;
    const style = quote === DOUBLE ? 'double-quoted' : 'single-quoted';
    return { kind: 'scalar', value, text: value, style, range: { start: at, end: close + 1 } };
  }

  #flow(at: number): Node | undefined {
    if (this.#depth >= DEPTH) return undefined;
    this.#depth += 1;
    const node = this.#text.charCodeAt(at) === OPEN_LIST ? this.#flowList(at) : this.#flowMap(at);
    this.#depth -= 1;
    return node;
  }

  #flowList(start: number): SequenceNode | undefined {
    const entries: Node[] = [];
    this.#at = contentFrom(this.#text, start + 1);
    while (this.#text.charCodeAt(this.#at) !== CLOSE_LIST) {
      const item = this.#flowNode(this.#at);
      if (!item || !this.#comma(CLOSE_LIST)) return undefined;
      entries.push(item);
    }
    return { kind: 'sequence', entries, flow: true, range: this.#close(start) };
  }

  #flowMap(start: number): MappingNode | undefined {
    const entries: Entry[] = [];
    this.#at = contentFrom(this.#text, start + 1);
    while (this.#text.charCodeAt(this.#at) !== CLOSE_MAP) {
      const key = this.#scalar(this.#at, true);
      const colon = this.#at;
      if (!key || this.#text.charCodeAt(colon) !== COLON || !isNewKey(key, entries)) return undefined;
      const value =
        this.#text.charCodeAt(colon + 1) === SPACE ? this.#flowNode(contentFrom(this.#text, colon + 1)) : undefined;
      if (!value || !this.#comma(CLOSE_MAP)) return undefined;
      entries.push({ key, value });
    }
    return { kind: 'mapping', entries, flow: true, range: this.#close(start) };
  }

  #flowNode(at: number): Node | undefined {
    const code = this.#text.charCodeAt(at);
    return code === OPEN_LIST || code === OPEN_MAP ? this.#flow(at) : this.#scalar(at, true);
  }

  /** Past a comma to what follows, or to the closing bracket. */
  #comma(close: number): boolean {
    const at = contentFrom(this.#text, this.#at);
    const code = this.#text.charCodeAt(at);
    this.#at = code === COMMA ? contentFrom(this.#text, at + 1) : at;
    return code === COMMA || code === close;
  }

  /** From the start of a block to the end of its last value; one that holds nothing yet ends where it starts. */
  #from(start: number): Range {
    return { start, end: Math.max(start, this.#cursor) };
  }

  #close(start: number): Range {
    this.#at += 1;
    this.#cursor = this.#at;
    return { start, end: this.#cursor };
  }

  /** Text after `|` or `|-`, by lines deeper than `indent`. */
  #literal(from: number, indent: number): ScalarNode | undefined {
    const isStripped = this.#text.charCodeAt(from) === DASH;
    const header = isStripped ? from + 1 : from;
    if (this.#text.charCodeAt(header) !== LF) return undefined;
    const start = header + 1;
    const deep = contentFrom(this.#text, start) - start;
    const lines: string[] = [];
    let at = start;
    while (at < this.#text.length) {
      const content = contentFrom(this.#text, at);
      const end = lineEnd(this.#text, content);
      const isBlank = content === end;
      // Blank lines before the text, with spaces beyond it, or at the end of a file without a line break: all of it has rules.
      if (isBlank ? lines.length === 0 || content - at > deep || end === this.#text.length : deep <= indent)
        return undefined;
      if (!isBlank && content - at < deep) break;
      if (end === this.#text.length) return undefined;
      lines.push(isBlank ? '' : this.#text.slice(at + deep, end));
      at = end + 1;
    }
    const text = lines.join('\n').replace(/\n+$/, '');
    if (text === '') return undefined;
    this.#cursor = at;
    this.#at = at;
    if (!this.#nextLine()) return undefined;
    const value = isStripped ? text : `${text}\n`;
    return { kind: 'scalar', value, text: value, style: 'literal', range: { start, end: at } };
  }
}

/** Whether the server takes a key and has no other of that name. */
function isNewKey(key: ScalarNode, entries: readonly Entry[]): boolean {
  const name = keyName(key);
  if (name === undefined || name.length > KEY || key.text === '<<' || entries.length === KEYS) return false;
  for (const entry of entries) if (keyName(entry.key) === name) return false;
  return true;
}
