const UNIT = 10n ** 9n;
/** What a suffix stands for, in billionths. */
const SUFFIXES: Readonly<Record<string, bigint>> = {
  n: 1n,
  u: 10n ** 3n,
  m: 10n ** 6n,
  '': UNIT,
  ...Object.fromEntries([...'kMGTPE'].map((suffix, index) => [suffix, UNIT * 1000n ** BigInt(index + 1)])),
  ...Object.fromEntries([...'KMGTPE'].map((suffix, index) => [`${suffix}i`, UNIT * 1024n ** BigInt(index + 1)])),
};
const MAX = (2n ** 63n - 1n) * UNIT;

/**
 * Read a Kubernetes quantity as a whole number of billionths, rounded up as the API server does and capped at 2^63-1.
 * Undefined for text that is no quantity; schema rules report that.
 */
export function parseQuantity(value: string | number): bigint | undefined {
  const match = /^([-+]?)(?=[.\d])(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d{1,3})|([numkMGTPE]|[KMGTPE]i)?)$/.exec(
    String(value),
  );
  const [, sign, whole = '', fraction = '', power, suffix = ''] = match ?? [];
  if (!match) return undefined;
  const places = BigInt(fraction.length - (power === undefined ? 0 : Number(power)));
  const amount = BigInt(whole + fraction) * SUFFIXES[suffix]!;
  const rounded = places > 0n ? (amount + 10n ** places - 1n) / 10n ** places : amount * 10n ** -places;
  const capped = rounded > MAX ? MAX : rounded;
  return sign === '-' ? -capped : capped;
}

/** Whether a quantity is a whole number of units. */
export function isWhole(quantity: bigint): boolean {
  return quantity % UNIT === 0n;
}
