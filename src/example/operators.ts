/** The operators that may stand wherever a value is expected. */
export const OPERATORS = ['$match', '$gt', '$gte', '$lt', '$lte', '$ne', '$oneOf', '$save'] as const;
export type Operator = (typeof OPERATORS)[number];
