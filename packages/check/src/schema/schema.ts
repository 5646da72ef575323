/**
 * The API as the checker needs it, in one line of data a type. A field is written `!` (required), then its type:
 * a scalar (`string`), an enum (`=TCP|UDP`), an object type (`core/v1.Probe`), a list (`[]core/v1.Container`) or a map (`{}string`).
 */
export interface SchemaData {
  readonly version: string;
  /** `apps/v1/Deployment` to the name of its type, `apps/v1.Deployment`. */
  readonly kinds: Readonly<Record<string, string>>;
  /** The kinds among them that have no namespace. */
  readonly clusterScoped: readonly string[];
  readonly types: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export const SCALARS = [
  'string',
  'int32',
  'int64',
  'number',
  'boolean',
  'int-or-string',
  'quantity',
  'duration',
  'date-time',
  'micro-time',
  'base64',
  'any',
] as const;
export type Scalar = (typeof SCALARS)[number];

export type FieldType =
  | { readonly form: 'scalar'; readonly scalar: Scalar }
  | { readonly form: 'enum'; readonly values: readonly string[] }
  | { readonly form: 'object'; readonly name: string }
  | { readonly form: 'list'; readonly of: FieldType }
  | { readonly form: 'map'; readonly of: FieldType };

export interface Field {
  readonly name: string;
  readonly required: boolean;
  readonly type: FieldType;
}

export interface ObjectType {
  readonly name: string;
  readonly fields: ReadonlyMap<string, Field>;
  readonly required: readonly string[];
}

/** One version's types and kinds; a type is read from the data when it is first asked for. */
export class Schema {
  readonly version: string;
  readonly #data: SchemaData;
  readonly #types = new Map<string, ObjectType>();
  readonly #kinds: ReadonlyMap<string, { readonly type: string; readonly namespaced: boolean }>;

  constructor(data: SchemaData) {
    this.version = data.version;
    this.#data = data;
    const clusterScoped = new Set(data.clusterScoped);
    this.#kinds = new Map(
      Object.entries(data.kinds).map(([kind, type]) => [kind, { type, namespaced: !clusterScoped.has(kind) }]),
    );
  }

  /** All kinds as `<apiVersion>/<kind>`. */
  kinds(): Iterable<string> {
    return this.#kinds.keys();
  }

  kind(apiVersion: string, kind: string): { readonly type: string; readonly namespaced: boolean } | undefined {
    return this.#kinds.get(`${apiVersion}/${kind}`);
  }

  /** Whether there is a type of this name. */
  has(name: string): boolean {
    return Object.hasOwn(this.#data.types, name);
  }

  /** @throws RangeError for a name that no type has. */
  type(name: string): ObjectType {
    const known = this.#types.get(name);
    if (known) return known;
    const source = this.#data.types[name];
    if (!source) throw new RangeError(`Kubernetes ${this.version} has no type ${name}`);
    const type = readType(name, source);
    this.#types.set(name, type);
    return type;
  }

  typeNames(): Iterable<string> {
    return Object.keys(this.#data.types);
  }
}

function readType(name: string, source: Readonly<Record<string, string>>): ObjectType {
  const fields = new Map<string, Field>();
  const required: string[] = [];
  for (const [field, text] of Object.entries(source)) {
    const isRequired = text.startsWith('!');
    if (isRequired) required.push(field);
    fields.set(field, { name: field, required: isRequired, type: readFieldType(isRequired ? text.slice(1) : text) });
  }
  return { name, fields, required };
}

/** Read a field's type from its one-line form. */
export function readFieldType(text: string): FieldType {
  if (text.startsWith('[]')) return { form: 'list', of: readFieldType(text.slice(2)) };
  if (text.startsWith('{}')) return { form: 'map', of: readFieldType(text.slice(2)) };
  if (text.startsWith('=')) return { form: 'enum', values: text.slice(1).split('|') };
  if (text.includes('/')) return { form: 'object', name: text };
  return { form: 'scalar', scalar: text as Scalar };
}
