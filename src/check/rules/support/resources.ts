import { parseQuantity } from './quantities.ts';
import { entries, type Spot } from './spot.ts';

export interface Amount {
  readonly spot: Spot;
  readonly value: bigint;
}

/** Quantities by resource name; those that can't be read are left to the schema's rules. */
export function amounts(list: Spot | undefined): Map<string, Amount> {
  const found = new Map<string, Amount>();
  for (const spot of entries(list)) {
    const scalar = spot.node.kind === 'scalar' ? spot.node.value : null;
    const value = typeof scalar === 'string' || typeof scalar === 'number' ? parseQuantity(scalar) : undefined;
    if (value !== undefined) found.set(spot.entry.key.text, { spot, value });
  }
  return found;
}
