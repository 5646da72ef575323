import type { ManifestFile, MappingNode, Node } from '../manifest/document.ts';
import { meantKind } from '../meant-kind.ts';
import { type ManifestObject, objectsOf } from '../resources.ts';
import type { Resource } from '../rule.ts';
import type { FieldType, Schema } from '../schema/schema.ts';
import { absentFrom, meantField } from '../slips.ts';
import { CARET } from './readings.ts';

/** A field by the type that has it. */
export interface FieldOf {
  readonly owner: string;
  readonly name: string;
}

/** A value above the caret, and the field that it is the value of, or in. */
export interface Above {
  readonly node: Node;
  readonly field?: FieldOf;
}

/** Where the caret is in an object. */
export interface Place {
  readonly slot: 'key' | 'value';
  /** The type of the value that is typed; of a key, that of the mapping. Undefined where the API has no such place. */
  readonly type: FieldType | undefined;
  /** The field whose value is typed, or in whose value the key is. */
  readonly field?: FieldOf;
  /** In a map, the key whose value is typed. */
  readonly mapKey?: string;
  /** The mapping in which a key is typed. */
  readonly mapping?: MappingNode;
  /** A list, where no dash begins an item yet. */
  readonly lacksDash: boolean;
  /** In brackets, where line breaks mean nothing. */
  readonly isFlow: boolean;
  readonly isRoot: boolean;
  readonly resource: Resource;
  /** From the object's root down. */
  readonly above: readonly Above[];
}

type Found = Omit<Place, 'resource' | 'isRoot' | 'isFlow' | 'lacksDash'>;

/** Find the word that was set aside; undefined where it is no key and no value by itself. */
export function placeIn(file: ManifestFile, start: number, schema: Schema): Place | undefined {
  // Items of a List come after it, and know their own kind.
  for (const object of objectsOf(file, schema).toReversed()) {
    const { root } = object.resource;
    if (start < root.range.start || start > root.range.end) continue;
    const found = new Search(start, schema).in(root, rootType(object, schema), undefined, []);
    if (!found) continue;
    const isRoot = found.mapping === root || (found.slot === 'value' && found.above.length === 1);
    return { ...settled(found), isRoot, isFlow: found.above.some(isInBrackets), resource: object.resource };
  }
  return undefined;
}

const isInBrackets = ({ node }: Above): boolean => node.kind !== 'scalar' && node.flow;

function rootType({ resource, isList }: ManifestObject, schema: Schema): FieldType | undefined {
  const { apiVersion, kind } = resource;
  if (kind === '' || isList) return undefined;
  const meant = schema.kind(apiVersion, kind) ? resource : meantKind(resource, schema);
  const name = meant && schema.kind(meant.apiVersion, meant.kind)?.type;
  return name === undefined ? undefined : { form: 'object', name };
}

/** A line by itself is read as a key: where no mapping can be, it is a value or begins an item. */
function settled(found: Found): Found & Pick<Place, 'lacksDash'> {
  const { slot, type } = found;
  if (slot === 'value') return { ...found, lacksDash: false };
  if (type?.form === 'list') {
    const { slot: of } = settled({ ...found, type: type.of });
    return { ...found, slot: of, type: type.of, lacksDash: true };
  }
  const isMapping = type === undefined || type.form === 'object' || type.form === 'map';
  return { ...found, slot: isMapping ? 'key' : 'value', lacksDash: false };
}

class Search {
  readonly #start: number;
  readonly #schema: Schema;

  constructor(start: number, schema: Schema) {
    this.#start = start;
    this.#schema = schema;
  }

  in(
    node: Node,
    type: FieldType | undefined,
    field: FieldOf | undefined,
    above: readonly Above[],
    mapKey?: string,
  ): Found | undefined {
    if (node.kind === 'scalar') {
      if (!this.#isCaret(node)) return undefined;
      return { slot: 'value', type, above, ...(field && { field }), ...(mapKey !== undefined && { mapKey }) };
    }
    if (this.#start < node.range.start || this.#start > node.range.end) return undefined;
    const below = [...above, { node, ...(field && { field }) }];
    if (node.kind === 'sequence') return this.#inItems(node.entries, type, field, below);
    for (const { key, value } of node.entries) {
      if (this.#isCaret(key)) return { slot: 'key', type, above: below, mapping: node, ...(field && { field }) };
      const [of, name] = this.#below(type, key.text, node);
      const own = name === undefined ? field : { owner: (type as { name: string }).name, name };
      const found = this.in(value, of, own, below, type?.form === 'map' ? key.text : undefined);
      if (found) return found;
    }
    return undefined;
  }

  #inItems(
    items: readonly Node[],
    type: FieldType | undefined,
    field: FieldOf | undefined,
    above: readonly Above[],
  ): Found | undefined {
    const of = type?.form === 'list' ? type.of : undefined;
    for (const item of items) {
      const found = this.in(item, of, field, above);
      if (found) return found;
    }
    return undefined;
  }

  /** The type of what is below a key, and the name of the field that the key is or was meant to be. */
  #below(type: FieldType | undefined, key: string, node: MappingNode): [FieldType | undefined, string?] {
    if (type?.form === 'map') return [type.of];
    if (type?.form !== 'object') return [undefined];
    const owner = this.#schema.type(type.name);
    const name = owner.fields.has(key) ? key : meantField(key, owner, absentFrom(node, owner));
    const field = name === undefined ? undefined : owner.fields.get(name);
    return field ? [field.type, field.name] : [undefined];
  }

  #isCaret(node: Node): boolean {
    return node.kind === 'scalar' && node.text === CARET && node.range.start === this.#start;
  }
}
