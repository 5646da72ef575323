import type { Node } from './document.ts';
import { entryOf } from './path.ts';

/** The value of a key, as the server sees it: an explicit null is an absent field. */
export function field(node: Node | undefined, ...path: readonly string[]): Node | undefined {
  let found = node;
  for (const name of path) found = entryOf(found, name)?.value;
  return found?.kind === 'scalar' && found.value === null ? undefined : found;
}

/** The text of a string field, or ''. */
export function textOf(node: Node | undefined, ...path: readonly string[]): string {
  const found = field(node, ...path);
  return found?.kind === 'scalar' && typeof found.value === 'string' ? found.value : '';
}
