import type { SchemaData } from './schema.ts';

const FUNCTION = /^func schema_\w*?_([a-z]+)_(v\d\w*?)_(\w+)\(/;
const FIELD = /^\t{5}"([^"]+)": \{$/;
const ENUM = /^\t+Enum:\s+\[\]interface\{\}\{(.*)\},$/;

/** Enums by `<type>.<field>`, read from Kubernetes' generated Go source: pkg/generated/openapi/zz_generated.openapi.go. */
export function readEnums(source: string): Map<string, string[]> {
  const enums = new Map<string, string[]>();
  let type = '';
  let field = '';
  for (const line of source.split('\n')) {
    const [, group, version, name] = FUNCTION.exec(line) ?? [];
    if (name) type = `${group}/${version}.${name}`;
    field = FIELD.exec(line)?.[1] ?? field;
    const values = ENUM.exec(line)?.[1];
    if (values) enums.set(`${type}.${field}`, JSON.parse(`[${values}]`) as string[]);
  }
  return enums;
}

/** Fields of features that are off unless asked for: the server drops what stands there before it looks at it. */
const DROPPED: ReadonlySet<string> = new Set(['core/v1.Lifecycle.stopSignal', 'core/v1.ContainerStatus.stopSignal']);

/** Put enums into types whose published description lacks them, and take them from fields of which no value is refused. */
export function addEnums(
  types: SchemaData['types'],
  enums: ReadonlyMap<string, readonly string[]>,
): SchemaData['types'] {
  const withEnum = (type: string, field: string, text: string): string => {
    const path = `${type}.${field}`;
    if (DROPPED.has(path)) return 'string';
    const values = enums.get(path);
    return values ? text.replace(/string$/, `=${values.join('|')}`) : text;
  };
  return Object.fromEntries(
    Object.entries(types).map(([type, fields]) => [
      type,
      Object.fromEntries(Object.entries(fields).map(([field, text]) => [field, withEnum(type, field, text)])),
    ]),
  );
}
