import { habitOf } from '../../habits.ts';
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

/**
 * Whether a missing field, or a part of it, stands in its place under a key that the type does not have, one level too low or too
 * high: that is spoken of.
 */
export function holdsPartOf(field: string, { node, schema, parents }: Visit, type: ObjectType): boolean {
  const isPart = (name: string): boolean =>
    (habitOf(name, type) ?? pathTo(schema, type, name))?.split(/\W/, 1)[0] === field;
  const outer = parents.findLast((parent) => parent.node !== node);
  if (outer && !schema.type(outer.type).fields.has(field) && entryOf(outer.node, field)) return true;
  return (
    node.kind === 'mapping' &&
    node.entries.some(
      ({ key, value }) => !type.fields.has(key.text) && (entryOf(value, field) !== undefined || isPart(key.text)),
    )
  );
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function targetOf(type: FieldType): { target?: string; brackets: string } {
  if (type.form === 'list') return { target: targetOf(type.of).target, brackets: '[]' };
  if (type.form === 'map') return { target: targetOf(type.of).target, brackets: '[key]' };
  return type.form === 'object' ? { target: type.name, brackets: '' } : { brackets: '' };
}
