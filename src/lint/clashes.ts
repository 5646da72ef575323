import type { FilePlace, Selection } from './selection.ts';

/** How two examples in one namespace get in each other's way. */
export type ClashKind = 'selects' | 'is-selected' | 'same-object';

/** One object or step of an example that meets what another one made. */
export interface Clash {
  readonly kind: ClashKind;
  readonly at: FilePlace;
  /** What of the other example it meets: `Pod/counter`, `Service/echo`. */
  readonly others: readonly string[];
}

/**
 * Find where an example meets what an earlier one left in the namespace: a selector that catches its Pods, Pods that its
 * selectors catch, an object of the same kind and name. Each object of the later one is told of once, by the first of these.
 */
export function clashesWith(later: Selection, earlier: Selection): Clash[] {
  const found = [
    ...later.selectors.map(({ of, at, selects }) => {
      const others = earlier.pods.filter(({ labels }) => selects(labels)).map((pods) => pods.of);
      return { of, kind: 'selects' as const, at, others };
    }),
    ...later.pods.map(({ of, at, labels }) => {
      const others = earlier.selectors.filter(({ selects }) => selects(labels)).map((selector) => selector.of);
      return { of, kind: 'is-selected' as const, at, others };
    }),
    ...later.objects.map(({ of, at }) => {
      const others = earlier.objects.filter((object) => object.of === of).map((object) => object.of);
      return { of, kind: 'same-object' as const, at, others };
    }),
  ].filter(({ others }) => others.length > 0);
  const first = found.filter(({ of }, index) => found.findIndex((other) => other.of === of) === index);
  return first.map(({ kind, at, others }) => ({ kind, at, others: [...new Set(others)] }));
}
