import { FORMATS } from './names.ts';
import { isWhole, parseQuantity } from './quantities.ts';
import { entries, isNull, type Spot } from './spot.ts';

export const STANDARD = ['cpu', 'memory', 'ephemeral-storage'];
export const HUGE = 'hugepages-';

/** Whether a name is that of huge pages of a size that is a whole number of bytes. */
export function isHugePages(name: string): boolean {
  const size = /^hugepages-[\d.]/.test(name) ? parseQuantity(name.slice(HUGE.length)) : undefined;
  return size !== undefined && size > 0n && isWhole(size);
}

/** Whether a container may ask for this resource: a standard one, huge pages, or one under a vendor's domain. */
export function isResourceName(name: string): boolean {
  if (!name.includes('/')) return STANDARD.includes(name) || isHugePages(name);
  if (name.includes('kubernetes.io/')) return FORMATS.labelKey.pattern.test(name);
  return !name.startsWith('requests.') && FORMATS.labelKey.pattern.test(`requests.${name}`);
}

export interface Amount {
  readonly spot: Spot;
  readonly value: bigint;
}

/** Quantities by resource name; those that can't be read are left to the schema's rules; null is 0. */
export function amounts(list: Spot | undefined): Map<string, Amount> {
  const found = new Map<string, Amount>();
  for (const spot of entries(list)) {
    const scalar = spot.node.kind === 'scalar' ? spot.node.value : null;
    const value =
      typeof scalar === 'string' || typeof scalar === 'number'
        ? parseQuantity(scalar)
        : isNull(spot.node)
          ? 0n
          : undefined;
    if (value !== undefined) found.set(spot.entry.key.text, { spot, value });
  }
  return found;
}
