const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000 };

/** How long an expectation may take to come true where its step does not say. */
export const DEFAULT_WITHIN = '30s';

/**
 * Milliseconds of a duration as example.yaml writes it.
 * @example milliseconds('1.5s') // 1500
 */
export function milliseconds(duration: string): number {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(ms|s|m)$/.exec(duration) ?? [];
  if (amount === undefined || unit === undefined) throw new RangeError(`"${duration}" is not a duration such as 30s`);
  return Number(amount) * UNITS[unit]!;
}
