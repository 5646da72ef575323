import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import api from '../src/schema/data/v1.36/api.json' with { type: 'json' };
import { type FieldType, type Scalar, Schema } from '../src/schema/schema.ts';

export const VERSION = 'v0.8.0';

/** Install kubeconform below `folder` with Go; undefined where Go is not there. */
export function installKubeconform(folder: string): string | undefined {
  const binary = join(folder, 'kubeconform');
  if (existsSync(binary)) return binary;
  const install = ['install', `github.com/yannh/kubeconform/cmd/kubeconform@${VERSION}`];
  const { status } = spawnSync('go', install, { env: { ...process.env, GOBIN: folder }, stdio: 'inherit' });
  return status === 0 ? binary : undefined;
}

/**
 * Write the JSON Schemas that kubeconform reads, made of the same OpenAPI data as the checker's own, strict and with
 * nothing to look up; return the value for `-schema-location`.
 */
export function writeSchemas(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const schema = new Schema(api);
  for (const id of schema.kinds()) {
    const [kind = '', version = '', group = ''] = id.split('/').reverse();
    const name = [kind, ...(group ? [group.split('.')[0]] : []), version].join('-').toLowerCase();
    const type = schema.kind(kind === '' ? '' : id.slice(0, -kind.length - 1), kind)!.type;
    writeFileSync(join(folder, `${name}.json`), JSON.stringify(objectSchema(type, schema, [])));
  }
  return join(folder, '{{.ResourceKind}}{{.KindSuffix}}.json');
}

type JsonSchema = Readonly<Record<string, unknown>>;

const SCALARS: Readonly<Record<Scalar, JsonSchema>> = {
  string: { type: ['string', 'null'] },
  int32: { type: ['integer', 'null'] },
  int64: { type: ['integer', 'null'] },
  number: { type: ['number', 'null'] },
  boolean: { type: ['boolean', 'null'] },
  'int-or-string': { type: ['integer', 'string', 'null'] },
  quantity: { type: ['string', 'number', 'null'] },
  duration: { type: ['string', 'null'] },
  'date-time': { type: ['string', 'null'] },
  'micro-time': { type: ['string', 'null'] },
  base64: { type: ['string', 'null'] },
  any: {},
};

function objectSchema(name: string, schema: Schema, above: readonly string[]): JsonSchema {
  // JSONSchemaProps holds itself; nothing here needs it deeper than once.
  if (above.includes(name)) return {};
  const { fields, required } = schema.type(name);
  const inside = [...above, name];
  const properties = Object.fromEntries(
    [...fields.values()].map((field) => [field.name, fieldSchema(field.type, schema, inside)]),
  );
  const own = above.length === 0 ? { apiVersion: { type: 'string' }, kind: { type: 'string' } } : {};
  return {
    type: ['object', 'null'],
    properties: { ...own, ...properties },
    additionalProperties: false,
    ...(required.length > 0 && { required }),
  };
}

function fieldSchema(type: FieldType, schema: Schema, above: readonly string[]): JsonSchema {
  switch (type.form) {
    case 'scalar':
      return SCALARS[type.scalar];
    case 'enum':
      return { type: ['string', 'null'], enum: [...new Set([...type.values, '', null])] };
    case 'object':
      return objectSchema(type.name, schema, above);
    case 'list':
      return { type: ['array', 'null'], items: fieldSchema(type.of, schema, above) };
    case 'map':
      return { type: ['object', 'null'], additionalProperties: fieldSchema(type.of, schema, above) };
  }
}
