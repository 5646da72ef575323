import { splitKind, typeName } from '../fields/reference.ts';
import type { Range } from '../manifest/document.ts';
import { parseManifest } from '../manifest/parse.ts';
import { entryOf } from '../manifest/path.ts';
import { resolvePlain } from '../manifest/scalar.ts';
import { meantKind } from '../meant-kind.ts';
import { objectsOf } from '../resources.ts';
import type { Resource } from '../rule.ts';
import { NEEDED } from '../schema/needed.ts';
import type { FieldType, Schema } from '../schema/schema.ts';
import { namesFor } from './names.ts';
import { type FieldOf, type Place, placeIn } from './place.ts';
import { CARET, type FoundBy, readings } from './readings.ts';
import { type Word, wordAt } from './word.ts';

/** What may be written at a place. */
export interface Completion {
  /** What is offered, and what is put in the place of the word. */
  readonly label: string;
  readonly insert: string;
  /** `name`: one that the file itself declares. */
  readonly as: 'key' | 'value' | 'name';
  /** The type of a field as `kubectl explain` writes it; of a kind, its API versions, and of an API version, nothing. */
  readonly type?: string;
  readonly isRequired?: true;
  /** What the API's text on it is found by: a field, one of its values, or with the name `''` the type itself. */
  readonly about?: FieldOf & { readonly value?: string };
}

export interface Completions {
  /** How the place was found. */
  readonly by: FoundBy;
  /** What a completion takes the place of. */
  readonly range: Range;
  /** What of it is typed already. */
  readonly typed: string;
  /** Those that begin with what is typed come first. */
  readonly list: readonly Completion[];
}

/** Longer texts are only checked. */
const LONGEST = 200_000;

/** What may be written at an offset of a text that may be half typed; undefined where nothing can be said. */
export function completionsAt(text: string, offset: number, schema: Schema): Completions | undefined {
  const word = text.length > LONGEST ? undefined : wordAt(text, offset);
  if (!word) return undefined;
  for (const { by, text: whole } of readings(text, word)) {
    const file = parseManifest('manifest.yaml', whole);
    const place = placeIn(file, word.range.start, schema);
    if (place) {
      const resources = objectsOf(file, schema).map(({ resource }) => resource);
      const list = matching(choices(place, resources, schema, word), word.typed).map((choice) => ({
        ...choice,
        insert: inserted(choice, place, word, text),
      }));
      return list.length > 0 ? { by, range: word.range, typed: word.typed, list } : undefined;
    }
    // The text can be read, and the word is none of its keys and values.
    if (by === 'parser' && file.problems.length === 0) return undefined;
  }
  return undefined;
}

type Choice = Omit<Completion, 'insert'> & { readonly of?: FieldType };

function matching(all: readonly Choice[], typed: string): Choice[] {
  const wanted = typed.toLowerCase();
  const rank = ({ label, isRequired }: Choice): number => {
    const at = label.toLowerCase().indexOf(wanted);
    return at < 0 ? Number.POSITIVE_INFINITY : (at > 0 ? 2 : 0) + (isRequired ? 0 : 1);
  };
  const ranked = all.map((choice) => ({ choice, rank: rank(choice) })).filter(({ rank: at }) => at < 4);
  return ranked.sort((a, b) => a.rank - b.rank).map(({ choice }) => choice);
}

function choices(place: Place, resources: readonly Resource[], schema: Schema, word: Word): Choice[] {
  if (place.slot === 'key') return keys(place, resources, schema);
  const identity = place.isRoot ? identityChoices(place, schema, word) : undefined;
  if (identity) return identity;
  const names = namesFor(place, resources, (name) => name === CARET);
  const { field } = place;
  return [
    ...names.map((name): Choice => ({ label: String(name), as: 'name' })),
    ...valuesOf(place.type).map(
      (label): Choice => ({ label, as: 'value', ...(field && { about: { ...field, value: label } }) }),
    ),
  ];
}

function valuesOf(type: FieldType | undefined): readonly string[] {
  if (type?.form === 'enum') return type.values.filter((value) => value !== '');
  return type?.form === 'scalar' && type.scalar === 'boolean' ? ['true', 'false'] : [];
}

/** What the server writes, and nobody puts into a manifest. */
const WRITTEN_BY_SERVER: ReadonlySet<string> = new Set(
  [
    ...['creationTimestamp', 'deletionGracePeriodSeconds', 'deletionTimestamp', 'generation', 'managedFields'],
    ...['resourceVersion', 'selfLink', 'uid'],
  ].map((name) => `meta/v1.ObjectMeta.${name}`),
);

