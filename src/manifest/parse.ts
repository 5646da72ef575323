import {
  COLLECTION_STYLE,
  EVENT_ID,
  type Event,
  getScalarValue,
  parseEvents,
  SCALAR_STYLE,
  type ScalarEvent,
  YAMLException,
} from 'js-yaml';
import type { Document, Entry, ManifestFile, Node, Range, ScalarNode, ScalarStyle, YamlProblem } from './document.ts';
import { resolvePlain } from './scalar.ts';

/** Bounds that keep any input cheap: characters of a file, nesting, and nodes that aliases may expand to. */
export const LIMITS = { characters: 3 * 1024 * 1024, depth: 100, expandedNodes: 200_000 } as const;

const STYLES: Readonly<Record<number, ScalarStyle>> = {
  [SCALAR_STYLE.PLAIN]: 'plain',
  [SCALAR_STYLE.SINGLE_QUOTED]: 'single-quoted',
  [SCALAR_STYLE.DOUBLE_QUOTED]: 'double-quoted',
  [SCALAR_STYLE.LITERAL_BLOCK]: 'literal',
  [SCALAR_STYLE.FOLDED_BLOCK]: 'folded',
};

/**
 * Parse a manifest into documents whose every key and value knows its source range.
 * Never throws: what is wrong with the YAML is in `problems`, what could be read is in `documents`.
 */
export function parseManifest(path: string, text: string): ManifestFile {
  if (text.length > LIMITS.characters) {
    const message = `the file has ${text.length} characters; at most ${LIMITS.characters} are read`;
    return { path, text, documents: [], problems: [{ code: 'too-large', message, range: { start: 0, end: 0 } }] };
  }
  let events: Event[];
  try {
    events = parseEvents(text, { filename: path, maxDepth: LIMITS.depth });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const start = Math.min(error.mark?.position ?? 0, text.length);
    const problem = { code: 'syntax', message: error.reason, range: { start, end: Math.min(start + 1, text.length) } };
    return { path, text, documents: [], problems: [problem] };
  }
  const builder = new TreeBuilder(text, events);
  return { path, text, documents: builder.documents(), problems: builder.problems };
}

interface Anchored {
  node: Node;
  size: number;
}

class TreeBuilder {
  readonly problems: YamlProblem[] = [];
  readonly #text: string;
  readonly #events: readonly Event[];
  #next = 0;
  #cursor = 0;
  #expanded = 0;
  #anchors = new Map<string, Anchored>();

  constructor(text: string, events: readonly Event[]) {
    this.#text = text;
    this.#events = events;
  }

  documents(): Document[] {
    const documents: Document[] = [];
    while (this.#next < this.#events.length) {
      this.#next += 1;
      this.#anchors = new Map();
      let root: Node | null = null;
      if (this.#events[this.#next]!.type !== EVENT_ID.POP) root = this.#node();
      this.#next += 1;
      if (root?.kind === 'scalar' && root.value === null && root.text === '') root = null;
      documents.push({ index: documents.length, root });
    }
    return documents;
  }

  #problem(code: string, message: string, range: Range): void {
    this.problems.push({ code, message, range });
  }

  #node(): Node {
    const event = this.#events[this.#next]!;
    this.#next += 1;
    this.#expanded += 1;
    const before = this.#expanded;
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

