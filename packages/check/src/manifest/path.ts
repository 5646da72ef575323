import type { Entry, Json, Node } from './document.ts';
import { keyName } from './scalar.ts';

/** One step of a field path: a key, an index, or a list item chosen by a field's value. */
export type PathStep =
  | { readonly key: string }
  | { readonly index: number }
  | { readonly field: string; readonly value: string };

/**
 * Read a field path such as `spec.ports[name=http].port` or `metadata.labels["app.kubernetes.io/name"]`.
 * A list item is chosen by `[0]`, or by `[field=value]`.
 * @throws SyntaxError naming the column (from 1) at which the path stops making sense.
 */
export function parsePath(path: string): PathStep[] {
  const steps: PathStep[] = [];
  const token = /\[(?:"((?:[^"\\]|\\.)*)"|(\d+)|([A-Za-z_][\w.-]*)=([^\]]+))\]|(\.?)([A-Za-z_$][^.[\]\s]*)/y;
  while (token.lastIndex < path.length) {
    const at = token.lastIndex;
    const match = token.exec(path);
    const [, quoted, index, field, value, dot, key] = match ?? [];
    if (!match || (key !== undefined && (dot === '.') !== at > 0)) {
      throw new SyntaxError(
        `"${path}" is not a field path: unexpected "${path[at]}" at column ${at + 1}; write it as spec.ports[name=http].port`,
      );
    }
    if (quoted !== undefined) steps.push({ key: quoted.replace(/\\(.)/g, '$1') });
    else if (index !== undefined) steps.push({ index: Number(index) });
    else if (field !== undefined) steps.push({ field, value: value! });
    else steps.push({ key: key! });
  }
  return steps;
}

/**
 * The path of a key under `path`, quoted where it must be.
 * @example keyPath('metadata.labels', 'app.kubernetes.io/name') // metadata.labels["app.kubernetes.io/name"]
 */
export function keyPath(path: string, key: string): string {
  if (!/^[A-Za-z_$][^.[\]\s]*$/.test(key)) return `${path}["${key.replace(/["\\]/g, '\\$&')}"]`;
  return fieldPath(path, key);
}

/** The same for the name of an API's field, which never needs quotes. */
export function fieldPath(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** What a path leads to: the value, and the entry that holds it when it is a mapping's value. */
export interface Place {
  readonly node: Node;
  readonly entry?: Entry;
}

/** Follow `steps` from `root`; undefined where the path leads nowhere. */
export function findPlace(root: Node, steps: readonly PathStep[]): Place | undefined {
  let place: Place = { node: root };
  for (const step of steps) {
    const next = child(place.node, step);
    if (!next) return undefined;
    place = next;
  }
  return place;
}

/** The first entry of a mapping under a name. A plain loop: the checker asks for it more often than for anything else. */
export function entryOf(node: Node | undefined, name: string): Entry | undefined {
  if (node?.kind !== 'mapping') return undefined;
  for (const entry of node.entries) if (entry.key.text === name) return entry;
  return undefined;
}

function child(node: Node, step: PathStep): Place | undefined {
  if ('key' in step) {
    const entry = entryOf(node, step.key);
    return entry && { node: entry.value, entry };
  }
  if (node.kind !== 'sequence') return undefined;
  if ('index' in step) {
    const node_ = node.entries[step.index];
    return node_ && { node: node_ };
  }
  const found = node.entries.find((item) => {
    const field = child(item, { key: step.field })?.node;
    return field?.kind === 'scalar' && String(field.value) === step.value;
  });
  return found && { node: found };
}

/** The plain value of a node, as JSON.parse would give it; keys as the server names them. */
export function toJson(node: Node): Json {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'sequence') return node.entries.map(toJson);
  return Object.fromEntries(node.entries.map(({ key, value }) => [keyName(key) ?? '', toJson(value)]));
}
