import { kindOfShortName } from '../meant-kind.ts';
import type { Schema } from '../schema/schema.ts';
import { nearest } from '../text/nearest.ts';
import { type FieldHelp, type FieldReference, objectBelow, splitKind } from './reference.ts';

/** What a path such as `pod.spec.containers` leads to. */
export interface Resolved {
  readonly apiVersion: string;
  readonly kind: string;
  /** The other versions that the kind has. */
  readonly otherVersions: readonly string[];
  /** From the object's root down; empty for the kind itself. */
  readonly fields: readonly FieldHelp[];
  /** The type whose fields stand below; undefined for a value without any. */
  readonly below?: string;
}

/** Why a path leads nowhere: what is not there, and what could be. */
export interface Unresolved {
  readonly missing: string;
  /** `kind`, `version` of a kind, `field` of what `within` names; `key` of a map or `leaf`, where there are no fields. */
  readonly what: 'kind' | 'version' | 'field' | 'key' | 'leaf';
  readonly within: string;
  readonly meant?: string;
  readonly known: readonly string[];
}

/** The versions of a kind in the order of `kubectl`: the newest stable one first. */
function versionsOf(kind: string, schema: Schema): string[] {
  return [...schema.kinds()]
    .map(splitKind)
    .filter(([, name]) => name === kind)
    .map(([apiVersion]) => apiVersion)
    .sort((a, b) => Number(b === 'v1') - Number(a === 'v1') || b.localeCompare(a));
}

const pluralOf = (kind: string): string => {
  const word = kind.toLowerCase();
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:s|x|ch)$/.test(word) ? `${word}es` : `${word}s`;
};

/** The kind that a word names: in any letter case, in the plural, or by its short name. */
function kindNamed(word: string, kinds: readonly string[]): string | undefined {
  const lower = word.toLowerCase();
  return (
    kinds.find((kind) => kind.toLowerCase() === lower) ??
    kinds.find((kind) => pluralOf(kind) === lower || pluralOf(kind).replace(/sses$/, 'ss') === lower) ??
    kindOfShortName(lower)
  );
}

/**
 * Follow a path as `kubectl explain` takes it: `pod.spec.containers`, `deploy.spec`. Places in lists, `[0]`, are skipped.
 * @param apiVersion which version of the kind is meant; without it the one that kubectl takes
 */
export function resolveField(
  text: string,
  reference: FieldReference,
  apiVersion: string | undefined,
): Resolved | Unresolved {
  const { schema } = reference;
  const [word = '', ...names] = text
    .replace(/\[[^\]]*\]/g, '')
    .split('.')
    .filter(Boolean);
  const kinds = [...new Set([...schema.kinds()].map((id) => splitKind(id)[1]))].sort();
  const kind = kindNamed(word, kinds);
  if (!kind) return unresolved(word, 'kind', '', kinds);
  const versions = versionsOf(kind, schema);
  const version = apiVersion ?? versions[0]!;
  const root = schema.kind(version, kind)?.type;
  if (!root) return unresolved(version, 'version', kind, versions);
  const fields: FieldHelp[] = [];
  let owner: string | undefined = root;
  for (const [index, name] of names.entries()) {
    const within = [kind.toLowerCase(), ...names.slice(0, index)].join('.');
    const above = fields.at(-1)?.type;
    if (above?.form === 'map') return unresolved(name, 'key', within, []);
    if (owner === undefined || !schema.has(owner)) return unresolved(name, 'leaf', within, []);
    const field: FieldHelp | undefined = reference.field(owner, name);
    if (!field) return unresolved(name, 'field', within, [...schema.type(owner).fields.keys()]);
    fields.push(field);
    owner = field.type.form === 'map' ? undefined : objectBelow(field.type);
  }
  const otherVersions = versions.filter((other) => other !== version);
  return { apiVersion: version, kind, otherVersions, fields, ...(owner !== undefined && { below: owner }) };
}

function unresolved(missing: string, what: Unresolved['what'], within: string, known: readonly string[]): Unresolved {
  const meant = nearest(missing, known);
  return { missing, what, within, known, ...(meant !== undefined && { meant }) };
}
