/**
 * What a run has made outside its own process and not removed yet: namespaces, containers, a cluster. A run that has no time
 * left to remove it can still name it.
 */
export class Leftovers {
  /** The command that removes each thing. */
  readonly #commands = new Map<string, string>();

  /** Note something before it is made, and the command that removes it. */
  add(what: string, remove: string): void {
    this.#commands.set(what, remove);
  }

  /** It is removed, or meant to stay. */
  settle(what: string): void {
    this.#commands.delete(what);
  }

  /** What is there, grouped by the command that removes it. */
  list(): { readonly what: readonly string[]; readonly remove: string }[] {
    const groups = Map.groupBy(this.#commands, ([, remove]) => remove);
    return [...groups].map(([remove, things]) => ({ what: things.map(([what]) => what), remove }));
  }
}
