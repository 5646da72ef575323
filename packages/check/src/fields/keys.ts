import { checkObject } from '../check.ts';
import type { Finding } from '../finding.ts';
import type { Entry, ManifestFile, MappingNode, Node, Range } from '../manifest/document.ts';
import { meantKind } from '../meant-kind.ts';
import { type ManifestObject, objectsOf } from '../resources.ts';
import type { FieldType, Schema } from '../schema/schema.ts';
import { absentFrom, meantField } from '../slips.ts';
import type { Localized } from '../text/localized.ts';

/** A field by the type that has it. */
export interface FieldName {
  readonly owner: string;
  readonly name: string;
}

/** What a key of a manifest is to the API. */
export type KeyMeaning =
  | ({ readonly as: 'field' } & FieldName)
  /** A name that the author of the manifest chooses, in a map. */
  | { readonly as: 'map-key'; readonly of: FieldName; readonly value: FieldType }
  /** Below a field that takes any value. */
  | { readonly as: 'any'; readonly of: FieldName }
  /** The API has no such field; what the checker says of it, and the field that was meant where that is clear. */
  | { readonly as: 'unknown'; readonly said: readonly Localized[]; readonly meant?: FieldName }
  /** Below such a key. */
  | { readonly as: 'below-unknown' }
  /** In an object that is none of Kubernetes' own API: a custom one, a tool's configuration, a list of objects. */
  | { readonly as: 'foreign'; readonly apiVersion: string; readonly kind: string };

/** A key of a manifest: where it is written, and what it is. */
export interface ManifestKey {
  /** As it is written, with its quotes. */
  readonly range: Range;
  /** The kind of the object, as it is meant where it is misspelt. */
  readonly apiVersion: string;
  readonly kind: string;
  /** From the object's root, without the places in lists: `['spec', 'containers', 'image']`. */
  readonly path: readonly string[];
  readonly meaning: KeyMeaning;
}

/**
 * Every key of a manifest in the order in which they are written, with what it is to the API. Keys of documents that cannot be
 * read are left out.
 */
export function keysOf(file: ManifestFile, schema: Schema): ManifestKey[] {
  const keys = objectsOf(file, schema).flatMap((object) => {
    const findings: Finding[] = [];
    checkObject(object, schema, (finding) => finding.rule === 'unknown-field' && findings.push(finding));
    return new KeyWalk(object, schema, findings).keys();
  });
  // What an alias repeats, and what a List has shown, is written in one place.
  const written = new Map(keys.toReversed().map((key) => [key.range.start, key]));
  return [...written.values()].sort((a, b) => a.range.start - b.range.start);
}

/** What the checker says of the key at a place. */
function saidAt(range: Range, findings: readonly Finding[]): Localized[] {
  return findings
    .filter((finding) => finding.range.start === range.start)
    .flatMap(({ message, hint }) => [message, ...(hint ? [hint] : [])]);
}

class KeyWalk {
  readonly #schema: Schema;
  readonly #findings: readonly Finding[];
  readonly #object: ManifestObject;
  readonly #keys: ManifestKey[] = [];
  #identity: { readonly apiVersion: string; readonly kind: string };

  constructor(object: ManifestObject, schema: Schema, findings: readonly Finding[]) {
    this.#object = object;
    this.#schema = schema;
    this.#findings = findings;
    const { apiVersion, kind } = object.resource;
    const own = schema.kind(apiVersion, kind);
    this.#identity = { apiVersion, kind, ...(own || object.isList ? {} : meantKind(object.resource, schema)) };
  }

  keys(): ManifestKey[] {
    const { root } = this.#object.resource;
    const { apiVersion, kind } = this.#identity;
    const type = this.#schema.kind(apiVersion, kind)?.type;
    if (type) this.#mapping(root, type, []);
    else this.#all(root, [], { as: 'foreign', apiVersion, kind });
    return this.#keys;
  }

  #add({ key }: Entry, path: readonly string[], meaning: KeyMeaning): void {
    this.#keys.push({ range: key.range, ...this.#identity, path, meaning });
  }

  #mapping(node: MappingNode, owner: string, above: readonly string[]): void {
    const type = this.#schema.type(owner);
    for (const entry of entriesIn(node)) {
      const name = entry.key.text;
      const path = [...above, name];
      const known = type.fields.get(name);
      if (known) {
        this.#add(entry, path, { as: 'field', owner, name });
        this.#value(entry.value, known.type, path, { owner, name });
        continue;
      }
      const meant =
        this.#object.misspelt.find((slip) => slip.entry === entry)?.meant ??
        meantField(name, type, absentFrom(node, type));
      const field = meant === undefined ? undefined : type.fields.get(meant);
      const said = saidAt(entry.key.range, this.#findings);
      this.#add(entry, path, { as: 'unknown', said, ...(field && { meant: { owner, name: field.name } }) });
      if (field) this.#value(entry.value, field.type, path, { owner, name: field.name });
      else this.#all(entry.value, path, { as: 'below-unknown' });
    }
  }

  #value(node: Node, type: FieldType, path: readonly string[], of: FieldName): void {
    if (node.kind === 'scalar') return;
    if (type.form === 'list' && node.kind === 'sequence') {
      for (const item of node.entries) this.#value(item, type.of, path, of);
    } else if (type.form === 'object' && node.kind === 'mapping') this.#mapping(node, type.name, path);
    else if (type.form === 'map' && node.kind === 'mapping') {
      for (const entry of entriesIn(node)) {
        const below = [...path, entry.key.text];
        this.#add(entry, below, { as: 'map-key', of, value: type.of });
        this.#value(entry.value, type.of, below, of);
      }
    } else this.#all(node, path, type.form === 'scalar' ? { as: 'any', of } : { as: 'below-unknown' });
  }

  /** Give all keys below a node one meaning; a List's items follow as objects of their own. */
  #all(node: Node, path: readonly string[], meaning: KeyMeaning): void {
    if (node.kind === 'scalar') return;
    if (node.kind === 'sequence') {
      for (const item of node.entries) this.#all(item, path, meaning);
      return;
    }
    for (const entry of entriesIn(node)) {
      const below = [...path, entry.key.text];
      this.#add(entry, below, meaning);
      if (!(this.#object.isList && path.length === 0 && entry.key.text === 'items')) {
        this.#all(entry.value, below, meaning);
      }
    }
  }
}

/** The entries that are written in a mapping itself. */
const entriesIn = ({ entries }: MappingNode): readonly Entry[] => entries.filter(({ merged }) => !merged);
