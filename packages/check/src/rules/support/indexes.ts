/** How many indexes a list such as `0,2-4` names; undefined where it is no rising list of numbers below `limit`. */
export function indexCount(list: string, limit: number): number | undefined {
  if (list === '') return 0;
  let last = -1;
  let count = 0;
  for (const interval of list.split(',')) {
    const match = /^(\+?\d+)(?:-(\+?\d+))?$/.exec(interval);
    const first = Number(match?.[1]);
    const end = Number(match?.[2] ?? first);
    if (!match || first <= last || end >= limit || (match[2] !== undefined && end <= first)) return undefined;
    last = end;
    count += end - first + 1;
  }
  return count;
}
