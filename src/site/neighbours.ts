/** How many of a long list are shown beside one of them. */
const NEAR = 15;

/**
 * The part of a list around one of its places.
 * @example around([1, 2, 3, 4, 5], 0, 3) // [1, 2, 3]
 */
export function around<T>(list: readonly T[], place: number, count = NEAR): readonly T[] {
  const first = Math.max(0, Math.min(place - Math.floor(count / 2), list.length - count));
  return list.slice(first, first + count);
}

/** The members of `ids` in the order in which `shown` first names them, then the rest in their own. */
export function inOrderOf(ids: readonly string[], shown: readonly string[]): readonly string[] {
  const known = new Set(ids);
  const first = shown.filter((id) => known.has(id));
  return [...new Set([...first, ...ids])];
}
