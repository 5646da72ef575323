/** An object of the API as JSON has it, from a manifest or from a cluster. Nothing of it is known to be of the right type. */
export type KubeObject = Readonly<Record<string, unknown>>;

/** The value below some fields; undefined where there is none. */
export function at(value: unknown, ...fields: readonly string[]): unknown {
  let found = value;
  for (const field of fields) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, field)) return undefined;
    found = (found as KubeObject)[field];
  }
  return found;
}

/** The items of a list that are objects; none where it is no list. */
export function objectsAt(value: unknown, ...fields: readonly string[]): KubeObject[] {
  const list = at(value, ...fields);
  return Array.isArray(list) ? list.filter((item) => typeof item === 'object' && item !== null) : [];
}

/** A string of at least one character. */
export function textAt(value: unknown, ...fields: readonly string[]): string | undefined {
  const found = at(value, ...fields);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** A whole number that is not negative. */
export function numberAt(value: unknown, ...fields: readonly string[]): number | undefined {
  const found = at(value, ...fields);
  return Number.isInteger(found) && (found as number) >= 0 ? (found as number) : undefined;
}

/** A port by number or name. */
export function portAt(value: unknown, ...fields: readonly string[]): number | string | undefined {
  return numberAt(value, ...fields) ?? textAt(value, ...fields);
}