function keys({ type, mapping, isRoot, ...place }: Place, resources: readonly Resource[], schema: Schema): Choice[] {
  if (type?.form === 'map') {
    return namesFor({ type, mapping: mapping!, isRoot, ...place }, resources, (name) => name === CARET).map((name) => ({
      label: String(name),
      as: 'name',
      of: type.of,
    }));
  }
  // Before an object has a kind, it has what all kinds have.
  const owner = type?.form === 'object' ? type.name : isRoot ? 'core/v1.Pod' : undefined;
  if (owner === undefined) return [];
  const isKnown = type !== undefined;
  return [...schema.type(owner).fields.values()]
    .filter(({ name }) => !entryOf(mapping, name) && !WRITTEN_BY_SERVER.has(`${owner}.${name}`))
    .filter(({ name }) => !isRoot || (name !== 'status' && (isKnown || name !== 'spec')))
    .map(({ name, required, type: of }) => ({
      label: name,
      as: 'key',
      type: typeName(of),
      ...((required || isNeeded(owner, name, isRoot)) && { isRequired: true }),
      about: { owner, name },
      of,
    }));
}

const isNeeded = (owner: string, name: string, isRoot: boolean): boolean =>
  NEEDED[owner] === name || (isRoot && ['apiVersion', 'kind', 'metadata'].includes(name));

/** Kinds and API versions, each that fits the other. */
function identityChoices({ above, resource }: Place, schema: Schema, { range }: Word): Choice[] | undefined {
  const root = above[0]!.node;
  const key = root.kind === 'mapping' && root.entries.find(({ value }) => value.range.start === range.start)?.key.text;
  const all = [...schema.kinds()].map((id) => [splitKind(id), schema.kind(...splitKind(id))!.type] as const);
  if (key === 'kind') {
    const inVersion = all.filter(([[apiVersion]]) => apiVersion === resource.apiVersion);
    const kinds = Map.groupBy(inVersion.length > 0 ? inVersion : all, ([[, kind]]) => kind);
    return [...kinds].map(([kind, of]) => ({
      label: kind,
      as: 'value',
      type: of.map(([[apiVersion]]) => apiVersion).join(', '),
      about: { owner: of[0]![1], name: '' },
    }));
  }
  if (key !== 'apiVersion') return undefined;
  const { kind } = resource;
  const meant = all.some(([[, known]]) => known === kind)
    ? kind
    : kind && meantKind({ apiVersion: '', kind }, schema)?.kind;
  const ofKind = all.filter(([[, known]]) => known === meant);
  const versions = (ofKind.length > 0 ? ofKind : all).map(([[apiVersion]]) => apiVersion);
  return [...new Set(versions)].map((label) => ({ label, as: 'value' }));
}

/** What is put into the text: a key with its colon, and below it the line that its value begins on. */
function inserted({ label, as, of }: Choice, place: Place, { quote, slot, column }: Word, text: string): string {
  const isKey = place.slot === 'key';
  const isJson = place.isFlow && isKey && hasQuotedKeys(place, text);
  const mark = quote || (isJson ? '"' : '');
  const written = mark ? quoted(label, mark) : !isKey && as === 'name' ? plain(label, place.type) : label;
  const dash = place.lacksDash && !place.isFlow ? '- ' : '';
  if (!isKey || slot === 'key') return dash + written;
  const isNested = of && !place.isFlow && (of.form === 'object' || of.form === 'map' || of.form === 'list');
  if (!isNested) return `${dash}${written}: `;
  const lineEnd = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
  const indent = ' '.repeat(column + dash.length + 2);
  return `${dash}${written}:${lineEnd}${indent}${of.form === 'list' ? '- ' : ''}`;
}

const hasQuotedKeys = ({ mapping }: Place, text: string): boolean =>
  mapping?.entries.some(({ key }) => text[key.range.start] === '"') ?? false;

const quoted = (text: string, mark: '"' | "'"): string =>
  mark === '"' ? JSON.stringify(text) : `'${text.replaceAll("'", "''")}'`;

/** A name as the server reads it as a string; a port may be a number. */
function plain(name: string, type: FieldType | undefined): string {
  const mayBeNumber = type?.form === 'scalar' && type.scalar !== 'string';
  return mayBeNumber || (typeof resolvePlain(name) === 'string' && /^[\w./-]+$/.test(name))
    ? name
    : JSON.stringify(name);
}
