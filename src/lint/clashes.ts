import type { FilePlace, LabelPair, Labels, Selection, Selector } from './selection.ts';

/** How two examples in one namespace get in each other's way. */
export type ClashKind = 'selects' | 'is-selected' | 'same-object';

/** One object or step of an example that meets what another one made. */
export interface Clash<E> {
  readonly kind: ClashKind;
  readonly at: FilePlace;
  /** The other example. */
  readonly earlier: E;
  /** What of the other example it meets: `Pod/counter`, `Service/echo`. */
  readonly others: readonly string[];
}

/** Something that an example made, with the example's place in the order. */
interface Made<T> {
  readonly place: number;
  readonly one: T;
}

/**
 * What examples made in a namespace, one after the other. Objects are found by their names, Pods and selectors by a label, so that an
 * example is not compared with each one before it.
 */
export class Namespace<E> {
  readonly #examples: E[] = [];
  readonly #objects = new Groups<string, string>();
  readonly #pods = new Groups<string, Selection['pods'][number]>();
  readonly #allPods: Made<Selection['pods'][number]>[] = [];
  readonly #selectors = new Groups<string, Selector>();

  /** What `example` made is there from now on. */
  add(example: E, { objects, pods, selectors }: Selection): void {
    const place = this.#examples.push(example) - 1;
    for (const { of } of objects) this.#objects.add(of, { place, one: of });
    for (const pod of pods) {
      this.#allPods.push({ place, one: pod });
      for (const pair of pairsOf(pod.labels)) this.#pods.add(keyOf(pair), { place, one: pod });
    }
    for (const selector of selectors) this.#selectors.add(keyOf(selector.needs), { place, one: selector });
  }

  /**
   * Find where an example meets what earlier ones left: a selector that catches their Pods, Pods that their selectors catch, an
   * object of the same kind and name. For each earlier one, each object of the example is told of once, by the first of these.
   */
  clashesWith(example: Selection): Clash<E>[] {
    const met = [
      ...example.selectors.flatMap(({ of, at, needs, selects }) => {
        const candidates = needs ? this.#pods.of(keyOf(needs)) : this.#allPods;
        const others = candidates.filter(({ one }) => selects(one.labels));
        return others.map(({ place, one }) => ({ kind: 'selects' as const, of, at, place, other: one.of }));
      }),
      ...example.pods.flatMap(({ of, at, labels }) => {
        const candidates = [undefined, ...pairsOf(labels)].flatMap((pair) => this.#selectors.of(keyOf(pair)));
        const others = candidates.filter(({ one }) => one.selects(labels));
        return others.map(({ place, one }) => ({ kind: 'is-selected' as const, of, at, place, other: one.of }));
      }),
      ...example.objects.flatMap(({ of, at }) =>
        this.#objects.of(of).map(({ place }) => ({ kind: 'same-object' as const, of, at, place, other: of })),
      ),
    ];
    // The first of an object and an earlier example says how they meet; the others of its kind and place are named with it.
    const byPair = Map.groupBy(met, ({ place, of }) => `${place} ${of}`);
    return [...byPair.values()]
      .map((all) => {
        const { kind, at, place } = all[0]!;
        const same = all.filter((one) => one.kind === kind && one.at === at);
        return { kind, at, place, others: [...new Set(same.map(({ other }) => other))] };
      })
      .sort((a, b) => a.place - b.place)
      .map(({ place, ...clash }) => ({ ...clash, earlier: this.#examples[place]! }));
  }
}

class Groups<K, T> {
  readonly #groups = new Map<K, Made<T>[]>();

  add(key: K, made: Made<T>): void {
    const group = this.#groups.get(key);
    if (group) group.push(made);
    else this.#groups.set(key, [made]);
  }

  of(key: K): readonly Made<T>[] {
    return this.#groups.get(key) ?? [];
  }
}

const pairsOf = (labels: Labels): LabelPair[] => Object.entries(labels);
const keyOf = (pair: LabelPair | undefined): string => (pair ? pair.join('=') : '');
