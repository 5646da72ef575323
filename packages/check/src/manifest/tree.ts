import { COLLECTION_STYLE, EVENT_ID, type Event, getScalarValue, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import type { Entry, Node, Range, ScalarNode, ScalarStyle, YamlProblem } from './document.ts';
import type { Reading } from './lenient.ts';
import { isNotFinite, keyName, resolvePlain, resolveTagged } from './scalar.ts';

const STYLES: Readonly<Record<number, ScalarStyle>> = {
  [SCALAR_STYLE.PLAIN]: 'plain',
  [SCALAR_STYLE.SINGLE_QUOTED]: 'single-quoted',
  [SCALAR_STYLE.DOUBLE_QUOTED]: 'double-quoted',
  [SCALAR_STYLE.LITERAL_BLOCK]: 'literal',
  [SCALAR_STYLE.FOLDED_BLOCK]: 'folded',
};

/** libyaml's bound for a key that stands on one line. */
const MAX_KEY = 1024;

/** A colon that ends a key in brackets to js-yaml; to libyaml, which wants a space behind it, it is part of the text. */
const OWN_COLON = /[ \t]*:(?=[,\]}]|([[{]))/y;
/** The names that libyaml takes for an anchor; js-yaml takes nearly any. */
const ANCHOR = /^[\w-]+$/;

/** Escapes that js-yaml reads and libyaml refuses: a slash, and halves of surrogate pairs, not even two that belong together. */
const BAD_ESCAPE = /^\\(\/|u[dD][89a-fA-F])/;

interface Anchored {
  readonly node: Node;
  readonly size: number;
}

type Properties = Pick<ScalarEvent, 'anchorStart' | 'anchorEnd' | 'tagStart' | 'tagEnd'>;

/** Builds one stream's documents from js-yaml's events, noting what the server refuses and js-yaml does not. */
export class TreeBuilder {
  readonly problems: YamlProblem[] = [];
  /** True once aliases expanded beyond the limit: the documents are then not worth looking at. */
  isRefused = false;
  readonly #reading: Reading;
  readonly #start: number;
  readonly #aliasLimit: number;
  #next = 0;
  #cursor = 0;
  #nodes = 0;
  #aliased = 0;
  #anchors = new Map<string, Anchored>();
  /** How many flow collections are open. */
  #flows = 0;
  /** The last text that a colon of its own ends. */
  #endsInColon: Node | undefined;

  /** @param start offset of the reading's text in the file. */
  constructor(reading: Reading, start: number, aliasLimit: number) {
    this.#reading = reading;
    this.#start = start;
    this.#aliasLimit = aliasLimit;
  }

  /** The root of each document; null for an empty one. */
  roots(): (Node | null)[] {
    const roots: (Node | null)[] = [];
    while (this.#next < this.#reading.events.length) {
      this.#next += 1;
      this.#anchors = new Map();
      let root: Node | null = null;
      if (this.#event().type !== EVENT_ID.POP) root = this.#node();
      this.#next += 1;
      // kubectl skips a document that is `null`, as it does an empty one.
      if (root?.kind === 'scalar' && root.value === null) root = null;
      roots.push(root);
    }
    return roots;
  }

  #event(): Event {
    return this.#reading.events[this.#next]!;
  }

  /** Offsets of events to offsets of the file. */
  #range(start: number, end: number): Range {
    const { original } = this.#reading;
    const last = Math.max(start, end);
    if (!original) return { start: this.#start + start, end: this.#start + last };
    return { start: this.#start + original(start), end: this.#start + original(last) };
  }

  #problem(code: string, message: string, range: Range, detail?: YamlProblem['detail']): void {
    this.problems.push({ code, message, range, ...(detail && { detail }) });
  }

  #node(): Node {
    const event = this.#event();
    this.#next += 1;
    this.#nodes += 1;
    const before = this.#nodes;
    switch (event.type) {
      case EVENT_ID.SCALAR:
        return this.#anchor(event, this.#scalar(event), before);
      case EVENT_ID.MAPPING:
        return this.#anchor(event, this.#mapping(event), before);
      case EVENT_ID.SEQUENCE:
        return this.#anchor(event, this.#sequence(event), before);
      case EVENT_ID.ALIAS:
        return this.#alias(event);
      default:
        throw new Error(`js-yaml gave event ${event.type} where a node was due`);
    }
  }

  #anchor(event: Properties, node: Node, before: number): Node {
    if (event.anchorStart >= 0) {
      const name = this.#reading.text.slice(event.anchorStart, event.anchorEnd);
      if (!ANCHOR.test(name)) {
        const range = this.#range(event.anchorStart - 1, event.anchorEnd);
        this.#problem('bad-anchor', name, range, { name });
      }
      this.#anchors.set(name, { node, size: this.#nodes - before + 1 });
    }
    return node;
  }

  #alias(event: { anchorStart: number; anchorEnd: number }): Node {
    const range = this.#range(event.anchorStart - 1, event.anchorEnd);
    this.#cursor = event.anchorEnd;
    const name = this.#reading.text.slice(event.anchorStart, event.anchorEnd);
    const target = this.#anchors.get(name);
    if (target && this.#expand(target.size, range)) return target.node;
    if (!target) {
      const message = `the alias *${name} has no anchor &${name} before it in this document`;
      this.#problem('unknown-alias', message, range, { name });
    }
    return { kind: 'scalar', value: null, text: '', style: 'plain', range };
  }

  #expand(size: number, range: Range): boolean {
    this.#nodes += size;
    this.#aliased += size;
    if (this.#aliased <= this.#aliasLimit) return true;
    if (!this.isRefused) {
      const detail = { limit: String(this.#aliasLimit) };
      this.#problem('alias-expansion', `aliases expand to more than ${this.#aliasLimit} nodes`, range, detail);
    }
    this.isRefused = true;
    return false;
  }

  #tag(event: Properties): string | undefined {
    return event.tagStart < 0 ? undefined : this.#reading.text.slice(event.tagStart, event.tagEnd);
  }

  #scalar(event: ScalarEvent): ScalarNode {
    const style = STYLES[event.style] ?? 'plain';
    const tag = this.#tag(event);
    if (event.valueStart < 0) {
      const at = Math.max(this.#cursor, event.anchorEnd, event.tagEnd);
      const range = this.#range(at, at);
      return tagged({ kind: 'scalar', value: this.#resolve('', style, tag, range), text: '', style, range }, tag);
    }
    let text = getScalarValue(this.#reading.text, event);
    // Quotes lie outside the value's offsets; a block scalar's header does too and stays outside.
    const quotes = style === 'single-quoted' || style === 'double-quoted' ? 1 : 0;
    const isBare = style === 'plain' && this.#flows > 0;
    if (isBare) this.#bare(event, text);
    const colon = isBare ? this.#ownColon(event) : '';
    text += colon;
    this.#cursor = event.valueEnd + quotes + colon.length;
    const range = this.#range(event.valueStart - quotes, this.#cursor);
    if (style === 'double-quoted') this.#escapes(event, range);
    const node = tagged({ kind: 'scalar', value: this.#resolve(text, style, tag, range), text, style, range }, tag);
    if (colon !== '') this.#endsInColon = node;
    return node;
  }

  /**
   * Unquoted text in brackets of which the server's parser reads no more, or nothing: YAML 1.1 ends it at a `?`, and starts none with
   * a colon. Source: yaml_parser_scan_plain_scalar of go.yaml.in/yaml/v2.
   */
  #bare({ valueStart, valueEnd }: ScalarEvent, text: string): void {
    if (text.includes('?')) {
      const range = this.#range(valueStart, valueEnd);
      this.#problem('flow-question', "did not find expected ',' or a bracket", range, { text });
    }
    if (text.startsWith(':'))
      this.#problem('flow-colon', 'a colon starts unquoted text', this.#range(valueStart, valueStart + 1));
  }

  /** The colon behind unquoted text in brackets, where it belongs to the text; '' where there is none. */
  #ownColon(event: ScalarEvent): string {
    OWN_COLON.lastIndex = event.valueEnd;
    const [colon, bracket] = OWN_COLON.exec(this.#reading.text) ?? [''];
    if (bracket === undefined) return colon;
    const reason = 'a whitespace character is expected after the key-value separator';
    this.#problem('syntax', reason, this.#range(event.valueEnd, event.valueEnd + 1), { reason });
    return '';
  }

  #escapes(event: ScalarEvent, range: Range): void {
    const written = this.#reading.text.slice(event.valueStart, event.valueEnd);
    if (!written.includes('\\')) return;
    for (const [sequence] of written.matchAll(/\\(u[0-9a-fA-F]{4}|.)/gs)) {
      if (!BAD_ESCAPE.test(sequence)) continue;
      this.#problem('bad-escape', `the escape ${sequence} is not read`, range, { escape: sequence });
      return;
    }
  }

  #resolve(text: string, style: ScalarStyle, tag: string | undefined, range: Range): ScalarNode['value'] {
    if (tag !== undefined) {
      const resolved = resolveTagged(text, tag);
      if ('value' in resolved) return resolved.value;
      this.#problem('bad-tag', `"${text}" cannot be read as ${tag}`, range, { text, tag });
      return text;
    }
    if (style !== 'plain') return text;
    if (isNotFinite(text)) this.#problem('not-finite', `${text} is a number that JSON does not have`, range, { text });
    return resolvePlain(text);
  }

  #sequence(event: Properties & { start: number; style: number }): Node {
    const entries: Node[] = [];
    const flow = event.style === COLLECTION_STYLE.FLOW;
    if (flow) this.#flows += 1;
    while (this.#event().type !== EVENT_ID.POP) entries.push(this.#node());
    this.#next += 1;
    if (flow) this.#flows -= 1;
    const range = this.#collectionRange(event.start, flow, ']');
    return tagged({ kind: 'sequence', entries, flow, range }, this.#tag(event));
  }

  #mapping(event: Properties & { start: number; style: number }): Node {
    const entries: Entry[] = [];
    const seen = new Map<string, Entry>();
    let merges: Node[] | undefined;
    const flow = event.style === COLLECTION_STYLE.FLOW;
    if (flow) this.#flows += 1;
    while (this.#event().type !== EVENT_ID.POP) {
      const key = this.#node();
      const value = this.#node();
      const name = this.#keyName(key);
      if (name === undefined || key.kind !== 'scalar') continue;
      if (key.text === '<<' && key.style === 'plain' && key.tag === undefined) {
        merges ??= [];
        merges.push(value);
        continue;
      }
      const entry = { key, value };
      const first = seen.get(name);
      if (first) {
        const message = `the key "${key.text}" stands twice in one mapping`;
        // `1` and `"1"` are two keys of YAML, and one of JSON.
        const code = first.key.value === key.value ? 'duplicate-key' : 'lost-key';
        this.#problem(code, message, key.range, { key: key.text, first: String(first.key.range.start) });
      } else seen.set(name, entry);
      entries.push(entry);
    }
    this.#next += 1;
    if (flow) this.#flows -= 1;
    for (const merge of merges ?? []) this.#merge(merge, seen, entries);
    const [only] = entries;
    // An item that js-yaml takes for a pair.
    if (flow && only && only.key === this.#endsInColon && this.#reading.text[event.start] !== '{') return only.key;
    const range = this.#collectionRange(event.start, flow, '}');
    return tagged({ kind: 'mapping', entries, flow, range }, this.#tag(event));
  }

  #keyName(key: Node): string | undefined {
    if (key.kind !== 'scalar') {
      this.#problem('complex-key', 'a key must be text; here it is a list or a mapping', key.range);
      return undefined;
    }
    const name = keyName(key);
    if (name === undefined) this.#problem('null-key', 'a key is missing or null', key.range);
    if (key.range.end - key.range.start > MAX_KEY) {
      this.#problem('long-key', `a key is longer than ${MAX_KEY} characters`, key.range, { limit: String(MAX_KEY) });
    }
    return name;
  }

  #merge(merge: Node, seen: Map<string, Entry>, entries: Entry[]): void {
    for (const source of merge.kind === 'sequence' ? merge.entries : [merge]) {
      if (source.kind !== 'mapping') {
        this.#problem('bad-merge', '`<<` takes a mapping or a list of mappings', source.range);
        continue;
      }
      if (!this.#expand(source.entries.length, source.range)) return;
      for (const { key, value } of source.entries) {
        const name = keyName(key)!;
        const present = seen.get(name);
        if (present) {
          const message = `the key "${key.text}" is given here and by \`<<\` too`;
          this.#problem('merged-key', message, present.key.range, { key: key.text });
          continue;
        }
        const entry = { key, value, merged: true };
        seen.set(name, entry);
        entries.push(entry);
      }
    }
  }

  #collectionRange(start: number, flow: boolean, close: string): Range {
    if (flow) this.#cursor = closingOffset(this.#reading.text, Math.max(this.#cursor, start), close);
    return this.#range(start, this.#cursor);
  }
}

/** Few nodes have a tag: the others are all made alike. */
function tagged<N extends Node>(node: N, tag: string | undefined): N {
  return tag === undefined ? node : { ...node, tag };
}

/** The offset after a flow collection's closing bracket, past white space, a trailing comma and comments. */
function closingOffset(text: string, from: number, close: string): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === close) return at + 1;
    if (text[at] !== '#' || !/\s/.test(text[at - 1] ?? ' ')) continue;
    while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at += 1;
  }
  return from;
}
