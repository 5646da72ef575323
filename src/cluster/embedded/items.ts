import type { KubeObject } from '../engine.ts';

/** kubectl takes what a List holds one by one. */
export function itemsOf(object: KubeObject): readonly KubeObject[] {
  return object?.kind === 'List' ? ((object.items ?? []) as KubeObject[]).flatMap(itemsOf) : [object];
}
