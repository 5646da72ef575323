import { Schema, type SchemaData } from './schema.ts';
import { DEFAULT_VERSION, VERSIONS, type Version } from './versions.ts';

/** A version's data is fetched when it is first asked for. */
const DATA: Readonly<Record<Version, () => Promise<{ default: SchemaData }>>> = {
  '1.36': () => import('./data/v1.36/api.json', { with: { type: 'json' } }),
  '1.35': () => import('./data/v1.35/api.json', { with: { type: 'json' } }),
  '1.37': () => import('./data/v1.37/api.json', { with: { type: 'json' } }),
};

const loading = new Map<Version, Promise<Schema>>();

/** Load the types and kinds of a version, once. @throws RangeError for a version there is no data for. */
export async function loadSchema(version: string = DEFAULT_VERSION): Promise<Schema> {
  if (!isVersion(version))
    throw new RangeError(`there is no schema of Kubernetes ${version}; there are ${VERSIONS.join(', ')}`);
  const known = loading.get(version);
  if (known) return known;
  const schema = DATA[version]().then((module) => new Schema(module.default));
  loading.set(version, schema);
  return schema;
}

function isVersion(version: string): version is Version {
  return VERSIONS.some((known) => known === version);
}
