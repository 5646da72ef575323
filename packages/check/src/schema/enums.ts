import type { SchemaData } from './schema.ts';

const FUNCTION = /^func schema_\w*?_([a-z]+)_(v\d\w*?)_(\w+)\(/;
const FIELD = /^\t{5}"([^"]+)": \{$/;
const ENUM = /^\t+Enum:\s+\[\]interface\{\}\{(.*)\},$/;
const DESCRIPTION = /^\t+Description:\s+(".*"),$/;

/** The values of an enum, and its field's description, which says what each value means. */
export interface Enum {
  readonly values: readonly string[];
  readonly description: string;
}

/** Enums by `<type>.<field>`, read from Kubernetes' generated Go source: pkg/generated/openapi/zz_generated.openapi.go. */
export function readEnums(source: string): Map<string, Enum> {
  const enums = new Map<string, Enum>();
  let type = '';
  let field = '';
  let description = '';
  for (const line of source.split('\n')) {
    const [, group, version, name] = FUNCTION.exec(line) ?? [];
    if (name) type = `${group}/${version}.${name}`;
    const next = FIELD.exec(line)?.[1];
    if (next !== undefined) [field, description] = [next, ''];
    const text = DESCRIPTION.exec(line)?.[1];
    if (text) description = JSON.parse(text) as string;
    const values = ENUM.exec(line)?.[1];
    if (values) enums.set(`${type}.${field}`, { values: JSON.parse(`[${values}]`) as string[], description });
  }
  return enums;
}

/** Fields of features that are off unless asked for: the server drops what stands there before it looks at it. */
const DROPPED: ReadonlySet<string> = new Set(['core/v1.Lifecycle.stopSignal', 'core/v1.ContainerStatus.stopSignal']);

/** Put enums into types whose published description lacks them, and take them from fields of which no value is refused. */
export function addEnums(types: SchemaData['types'], enums: ReadonlyMap<string, Enum>): SchemaData['types'] {
  const withEnum = (type: string, field: string, text: string): string => {
    const path = `${type}.${field}`;
    if (DROPPED.has(path)) return 'string';
    const values = enums.get(path)?.values;
    return values ? text.replace(/string$/, `=${values.join('|')}`) : text;
  };
  return Object.fromEntries(
    Object.entries(types).map(([type, fields]) => [
      type,
      Object.fromEntries(Object.entries(fields).map(([field, text]) => [field, withEnum(type, field, text)])),
    ]),
  );
}
