const SUFFIXES: Readonly<Record<string, readonly [base: bigint, exponent: number]>> = {
  n: [10n, -9],
  u: [10n, -6],
  m: [10n, -3],
  '': [10n, 0],
  k: [10n, 3],
  M: [10n, 6],
  G: [10n, 9],
  T: [10n, 12],
  P: [10n, 15],
  E: [10n, 18],
  Ki: [1024n, 1],
  Mi: [1024n, 2],
  Gi: [1024n, 3],
  Ti: [1024n, 4],
  Pi: [1024n, 5],
  Ei: [1024n, 6],
};
const NANO = 9;
const UNIT = 10n ** BigInt(NANO);
const MAX = (2n ** 63n - 1n) * UNIT;

/**
 * Read a Kubernetes quantity as a whole number of billionths, rounded up as the API server does and capped at 2^63-1.
 * Undefined for text that is no quantity; schema rules report that.
 */
export function parseQuantity(value: string | number): bigint | undefined {
  const match = /^([-+]?)(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d{1,3})|([numkMGTPE]|[KMGTPE]i)?)$/.exec(String(value));
  const [, sign, whole = '', fraction = '', power, suffix = ''] = match ?? [];
  if (!match || whole + fraction === '') return undefined;
  const [base, exponent] = power === undefined ? SUFFIXES[suffix]! : [10n, Number(power)];
  const digits = BigInt(whole + fraction) * (exponent > 0 ? base ** BigInt(exponent) : 1n) * UNIT;
  const divisor = 10n ** BigInt(fraction.length) * (exponent < 0 ? base ** BigInt(-exponent) : 1n);
  const rounded = (digits + divisor - 1n) / divisor;
  const capped = rounded > MAX ? MAX : rounded;
  return sign === '-' ? -capped : capped;
}

/** Whether a quantity is a whole number of units. */
export function isWhole(quantity: bigint): boolean {
  return quantity % UNIT === 0n;
}
