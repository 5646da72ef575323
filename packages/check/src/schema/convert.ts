import type { Enum } from './enums.ts';
import { NOT_NEEDED } from './required.ts';
import type { Scalar, SchemaData } from './schema.ts';

/** The part of an OpenAPI v2 or v3 schema that Kubernetes publishes. */
export interface OpenApiSchema {
  readonly type?: string;
  readonly format?: string;
  readonly description?: string;
  readonly $ref?: string;
  readonly allOf?: readonly OpenApiSchema[];
  readonly oneOf?: readonly OpenApiSchema[];
  readonly items?: OpenApiSchema;
  readonly enum?: readonly string[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, OpenApiSchema>>;
  readonly additionalProperties?: OpenApiSchema | boolean;
}

const SPECIAL: Readonly<Record<string, Scalar>> = {
  'meta/v1.Time': 'date-time',
  'meta/v1.MicroTime': 'micro-time',
  'meta/v1.Duration': 'duration',
  'meta/v1.FieldsV1': 'any',
  'apiextensions/v1.JSON': 'any',
  'apiextensions/v1.JSONSchemaPropsOrArray': 'any',
  'apiextensions/v1.JSONSchemaPropsOrBool': 'any',
  'apiextensions/v1.JSONSchemaPropsOrStringArray': 'any',
  'api.resource.Quantity': 'quantity',
  'util.intstr.IntOrString': 'int-or-string',
  'runtime.RawExtension': 'any',
};

/** `io.k8s.api.core.v1.Pod` to `core/v1.Pod`. */
export function shortName(definition: string): string {
  const parts = definition.split('.');
  const [group, version, type] = parts.slice(-3);
  return /^v\d/.test(version ?? '')
    ? `${group}/${version}.${type}`
    : parts
        .slice(-3)
        .join('.')
        .replace(/^pkg\./, '');
}

/** The one-line form of a field's type. @throws Error for a shape that Kubernetes has not published before. */
export function fieldText(schema: OpenApiSchema): string {
  const reference = schema.$ref ?? schema.allOf?.[0]?.$ref;
  if (reference) {
    const name = shortName(reference.slice(reference.lastIndexOf('/') + 1));
    return SPECIAL[name] ?? name;
  }
  if (schema.enum) return `=${schema.enum.join('|')}`;
  if (schema.items) return `[]${fieldText(schema.items)}`;
  if (typeof schema.additionalProperties === 'object') return `{}${fieldText(schema.additionalProperties)}`;
  switch (schema.type) {
    case 'integer':
      return schema.format === 'int64' ? 'int64' : 'int32';
    case 'string':
      return schema.format === 'byte' ? 'base64' : 'string';
    case 'boolean':
    case 'number':
      return schema.type;
    case 'object':
    case undefined:
      return 'any';
    default:
      throw new Error(`no form for ${JSON.stringify(schema).slice(0, 200)}`);
  }
}

/** Turn definitions into types; those that stand for a scalar have no fields and are left out. */
export function convertTypes(definitions: Readonly<Record<string, OpenApiSchema>>): SchemaData['types'] {
  const types: Record<string, Record<string, string>> = {};
  for (const [definition, schema] of Object.entries(definitions)) {
    const name = shortName(definition);
    if (name in SPECIAL) continue;
    const required = new Set(schema.required);
    types[name] = Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([field, type]) => [
        field,
        (required.has(field) && !NOT_NEEDED.has(`${name}.${field}`) ? '!' : '') + fieldText(type),
      ]),
    );
  }
  return types;
}

/** Names of all types that `roots` lead to, themselves included. */
export function reachable(types: SchemaData['types'], roots: Iterable<string>): Set<string> {
  const found = new Set<string>();
  const queue = [...roots];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    for (const text of Object.values(types[name] ?? {})) {
      const target = text.replace(/^!?(\[\]|\{\})*/, '');
      if (!target.startsWith('=') && target.includes('/')) queue.push(target);
    }
  }
  return found;
}

/**
 * What the API says of types and their fields, the type's own text under `''`, for those who explain fields.
 * @param enums whose descriptions are longer than the published ones: they say what each value means
 */
export function descriptionsOf(
  definitions: Readonly<Record<string, OpenApiSchema>>,
  names: readonly string[],
  enums: ReadonlyMap<string, Enum>,
): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const wanted = new Set(names);
  const texts: Record<string, Record<string, string>> = {};
  for (const [definition, schema] of Object.entries(definitions)) {
    const name = shortName(definition);
    if (!wanted.has(name)) continue;
    const fields = Object.entries(schema.properties ?? {}).map(([field, { description = '' }]) => [
      field,
      enums.get(`${name}.${field}`)?.description || description,
    ]);
    texts[name] = Object.fromEntries([['', schema.description ?? ''], ...fields].filter(([, text]) => text !== ''));
  }
  return Object.fromEntries(Object.entries(texts).sort());
}
