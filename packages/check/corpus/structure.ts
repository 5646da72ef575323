import type { Random } from './random.ts';
import { isScalar, replace, type Spot, spotsOf } from './spots.ts';
import { type MapTree, scalar, type Tree } from './tree.ts';

/** A change to a manifest's structure, made in place; false when the manifest offers no place for it. */
export interface StructureMutator {
  readonly fault: string;
  readonly class: 'yaml' | 'schema' | 'server';
  readonly times: number;
  apply(root: Tree, random: Random, donors: readonly Tree[]): boolean;
}

type Found = Spot & { readonly parent: MapTree };
const inMaps = (root: Tree): Found[] => spotsOf(root).filter((spot): spot is Found => spot.parent.kind === 'map');
const maps = (root: Tree): MapTree[] =>
  [root, ...spotsOf(root).map(({ tree }) => tree)].filter((tree) => tree.kind === 'map');
const clone = (tree: Tree): Tree => structuredClone(tree);

/** Pick a spot and change it. */
function onSpot<S extends Spot>(
  spots: (root: Tree) => S[],
  change: (spot: S, random: Random, root: Tree) => boolean | undefined,
) {
  return (root: Tree, random: Random): boolean => {
    const found = spots(root);
    return found.length > 0 && change(random.pick(found), random, root) !== false;
  };
}

const rename = (typo: (key: string, random: Random) => string) =>
  onSpot(inMaps, ({ parent, index }, random) => {
    const [key] = parent.entries[index]!;
    const renamed = typo(key, random);
    parent.entries[index]![0] = renamed;
    return renamed !== key && renamed !== '';
  });

const become = (kind: Tree['kind'], make: (tree: Tree) => Tree) =>
  onSpot(
    (root) => spotsOf(root).filter(({ tree }) => tree.kind === kind),
    (spot) => {
      replace(spot, make(spot.tree));
      return undefined;
    },
  );

const anything = onSpot;

