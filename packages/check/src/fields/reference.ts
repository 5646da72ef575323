import { ALSO_NEEDED, NEEDED } from '../schema/needed.ts';
import type { FieldType, Scalar, Schema } from '../schema/schema.ts';
import { defaultIn } from './default-value.ts';
import type { Descriptions } from './descriptions.ts';

/**
 * Who wants a field: the API's schema, or only the server, which refuses an object without it; `object`: an object itself needs it
 * and what is made from a template does not.
 */
export type RequiredBy = 'schema' | 'server' | 'object';

/** A value that a field may have, with what the API says of it. */
export interface AllowedValue {
  readonly value: string;
  readonly meaning: string;
}

/** All that the API says of a field. */
export interface FieldHelp {
  /** The type that has the field, `core/v1.Container`. */
  readonly owner: string;
  readonly name: string;
  readonly type: FieldType;
  /** The type as `kubectl explain` writes it, `[]Container`. */
  readonly typeName: string;
  readonly requiredBy?: RequiredBy;
  /** In the words of the description. */
  readonly defaultValue?: string;
  readonly values: readonly AllowedValue[];
  /** The API's text without the list of values; '' where it has none. */
  readonly description: string;
}

const SCALAR_NAMES: Readonly<Record<Scalar, string>> = {
  string: 'string',
  int32: 'integer',
  int64: 'integer',
  number: 'number',
  boolean: 'boolean',
  'int-or-string': 'IntOrString',
  quantity: 'Quantity',
  duration: 'Duration',
  'date-time': 'Time',
  'micro-time': 'MicroTime',
  base64: 'string',
  any: 'Object',
};

/** A type as `kubectl explain` writes it. */
export function typeName(type: FieldType): string {
  switch (type.form) {
    case 'scalar':
      return SCALAR_NAMES[type.scalar];
    case 'enum':
      return 'string';
    case 'object':
      return type.name.slice(type.name.indexOf('.') + 1);
    case 'list':
      return `[]${typeName(type.of)}`;
    case 'map':
      return `map[string]${typeName(type.of)}`;
  }
}

/** The type whose fields stand below a field: that of its value, or of the items of a list. */
export function objectBelow(type: FieldType): string | undefined {
  if (type.form === 'object') return type.name;
  return type.form === 'list' || type.form === 'map' ? objectBelow(type.of) : undefined;
}

const VALUES = '\n\nPossible enum values:\n';
const VALUE = /^ - `"([^"]*)"` ?/;

/** Explains the fields of one version's API. */
export class FieldReference {
  readonly schema: Schema;
  readonly #descriptions: Descriptions;
  readonly #kinds: ReadonlySet<string>;
  readonly #known = new Map<string, FieldHelp>();

  constructor(schema: Schema, descriptions: Descriptions) {
    this.schema = schema;
    this.#descriptions = descriptions;
    const types = [...schema.kinds()].map((id) => schema.kind(...splitKind(id))!.type);
    this.#kinds = new Set(types);
  }

  /** What the API says of a type itself. */
  textOfType(name: string): string {
    return this.#descriptions[name]?.[''] ?? '';
  }

  /** What the API says of a field; undefined where the type has none of that name. */
  field(owner: string, name: string): FieldHelp | undefined {
    const key = `${owner}.${name}`;
    const known = this.#known.get(key);
    if (known) return known;
    const field = this.schema.has(owner) ? this.schema.type(owner).fields.get(name) : undefined;
    if (!field) return undefined;
    const text = this.#descriptions[owner]?.[name] ?? '';
    const isEnum = hasValues(field.type);
    const [description = '', listed = ''] = isEnum ? text.split(VALUES) : [text];
    const requiredBy = this.#requiredBy(owner, name, field.required);
    const defaultValue = defaultIn(description);
    const help: FieldHelp = {
      owner,
      name,
      type: field.type,
      typeName: typeName(field.type),
      ...(requiredBy && { requiredBy }),
      ...(defaultValue !== undefined && { defaultValue }),
      values: allowedValues(field.type, listed),
      description,
    };
    this.#known.set(key, help);
    return help;
  }

  /** The fields of a type in the order of the API. */
  fields(owner: string): FieldHelp[] {
    const names = this.schema.has(owner) ? [...this.schema.type(owner).fields.keys()] : [];
    return names.map((name) => this.field(owner, name)!);
  }

  #requiredBy(owner: string, name: string, isRequired: boolean): RequiredBy | undefined {
    if (isRequired) return 'schema';
    if (NEEDED[owner] === name || ALSO_NEEDED.has(`${owner}.${name}`)) return 'server';
    if (this.#kinds.has(owner) && (name === 'apiVersion' || name === 'kind')) return 'server';
    return owner === 'meta/v1.ObjectMeta' && name === 'name' ? 'object' : undefined;
  }
}

/** `apps/v1/Deployment` as its two halves. */
export function splitKind(id: string): [apiVersion: string, kind: string] {
  const end = id.lastIndexOf('/');
  return [id.slice(0, end), id.slice(end + 1)];
}

const hasValues = (type: FieldType): boolean => type.form === 'enum' || (type.form === 'list' && hasValues(type.of));

/** The values of an enum, or of a list of them, with what the text says of each. */
function allowedValues(type: FieldType, listed: string): AllowedValue[] {
  if (type.form === 'list') return allowedValues(type.of, listed);
  if (type.form !== 'enum') return [];
  const meanings = new Map(
    listed.split(/\n(?= - `")/).map((line) => [VALUE.exec(line)?.[1] ?? '', line.replace(VALUE, '').trim()]),
  );
  return type.values.map((value) => ({ value, meaning: meanings.get(value) ?? '' }));
}
