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

/** One version's types and kinds, read from its data when first asked for. */
export class Schema {
  readonly version: string;
  readonly #parts: SchemaData[] = [];
  readonly #types = new Map<string, ObjectType>();
  readonly #kinds = new Map<string, { type: string; namespaced: boolean }>();

  constructor(version: string) {
    this.version = version;
  }

  add(part: SchemaData): void {
    this.#parts.push(part);
    const clusterScoped = new Set(part.clusterScoped);
    for (const [kind, type] of Object.entries(part.kinds)) {
      this.#kinds.set(kind, { type, namespaced: !clusterScoped.has(kind) });
    }
  }

  /** All kinds as `<apiVersion>/<kind>`. */
  kinds(): Iterable<string> {
    return this.#kinds.keys();
  }

  kind(apiVersion: string, kind: string): { readonly type: string; readonly namespaced: boolean } | undefined {
    return this.#kinds.get(`${apiVersion}/${kind}`);
  }

  /** Whether a type's data is loaded. */
  has(name: string): boolean {
    return this.#parts.some(({ types }) => Object.hasOwn(types, name));
  }

  /** @throws Error when the type's data is not loaded: await `loadSchema` before checking. */
  type(name: string): ObjectType {
    const known = this.#types.get(name);
    if (known) return known;
    for (const part of this.#parts) {
      const source = part.types[name];
      if (!source) continue;
      const type = readType(name, source);
      this.#types.set(name, type);
      return type;
    }
    throw new Error(`the type ${name} of Kubernetes ${this.version} is not loaded: await loadSchema() first`);
  }

  /** Names of all types, for suggestions. */
  *typeNames(): Iterable<string> {
    for (const part of this.#parts) yield* Object.keys(part.types);
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
