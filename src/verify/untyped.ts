/** The fields of a value of which nothing is known. */
export type Fields = Readonly<Record<string, unknown>>;

/** The fields of a value; none where it is no object. */
export const fields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {};

/** The fields of each item of a list; none where it is no list. */
export const list = (value: unknown): Fields[] => (Array.isArray(value) ? value.map(fields) : []);
