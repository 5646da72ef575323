/** What `each` gives for every value, in one list: `flatMap` that V8 compiles, where its own calls the runtime for each item. */
export function collect<T, R>(values: readonly T[], each: (value: T) => readonly R[]): R[] {
  const all: R[] = [];
  for (const value of values) for (const result of each(value)) all.push(result);
  return all;
}
