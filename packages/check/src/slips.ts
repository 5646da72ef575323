import { habitOf } from './habits.ts';
import type { Entry, MappingNode, Node, SequenceNode } from './manifest/document.ts';
import type { Resource } from './rule.ts';
import type { Place } from './rules/support/wrong-place.ts';
import { NEEDED } from './schema/needed.ts';
import type { ObjectType } from './schema/schema.ts';
import { nearest } from './text/nearest.ts';

/** The fields of a type that a mapping does not have. */
export function absentFrom(node: MappingNode, type: ObjectType): string[] {
  const present = new Set(node.entries.map(({ key }) => key.text));
  return [...type.fields.keys()].filter((field) => !present.has(field));
}

/**
 * The field that a misspelt key most likely stands for: out of habit, in another letter case, or two edits away at most; or else
 * a scalar that must not be missing and shares the key's last word, `secretName` for `name` and `name` for `configMapName`.
 * @param absent the fields of the type that are not there.
 */
export function meantField(name: string, type: ObjectType, absent: readonly string[]): string | undefined {
  const habit = habitOf(name, type);
  if (habit) return absent.find((field) => field === habit);
  const lower = name.toLowerCase();
  const isNeeded = (field: string): boolean => type.required.includes(field) || NEEDED[type.name] === field;
  const isScalar = (field: string): boolean => type.fields.get(field)!.type.form === 'scalar';
  return (
    absent.find((field) => field.toLowerCase() === lower) ??
    nearest(name, absent, 2) ??
    absent.find((field) => isNeeded(field) && isScalar(field) && endsAlike(field.toLowerCase(), lower))
  );
}

function endsAlike(a: string, b: string): boolean {
  return a.endsWith(b) || b.endsWith(a);
}

/** The same resource with slips corrected, so that nothing misspelt or misplaced is reported as missing; ranges stay the same. */
export function mendSlips(resource: Resource, slips: ReadonlyMap<Entry, string | Place>): Resource {
  const renamed = new Map<Entry, string>();
  const gone = new Set<Entry>();
  const moved = new Map<Node, { readonly entries: Entry[]; readonly isItem: boolean }>();
  for (const [entry, slip] of slips) {
    if (typeof slip === 'string') {
      renamed.set(entry, slip);
      continue;
    }
    const { into, below, isItem } = slip;
    const before = moved.get(into!);
    // If one entry brings the missing keys, the next walk finds them for the others.
    if (before && below.length > 0) continue;
    gone.add(entry);
    moved.set(into!, { entries: [...(before?.entries ?? []), below.reduceRight(within, { ...entry })], isItem });
  }
  const mend = (node: Node): Node => {
    const { entries: taken = [], isItem = false } = moved.get(node) ?? {};
    if (node.kind === 'sequence') return { ...node, entries: node.entries.map(mend) };
    const own = node.kind === 'scalar' ? [] : node.entries.filter((entry) => !gone.has(entry));
    if (node.kind === 'scalar' && taken.length === 0) return node;
    const entries = [...own, ...taken].map((entry) => {
      const meant = renamed.get(entry);
      const key = meant === undefined ? entry.key : { ...entry.key, text: meant, value: meant };
      return { ...entry, key, value: mend(entry.value) };
    });
    const mapping: MappingNode = {
      kind: 'mapping',
      flow: false,
      range: node.range,
      ...(node.kind === 'mapping' && node),
      entries,
    };
    return isItem ? listOf(mapping) : mapping;
  };
  return { ...resource, root: mend(resource.root) as MappingNode };
}

/** Put an entry alone below a missing key; the name of a list ends in `[]`, as in `containers[]`. */
function within(entry: Entry, name: string): Entry {
  const text = name.replace(/\[.*/, '');
  const value: MappingNode = { kind: 'mapping', entries: [entry], flow: false, range: entry.key.range };
  return { key: { ...entry.key, text, value: text }, value: text === name ? value : listOf(value) };
}

const listOf = (item: Node): SequenceNode => ({ kind: 'sequence', entries: [item], flow: false, range: item.range });