export const STRUCTURE_MUTATORS: readonly StructureMutator[] = [
  {
    fault: 'field left out',
    class: 'server',
    times: 6,
    apply: onSpot(inMaps, ({ parent, index }) => parent.entries.splice(index, 1).length > 0),
  },
  {
    fault: 'misspelled field',
    class: 'schema',
    times: 4,
    apply: rename((key, random) => {
      const i = random.below(key.length);
      return random.pick([
        key.slice(0, i) + key.slice(i + 1),
        key.slice(0, i) + key.charAt(i) + key.slice(i),
        key.slice(0, i) + key.charAt(i + 1) + key.charAt(i) + key.slice(i + 2),
        `${key}s`,
      ]);
    }),
  },
  {
    fault: 'field in other case',
    class: 'schema',
    times: 2,
    apply: rename((key, random) =>
      random.pick([
        key.toLowerCase(),
        key.charAt(0).toUpperCase() + key.slice(1),
        key.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`),
      ]),
    ),
  },
  {
    fault: 'unknown field',
    class: 'schema',
    times: 2,
    apply: (root, random) => {
      const map = random.pick(maps(root));
      map.entries.splice(random.below(map.entries.length + 1), 0, [
        random.pick(['extra', 'image', 'replicas', 'label', 'status', 'x-note', 'name']),
        scalar(random.pick(['1', 'x', '{}', '[]', 'null'])),
      ]);
      return true;
    },
  },
  {
    fault: 'field one level too high',
    class: 'schema',
    times: 3,
    apply: (root, random) => {
      const parents = maps(root).flatMap((map) =>
        map.entries.flatMap(([, value]) => (value.kind === 'map' && value.entries.length > 0 ? [{ map, value }] : [])),
      );
      if (parents.length === 0) return false;
      const { map, value } = random.pick(parents);
      map.entries.push(...value.entries.splice(random.below(value.entries.length), 1));
      return true;
    },
  },
  {
    fault: 'field one level too low',
    class: 'schema',
    times: 3,
    apply: (root, random) => {
      const pairs = maps(root).flatMap((map) =>
        map.entries.flatMap((entry) => {
          const inner = entry[1].kind === 'list' ? entry[1].entries[0] : entry[1];
          return inner?.kind === 'map' && map.entries.length > 1 ? [{ map, entry, inner }] : [];
        }),
      );
      if (pairs.length === 0) return false;
      const { map, entry, inner } = random.pick(pairs);
      const moved = random.pick(map.entries.filter((candidate) => candidate !== entry));
      map.entries.splice(map.entries.indexOf(moved), 1);
      inner.entries.push(moved);
      return true;
    },
  },
  {
    fault: 'value became a list',
    class: 'schema',
    times: 1,
    apply: become('scalar', (tree) => ({ kind: 'list', entries: [tree] })),
  },
  {
    fault: 'value became a mapping',
    class: 'schema',
    times: 1,
    apply: become('scalar', (tree) => ({ kind: 'map', entries: [['value', tree]] })),
  },
  {
    fault: 'list became its first item',
    class: 'schema',
    times: 2,
    apply: become('list', (tree) => (tree.kind === 'list' && tree.entries[0]) || scalar('x')),
  },
  {
    fault: 'mapping became a list',
    class: 'schema',
    times: 1,
    apply: become('map', (tree) => ({ kind: 'list', entries: [tree] })),
  },
  { fault: 'mapping became text', class: 'schema', times: 1, apply: become('map', () => scalar('text')) },
  { fault: 'null', class: 'schema', times: 3, apply: anything(spotsOf, (spot) => void replace(spot, scalar('null'))) },
  {
    fault: 'empty text',
    class: 'server',
    times: 2,
    apply: anything(
      (root) => spotsOf(root).filter(isScalar),
      (spot) => void replace(spot, scalar('""')),
    ),
  },
  { fault: 'emptied list', class: 'server', times: 2, apply: become('list', () => ({ kind: 'list', entries: [] })) },
  { fault: 'emptied mapping', class: 'server', times: 2, apply: become('map', () => ({ kind: 'map', entries: [] })) },
  {
    fault: 'list item given twice',
    class: 'server',
    times: 2,
    apply: onSpot(
      (root) => spotsOf(root).filter(({ parent }) => parent.kind === 'list'),
      ({ parent, index, tree }) => {
        if (parent.kind === 'list') parent.entries.splice(index, 0, clone(tree));
        return undefined;
      },
    ),
  },
  {
    fault: 'list item left out',
    class: 'server',
    times: 1,
    apply: onSpot(
      (root) => spotsOf(root).filter(({ parent }) => parent.kind === 'list'),
      ({ parent, index }) => parent.entries.splice(index, 1).length > 0,
    ),
  },
  {
    fault: 'duplicate key',
    class: 'yaml',
    times: 2,
    apply: onSpot(inMaps, ({ parent, index }) => {
      const [key, value] = parent.entries[index]!;
      parent.entries.push([key, clone(value)]);
      return undefined;
    }),
  },
  {
    fault: 'values of two fields swapped',
    class: 'server',
    times: 2,
    apply: (root, random) => {
      const map = random.pick(maps(root).filter(({ entries }) => entries.length > 1));
      const [first, second] = [random.pick(map.entries), random.pick(map.entries)];
      if (first === second || first[0] === 'apiVersion' || second[0] === 'apiVersion') return false;
      [first[1], second[1]] = [second[1], first[1]];
      return true;
    },
  },
  {
    fault: 'field taken over from another manifest',
    class: 'server',
    times: 8,
    apply: (root, random, donors) => {
      const targets = spotsOf(root).filter(({ tree }) => tree.kind === 'map');
      if (targets.length === 0) return false;
      const target = random.pick(targets);
      const tail = target.path.split('.').at(-1);
      const sources = donors
        .flatMap(spotsOf)
        .filter(({ tree, path }) => tree.kind === 'map' && tree.entries.length > 0 && path.split('.').at(-1) === tail);
      if (sources.length === 0 || target.tree.kind !== 'map') return false;
      const source = random.pick(sources).tree as MapTree;
      const [key, value] = random.pick(source.entries);
      if (target.tree.entries.some(([present]) => present === key)) return false;
      target.tree.entries.push([key, clone(value)]);
      return true;
    },
  },
];
