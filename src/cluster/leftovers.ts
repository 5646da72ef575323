interface Thing {
  readonly what: string;
  readonly remove: string;
}

/**
 * What a run has made outside its own process and not removed yet: namespaces, containers, a cluster. A run that has no time
 * left to remove it can still name it.
 */
export class Leftovers {
  readonly #things = new Set<Thing>();

  /** Note something that was made, and the command that removes it. Call what is returned once it is gone, or meant to stay. */
  add(what: string, remove: string): () => void {
    const thing = { what, remove };
    this.#things.add(thing);
    return () => this.#things.delete(thing);
  }

  /** What is there, grouped by the command that removes it. */
  list(): { readonly what: readonly string[]; readonly remove: string }[] {
    const groups = Map.groupBy(this.#things, ({ remove }) => remove);
    return [...groups].map(([remove, things]) => ({ what: things.map(({ what }) => what), remove }));
  }
}
