export { loadSchema } from './load.ts';
export { type Field, type FieldType, type ObjectType, type Scalar, Schema, type SchemaData } from './schema.ts';
export { DEFAULT_VERSION, VERSIONS, type Version } from './versions.ts';
