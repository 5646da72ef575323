/** The examples of one list by their ids, made when somebody first asks. */
const indexes = new WeakMap<readonly { readonly id: string }[], ReadonlyMap<string, unknown>>();

/** The example with an id; undefined where there is none. */
export function exampleWith<E extends { readonly id: string }>(id: string, examples: readonly E[]): E | undefined {
  const index = indexes.get(examples) ?? new Map(examples.map((example) => [example.id, example]));
  indexes.set(examples, index);
  return index.get(id) as E | undefined;
}
