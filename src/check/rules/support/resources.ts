import { FORMATS } from './names.ts';
import { parseQuantity } from './quantities.ts';
import { entries, isNull, type Spot } from './spot.ts';

export const STANDARD = ['cpu', 'memory', 'ephemeral-storage'];
export const HUGE = 'hugepages-';

/** Whether a container may ask for this resource: a standard one, huge pages, or one under a vendor's domain. */
export function isResourceName(name: string): boolean {
  if (!name.includes('/')) return STANDARD.includes(name) || name.startsWith(HUGE);
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
