// biome-ignore-all assist/source/organizeImports: what brings the parser comes last, or gzip finds 1,900 bytes less in common
import type { ManifestFile } from '../manifest/document.ts';
import { isFaulty } from '../faulty.ts';
import { callsForRareFields, loadedRules, loadRules, RULE_PARTS } from '../loaded-rules.ts';
import { type ManifestObject, objectsOf } from '../resources.ts';
import core from './data/v1.36/core.json' with { type: 'json' };
import { Schema, type SchemaData } from './schema.ts';
import { DEFAULT_VERSION, VERSIONS, type Version } from './versions.ts';
import { isPuzzling, judge } from '../judged.ts';

/** Data beyond the default version's core kinds is fetched when a manifest asks for it. */
const PARTS: Readonly<Record<Version, readonly (() => Promise<{ default: SchemaData }>)[]>> = {
  '1.36': [() => import('./data/v1.36/rest.json', { with: { type: 'json' } })],
  '1.35': [
    () => import('./data/v1.35/core.json', { with: { type: 'json' } }),
    () => import('./data/v1.35/rest.json', { with: { type: 'json' } }),
  ],
  '1.37': [
    () => import('./data/v1.37/core.json', { with: { type: 'json' } }),
    () => import('./data/v1.37/rest.json', { with: { type: 'json' } }),
  ],
};

const loaded = new Map<string, Schema>();
const complete = new Map<string, Promise<Schema>>();

/**
 * The schema of a version as far as it is loaded; of the default version at least the kinds that the notes use.
 * @throws Error for another version that `loadSchema` has not loaded yet.
 */
export function schemaOf(version: string): Schema {
  const known = loaded.get(version);
  if (known) return known;
  if (version !== DEFAULT_VERSION) throw new Error(`call loadSchema('${version}') before checking against ${version}`);
  const schema = new Schema(version);
  schema.add(core);
  loaded.set(version, schema);
  return schema;
}

/**
 * Load what checking these files takes: no more than the core kinds and their rules where the files can be read, fit the schema
 * and use nothing rarer.
 */
export async function loadSchemaFor(
  files: readonly ManifestFile[],
  version: string = DEFAULT_VERSION,
): Promise<Schema> {
  if (version !== DEFAULT_VERSION || complete.has(version)) return loadSchema(version);
  const schema = schemaOf(version);
  if (files.some((file) => isPuzzling(file, objectsOf(file, schema)))) await loadRules('broken-yaml');
  const isLoaded = ({ resource, isList }: ManifestObject): boolean =>
    isList || resource.kind === '' || schema.kind(resource.apiVersion, resource.kind) !== undefined;
  const objects = files.flatMap((file) => judge(file, schema).objects);
  if (!objects.every(isLoaded)) return loadSchema(version);
  const isRare = ({ resource }: ManifestObject): boolean => callsForRareFields(loadedRules().mentioned(resource.root));
  if (objects.some(isRare)) await loadRules('rare');
  if (objects.some((object) => isFaulty(object, schema))) await loadRules('faults');
  return schema;
}

/** Load all kinds of a version, and all rules. @throws RangeError for a version there is no data for. */
export function loadSchema(version: string = DEFAULT_VERSION): Promise<Schema> {
  const parts = isVersion(version) && PARTS[version];
  if (!parts) throw new RangeError(`there is no schema of Kubernetes ${version}; there are ${VERSIONS.join(', ')}`);
  let loading = complete.get(version);
  if (!loading) {
    const rules = RULE_PARTS.map(loadRules);
    loading = Promise.all([Promise.all(parts.map((part) => part())), ...rules]).then(([modules]) => {
      const schema = version === DEFAULT_VERSION ? schemaOf(version) : new Schema(version);
      for (const module of modules) schema.add(module.default);
      loaded.set(version, schema);
      return schema;
    });
    complete.set(version, loading);
  }
  return loading;
}

function isVersion(version: string): version is Version {
  return VERSIONS.some((known) => known === version);
}
