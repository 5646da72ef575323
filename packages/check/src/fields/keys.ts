import { checkObject } from '../check.ts';
import type { Finding } from '../finding.ts';
import type { Entry, ManifestFile, MappingNode, Node, Range } from '../manifest/document.ts';
import { meantKind } from '../meant-kind.ts';
import { readObjects } from '../read-objects.ts';
import type { Recovery } from '../recovery/recover.ts';
import type { ManifestObject } from '../resources.ts';
import type { FieldType, ObjectType, Schema } from '../schema/schema.ts';
import { absentFrom, meantField } from '../slips.ts';
import { type Localized, verbatim } from '../text/localized.ts';
import { legible } from './legible.ts';

/** A field by the type that has it, and where in an object it is. */
export interface FieldName {
  readonly owner: string;
  readonly name: string;
  /** From the object's root, without the places in lists, as the API names them: `['spec', 'containers', 'image']`. */
  readonly names: readonly string[];
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
  /** As the manifest has it, from the object's root and without the places in lists. */
  readonly path: readonly string[];
  readonly meaning: KeyMeaning;
}

/** The field that a key is, belongs to, or was meant to be. */
export function fieldOf(meaning: KeyMeaning): FieldName | undefined {
  if (meaning.as === 'field') return meaning;
  if (meaning.as === 'map-key' || meaning.as === 'any') return meaning.of;
  return meaning.as === 'unknown' ? meaning.meant : undefined;
}

/**
 * Every key of a manifest in the order in which they are written, with what it is to the API. A file that cannot be read is taken
 * as it was meant, as far as that can be told; keys of documents that even so cannot be read are left out.
 */
export function keysOf(file: ManifestFile, schema: Schema): ManifestKey[] {
  const asMeant = readObjects(file, schema);
  const isRead = asMeant.recovery?.isWhole !== false;
  const { objects, recovery } = isRead ? asMeant : readObjects(legible(file), schema);
  const found = objects.flatMap((object) => {
    const findings: Finding[] = [];
    checkObject(object, schema, (finding) => finding.rule === 'unknown-field' && findings.push(finding));
    return new KeyWalk(object, schema, findings).keys();
  });
  const keys = recovery ? found.flatMap((key) => placedBack(key, file, recovery)) : found;
  // What an alias or a merge repeats, and what a List has shown, is written in one place.
  const written = new Map(keys.toReversed().map((key) => [key.range.start, key]));
  return [...written.values()].sort((a, b) => a.range.start - b.range.start);
}

/** A key where it stands in the file as it is; none if it reads otherwise there. */
function placedBack(key: ManifestKey, file: ManifestFile, recovery: Recovery): ManifestKey[] {
  const written = recovery.file.text.slice(key.range.start, key.range.end);
  const { range } = recovery.placeBack({
    ...{ file: file.path, rule: '', class: 'yaml', severity: 'info', message: verbatim('') },
    range: key.range,
  });
  return file.text.slice(range.start, range.end) === written ? [{ ...key, range }] : [];
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
    if (type) this.#mapping(root, type, [], []);
    // Without a kind nothing can be said of any key.
    else if (kind !== '') this.#all(root, [], { as: 'foreign', apiVersion, kind });
    return this.#keys;
  }

  #add({ key }: Entry, path: readonly string[], meaning: KeyMeaning): void {
    this.#keys.push({ range: key.range, ...this.#identity, path, meaning });
  }

  /** @param above the names that lead to the mapping: as they are written, and as the API has them */
  #mapping(node: MappingNode, owner: string, above: readonly string[], namesAbove: readonly string[]): void {
    const type = this.#schema.type(owner);
    for (const entry of node.entries) {
      const written = entry.key.text;
      const path = [...above, written];
      const name = type.fields.has(written) ? written : this.#meant(entry, node, type);
      const field = name === undefined ? undefined : { owner, name, names: [...namesAbove, name] };
      if (name === written) this.#add(entry, path, { as: 'field', ...field! });
      else {
        const said = saidAt(entry.key.range, this.#findings);
        this.#add(entry, path, { as: 'unknown', said, ...(field && { meant: field }) });
      }
      if (field) this.#value(entry.value, type.fields.get(field.name)!.type, path, field);
      else this.#all(entry.value, path, { as: 'below-unknown' });
    }
  }

  #meant(entry: Entry, node: MappingNode, type: ObjectType): string | undefined {
    const meant =
      this.#object.misspelt.find((slip) => slip.entry === entry)?.meant ??
      meantField(entry.key.text, type, absentFrom(node, type));
    // A habit may stand for more than a name.
    return meant !== undefined && type.fields.has(meant) ? meant : undefined;
  }

  #value(node: Node, type: FieldType, path: readonly string[], of: FieldName): void {
    if (node.kind === 'scalar') return;
    if (type.form === 'list' && node.kind === 'sequence') {
      for (const item of node.entries) this.#value(item, type.of, path, of);
    } else if (type.form === 'object' && node.kind === 'mapping') this.#mapping(node, type.name, path, of.names);
    else if (type.form === 'map' && node.kind === 'mapping') {
      for (const entry of node.entries) {
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
    for (const entry of node.entries) {
      const below = [...path, entry.key.text];
      this.#add(entry, below, meaning);
      if (!(this.#object.isList && path.length === 0 && entry.key.text === 'items')) {
        this.#all(entry.value, below, meaning);
      }
    }
  }
}
