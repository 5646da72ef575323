import type { ListTree, MapTree, ScalarTree, Tree } from './tree.ts';

/** A value of a manifest together with where it stands, so that it can be replaced. */
export interface Spot<T extends Tree = Tree> {
  readonly tree: T;
  readonly parent: MapTree | ListTree;
  readonly index: number;
  /** `spec.containers[].name`; a label's key stands as it is. */
  readonly path: string;
}

/** Every value below `root`, parents first. */
export function spotsOf(root: Tree): Spot[] {
  const spots: Spot[] = [];
  const walk = (parent: Tree, path: string): void => {
    if (parent.kind === 'scalar') return;
    for (let index = 0; index < parent.entries.length; index += 1) {
      const tree = valueAt(parent, index);
      const inner =
        parent.kind === 'list'
          ? `${path}[]`
          : path
            ? `${path}.${parent.entries[index]![0]}`
            : parent.entries[index]![0];
      spots.push({ tree, parent, index, path: inner });
      walk(tree, inner);
    }
  };
  walk(root, '');
  return spots;
}

function valueAt(parent: MapTree | ListTree, index: number): Tree {
  return parent.kind === 'list' ? parent.entries[index]! : parent.entries[index]![1];
}

/** Put `tree` where the spot is. */
export function replace({ parent, index }: Spot, tree: Tree): void {
  if (parent.kind === 'list') parent.entries[index] = tree;
  else parent.entries[index]![1] = tree;
}

export function isScalar(spot: Spot): spot is Spot<ScalarTree> {
  return spot.tree.kind === 'scalar';
}
