/** The operators that may stand wherever a value is expected. */
export const OPERATORS = ['$match', '$gt', '$gte', '$lt', '$lte', '$ne', '$oneOf', '$save'] as const;
export type Operator = (typeof OPERATORS)[number];

/** Whether a value is a mapping. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is a mapping of operators alone, not the partial object that any other mapping is. */
export function isOperators(value: unknown): value is Record<string, unknown> {
  if (!isRecord(value)) return false;
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => (OPERATORS as readonly string[]).includes(key));
}
