import type { ManifestObject } from './resources.ts';
import { indexRules } from './rule-index.ts';
import type { Schema } from './schema/schema.ts';
import { Walk } from './walk.ts';

const NO_RULES = indexRules([]);

/** Whether an object does not fit the schema, so that the rules which say how are needed. */
export function isFaulty({ resource, misspelt, instead, isList }: ManifestObject, schema: Schema): boolean {
  const { apiVersion, kind } = resource;
  if (instead || misspelt.length > 0 || apiVersion === '' || kind === '') return true;
  const known = isList ? undefined : schema.kind(apiVersion, kind);
  if (!known) return false;
  const walk = new Walk(resource, schema, NO_RULES);
  walk.root(known.type, new Set(['apiVersion', 'kind']));
  return walk.isFaulty;
}
