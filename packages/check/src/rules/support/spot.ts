import type { Entry, MappingNode, Node, ScalarNode } from '../../manifest/document.ts';
import { entryOf, keyPath } from '../../manifest/path.ts';
import { keyName } from '../../manifest/scalar.ts';

/** A value, how its path reads, and the entry that holds it. Every `Visit` is one. */
export interface Spot<N extends Node = Node> {
  readonly node: N;
  readonly path: string;
  readonly entry?: Entry;
}

/**
 * A value below another. Its path is made when it is asked for: most values are looked at, and nothing is said of them. It is
 * no field of its own, so that a copy by `...` would lack it.
 */
class Below<N extends Node> implements Spot<N> {
  readonly node: N;
  readonly entry: Entry | undefined;
  readonly #parent: Spot;
  readonly #index: number | undefined;

  constructor(node: N, parent: Spot, entry: Entry | undefined, index?: number) {
    this.node = node;
    this.entry = entry;
    this.#parent = parent;
    this.#index = index;
  }

  get path(): string {
    const { path } = this.#parent;
    return this.entry ? keyPath(path, this.entry.key.text) : `${path}[${this.#index}]`;
  }
}

export function isNull(node: Node): boolean {
  return node.kind === 'scalar' && node.value === null;
}

/**
 * The value of a field of the API; undefined where it is missing or null, which is the same to the server.
 */
export function field(parent: Spot | undefined, name: string): Spot | undefined {
  const entry = entryOf(parent?.node, name);
  return entry && !isNull(entry.value) ? new Below(entry.value, parent!, entry) : undefined;
}

/** Follow several fields. */
export function fieldAt(parent: Spot | undefined, ...names: readonly string[]): Spot | undefined {
  let found = parent;
  for (const name of names) found = field(found, name);
  return found;
}

/** The items of the list under a key, nulls left out. */
export function items(parent: Spot | undefined, key: string): Spot[] {
  const all = allItems(parent, key);
  return all.some(({ node }) => isNull(node)) ? all.filter(({ node }) => !isNull(node)) : all;
}

/** The same with nulls, which in a list of strings or numbers stand for '' or 0. */
export function allItems(parent: Spot | undefined, key: string): Spot[] {
  const list = field(parent, key);
  if (list?.node.kind !== 'sequence') return [];
  return list.node.entries.map((node, index) => new Below(node, list, undefined, index));
}

/** The entries of a mapping as spots, null values included: `{a: null}` has the key `a`. */
export function entries(parent: Spot | undefined): (Spot & { readonly entry: Entry })[] {
  if (parent?.node.kind !== 'mapping') return [];
  return parent.node.entries.map((entry) => new Below(entry.value, parent, entry) as Spot & { readonly entry: Entry });
}

function scalar(spot: Spot | undefined): ScalarNode['value'] | undefined {
  return spot?.node.kind === 'scalar' ? spot.node.value : undefined;
}

/** The string of a key; undefined where it is missing, null or of another type. */
export function text(parent: Spot | undefined, key: string): string | undefined {
  return textOf(field(parent, key));
}

export function textOf(spot: Spot | undefined): string | undefined {
  const value = scalar(spot);
  return typeof value === 'string' ? value : undefined;
}

/** The string of an item or entry, where null is ''; undefined for what is of another type. */
export function itemText(spot: Spot): string | undefined {
  return textOf(spot) ?? (isNull(spot.node) ? '' : undefined);
}

/** The key of an entry as the server reads it. */
export function keyOf({ entry: { key } }: { readonly entry: Entry }): string {
  return keyName(key) ?? '';
}

/** The number of a key; undefined where it is missing, null or of another type. */
export function number(parent: Spot | undefined, key: string): number | undefined {
  return numberOf(field(parent, key));
}

export function numberOf(spot: Spot | undefined): number | undefined {
  const value = scalar(spot);
  return typeof value === 'number' ? value : undefined;
}

/** Whether the value of a key is `true`. */
export function isTrue(parent: Spot | undefined, key: string): boolean {
  return scalar(field(parent, key)) === true;
}

/** Whether the value of a key is `false`, written out. */
export function isFalse(parent: Spot | undefined, key: string): boolean {
  return scalar(field(parent, key)) === false;
}

/** The strings of a list. */
export function texts(parent: Spot | undefined, key: string): string[] {
  return items(parent, key).flatMap((item) => textOf(item) ?? []);
}

/** Whether a value is `''`, `[]` or `0`: to a Go field that is no pointer, the same as missing. */
export function isEmpty(spot: Spot): boolean {
  if (spot.node.kind === 'scalar') return spot.node.value === '' || spot.node.value === 0;
  return spot.node.kind === 'sequence' && spot.node.entries.length === 0;
}

/** A document's root as a spot. */
export function rootSpot(resource: { readonly root: MappingNode }): Spot<MappingNode> {
  return { node: resource.root, path: '' };
}
