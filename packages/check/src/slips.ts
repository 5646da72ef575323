import { habitOf } from './habits.ts';
import type { Entry, MappingNode, Node } from './manifest/document.ts';
import type { Resource } from './rule.ts';
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

/** The same resource with slips mended, so that nothing is called missing that is only misspelt; places stay as they are. */
export function mendSlips(resource: Resource, slips: ReadonlyMap<Entry, string>): Resource {
  return { ...resource, root: mended(resource.root, slips) as MappingNode };
}

function mended(node: Node, slips: ReadonlyMap<Entry, string>): Node {
  if (node.kind === 'scalar') return node;
  if (node.kind === 'sequence') return { ...node, entries: node.entries.map((item) => mended(item, slips)) };
  const entries = node.entries.map((entry) => {
    const meant = slips.get(entry);
    const key = meant === undefined ? entry.key : { ...entry.key, text: meant, value: meant };
    return { ...entry, key, value: mended(entry.value, slips) };
  });
  return { ...node, entries };
}