  #anchor(event: { anchorStart: number; anchorEnd: number }, node: Node, before: number): Node {
    if (event.anchorStart >= 0) {
      const name = this.#text.slice(event.anchorStart, event.anchorEnd);
      this.#anchors.set(name, { node, size: this.#expanded - before + 1 });
    }
    return node;
  }

  #alias(event: { anchorStart: number; anchorEnd: number }): Node {
    const range = { start: event.anchorStart - 1, end: event.anchorEnd };
    this.#cursor = range.end;
    const name = this.#text.slice(event.anchorStart, event.anchorEnd);
    const target = this.#anchors.get(name);
    if (!target) {
      this.#problem('unknown-alias', `the alias *${name} has no anchor &${name} before it in this document`, range);
      return { kind: 'scalar', value: null, text: '', style: 'plain', range };
    }
    this.#expanded += target.size;
    if (this.#expanded > LIMITS.expandedNodes) {
      if (!this.problems.some((problem) => problem.code === 'alias-expansion')) {
        this.#problem('alias-expansion', `aliases expand to more than ${LIMITS.expandedNodes} nodes`, range);
      }
      return { kind: 'scalar', value: null, text: '', style: 'plain', range };
    }
    return target.node;
  }

  #tag(event: { tagStart: number; tagEnd: number }): { tag?: string } {
    return event.tagStart < 0 ? {} : { tag: this.#text.slice(event.tagStart, event.tagEnd) };
  }

  #scalar(event: ScalarEvent): ScalarNode {
    const style = STYLES[event.style] ?? 'plain';
    const tag = this.#tag(event);
    if (event.valueStart < 0) {
      const at = Math.max(this.#cursor, event.anchorEnd, event.tagEnd);
      const value = tag.tag === '!!str' || tag.tag === '!' ? '' : null;
      return { kind: 'scalar', value, text: '', style, range: { start: at, end: at }, ...tag };
    }
    const text = getScalarValue(this.#text, event);
    // Quotes lie outside the value's offsets; a block scalar's header does too and stays outside.
    const quotes = style === 'single-quoted' || style === 'double-quoted' ? 1 : 0;
    const range = { start: event.valueStart - quotes, end: event.valueEnd + quotes };
    this.#cursor = range.end;
    return { kind: 'scalar', value: this.#resolve(text, style, tag.tag), text, style, range, ...tag };
  }

  #resolve(text: string, style: ScalarStyle, tag: string | undefined): ScalarNode['value'] {
    if (tag === '!!str' || tag === '!') return text;
    if (tag === '!!binary' && /^[A-Za-z0-9+/=\s]*$/.test(text)) return atob(text.replace(/\s/g, ''));
    if (tag !== undefined) return resolvePlain(text);
    return style === 'plain' ? resolvePlain(text) : text;
  }

  #sequence(event: { start: number; style: number; tagStart: number; tagEnd: number }): Node {
    const entries: Node[] = [];
    while (this.#events[this.#next]!.type !== EVENT_ID.POP) entries.push(this.#node());
    this.#next += 1;
    const flow = event.style === COLLECTION_STYLE.FLOW;
    const range = this.#collectionRange(event.start, flow, ']');
    return { kind: 'sequence', entries, flow, range, ...this.#tag(event) };
  }

  #mapping(event: { start: number; style: number; tagStart: number; tagEnd: number }): Node {
    const own: Entry[] = [];
    const merges: Node[] = [];
    const seen = new Map<string, Entry>();
    while (this.#events[this.#next]!.type !== EVENT_ID.POP) {
      const keyAt = this.#cursor;
      const keyNode = this.#node();
      const value = this.#node();
      if (keyNode.kind !== 'scalar') {
        this.#problem('complex-key', 'a key must be a string; here it is a list or a mapping', keyNode.range);
        continue;
      }
      const key =
        keyNode.range.end >= keyNode.range.start ? keyNode : { ...keyNode, range: { start: keyAt, end: keyAt } };
      if (key.text === '<<' && key.style === 'plain' && key.tag === undefined) {
        merges.push(value);
        continue;
      }
      const entry = { key, value };
      if (seen.has(key.text))
        this.#problem('duplicate-key', `the key "${key.text}" stands twice in one mapping`, key.range);
      seen.set(key.text, entry);
      own.push(entry);
    }
    this.#next += 1;
    const flow = event.style === COLLECTION_STYLE.FLOW;
    const range = this.#collectionRange(event.start, flow, '}');
    const entries = [...own, ...this.#merged(merges, seen)];
    return { kind: 'mapping', entries, flow, range, ...this.#tag(event) };
  }

  #merged(merges: readonly Node[], seen: Map<string, Entry>): Entry[] {
    const added: Entry[] = [];
    for (const merge of merges) {
      const sources = merge.kind === 'sequence' ? merge.entries : [merge];
      for (const source of sources) {
        if (source.kind !== 'mapping') {
          this.#problem('bad-merge', '`<<` takes a mapping or a list of mappings', source.range);
          continue;
        }
        for (const { key, value } of source.entries) {
          const present = seen.get(key.text);
          if (present && !present.merged) {
            const message = `the key "${key.text}" is given here and by \`<<\` too`;
            this.#problem('duplicate-key', message, present.key.range);
          }
          if (present) continue;
          const entry = { key, value, merged: true };
          seen.set(key.text, entry);
          added.push(entry);
        }
      }
    }
    return added;
  }

  #collectionRange(start: number, flow: boolean, close: string): Range {
    if (flow) {
      const end = this.#text.indexOf(close, Math.max(this.#cursor, start));
      this.#cursor = end < 0 ? this.#cursor : end + 1;
    }
    return { start, end: Math.max(this.#cursor, start) };
  }
}
