import { habitOf } from '../../habits.ts';
import type { Entry, Node } from '../../manifest/document.ts';
import { entryOf } from '../../manifest/path.ts';
import type { Visit } from '../../rule.ts';
import type { FieldType, ObjectType, Schema } from '../../schema/schema.ts';

const MAX_DEPTH = 6;
/** Written by the cluster or repeated so widely that a hit there would mislead. */
const NEVER_MEANT: ReadonlySet<string> = new Set([
  'status',
  'managedFields',
  'ownerReferences',
  'ephemeral',
  'ephemeralContainers',
]);

/**
 * The shortest path from a type to a field of this name, `spec.containers[].image`; undefined where there is none, or where
 * several are as short and none is a container's.
 * @param depth the most steps that a path may have.
 * @example pathTo(schema, schema.type('core/v1.Pod'), 'image') // spec.containers[].image
 */
export function pathTo(schema: Schema, from: ObjectType, name: string, depth = MAX_DEPTH): string | undefined {
  let level: { type: ObjectType; path: string }[] = [{ type: from, path: '' }];
  const seen = new Set([from.name]);
  for (let step = 0; step < depth && level.length > 0; step += 1) {
    const next: typeof level = [];
    const found: string[] = [];
    for (const { type, path } of level) {
      if (type.fields.has(name)) found.push(join(path, name));
      for (const field of type.fields.values()) {
        if (NEVER_MEANT.has(field.name)) continue;
        const { target, brackets } = targetOf(field.type);
        if (target === undefined || seen.has(target) || !schema.has(target)) continue;
        seen.add(target);
        next.push({ type: schema.type(target), path: join(path, field.name) + brackets });
      }
    }
    if (found.length > 0)
      return found.find((path) => path.includes('containers[]')) ?? (found.length === 1 ? found[0] : undefined);
    level = next;
  }
  return undefined;
}

/** Whether a missing field, or a part of it, is written under a key that the type does not have, which is reported already. */
export function holdsPartOf(field: string, { node, schema }: Visit, type: ObjectType): boolean {
  const isPart = (name: string): boolean =>
    (habitOf(name, type) ?? pathTo(schema, type, name))?.split(/\W/, 1)[0] === field;
  return (
    node.kind === 'mapping' &&
    node.entries.some(
      ({ key, value }) => !type.fields.has(key.text) && (entryOf(value, field) !== undefined || isPart(key.text)),
    )
  );
}

/** Where entries belong that are no fields of their type. */
export interface Place {
  /** The path of what they belong under. */
  readonly path: string;
  /** The entries, in a row; the finding is at the first. */
  readonly entries: readonly Entry[];
  /** The value that takes them, and the missing keys below it; absent if nothing can take them. */
  readonly into?: Node;
  readonly below: readonly string[];
  /** Whether `into` is the empty value of the key right before them. */
  readonly isEmpty: boolean;
  /** Whether a list of one item is made of `into`. */
  readonly isItem: boolean;
}

const LABEL: FieldType = { form: 'scalar', scalar: 'string' };

/** How far down beside a value a field may be for it to have been meant. */
const BESIDE = 3;

const steps = (path: string): number => path.split('.').length;

/** Where an entry belongs: under the empty key before it, or in a value above, below or close beside; the nearest of them. */
export function placeOf(visit: Visit, entry: Entry, type: ObjectType): Place | undefined {
  const { schema, parents, node } = visit;
  const name = entry.key.text;
  const gap = gapBefore(visit, entry, type);
  if (gap) return gap;
  if (type.name === 'meta/v1.LabelSelector') return found(visit, ['matchLabels'], entry, LABEL);
  const outer = parents.slice(0, -1);
  // A field that the value above has already would be there twice.
  const above = outer.findLast((each) => schema.type(each.type).fields.has(name) && !entryOf(each.node, name));
  if (above) return found(above, [], entry, schema.type(above.type).fields.get(name)!.type);
  const parent = outer.at(-1);
  const beside = parent && pathTo(schema, schema.type(parent.type), name, BESIDE);
  const below = pathTo(schema, type, name);
  if (beside && !(below && name !== 'namespace' && steps(below) <= steps(beside) + 1))
    return found(parent, beside.split('.').slice(0, -1), entry, fieldTypeAt(schema, schema.type(parent.type), beside));
  return below === undefined
    ? undefined
    : found({ node, path: visit.path }, below.split('.').slice(0, -1), entry, fieldTypeAt(schema, type, below));
}

function found(from: { node: Node; path: string }, keys: readonly string[], entry: Entry, type: FieldType): Place {
  const path = keys.reduce(join, from.path);
  const place = { path, entries: [entry], below: [], isEmpty: false, isItem: false };
  if (!fits(entry.value, type)) return place;
  let into = from.node;
  for (const [index, key] of keys.entries()) {
    const within = entryOf(into, key.replace(/\[.*/, ''))?.value;
    // A missing list may not be the one that was meant.
    if (!within)
      return keys.slice(index).some((each) => each.endsWith(']'))
        ? place
        : { ...place, into, below: keys.slice(index) };
    const isList = within.kind === 'sequence' && key.endsWith('[]');
    if (isList && within.entries.length !== 1) return place;
    into = isList ? within.entries[0]! : within;
    if (into.kind !== 'mapping') return place;
  }
  return entryOf(into, entry.key.text) ? place : { ...place, into };
}

/** Whether a value has the form of a type, whatever it contains. */
function fits({ kind }: Node, { form }: FieldType): boolean {
  return kind === 'scalar'
    ? /scalar|enum/.test(form)
    : (kind === 'sequence') === (form === 'list') && form !== 'scalar';
}

/** The most keys that are taken to have lost their indentation. */
const MOST_LOST = 50;

/** The empty key that lost what should be indented below it: this entry, and others around it. */
function gapBefore({ node, path, schema }: Visit, entry: Entry, type: ObjectType): Place | undefined {
  if (node.kind !== 'mapping' || node.flow) return undefined;
  const isUnknown = ({ key }: Entry): boolean => !type.fields.has(key.text);
  const own = node.entries.indexOf(entry);
  let index = own - 1;
  while (index > own - MOST_LOST && node.entries[index] && isUnknown(node.entries[index]!)) index -= 1;
  const empty = node.entries[index];
  if (empty?.value.kind !== 'scalar' || empty.value.text !== '' || empty.value.value !== null) return undefined;
  const field = type.fields.get(empty.key.text)!.type;
  const takes = ({ key, value }: Entry): boolean => {
    if (field.form === 'map') return fits(value, field.of);
    const within = field.form === 'list' ? field.of : field;
    return within.form === 'object' && schema.type(within.name).fields.has(key.text);
  };
  const rest = node.entries.slice(index + 1, index + 1 + MOST_LOST);
  const end = rest.findIndex((each) => !isUnknown(each) || !takes(each));
  const entries = end < 0 ? rest : rest.slice(0, end);
  const isItem = field.form === 'list';
  const at = join(path, empty.key.text) + (isItem ? '[]' : '');
  return entries.includes(entry)
    ? { path: at, entries, into: empty.value, below: [], isEmpty: true, isItem }
    : undefined;
}

/** The type at the end of a path of fields. */
function fieldTypeAt(schema: Schema, from: ObjectType, path: string): FieldType {
  const [key = '', ...rest] = path.split('.');
  const { type } = from.fields.get(key.replace(/\[.*/, ''))!;
  return rest.length === 0 ? type : fieldTypeAt(schema, schema.type(targetOf(type).target!), rest.join('.'));
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function targetOf(type: FieldType): { target?: string; brackets: string } {
  if (type.form === 'list') return { target: targetOf(type.of).target, brackets: '[]' };
  if (type.form === 'map') return { target: targetOf(type.of).target, brackets: '[key]' };
  return type.form === 'object' ? { target: type.name, brackets: '' } : { brackets: '' };
}
