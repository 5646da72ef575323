/** What takes the place of a value that may be another in each run. */
const ANY = '<value>';

/**
 * A table that `kubectl get -o custom-columns` printed, with what differs between two runs of the same thing replaced in some
 * columns, and each row once, in order: kubectl lists by name, and how often an event was counted is chance. A message that ends
 * with a line break leaves an empty line, which is no row.
 * @param varying headings of columns whose values are compared otherwise than by equality
 */
export function normaliseTable(text: string, varying: readonly string[]): string {
  const [header = '', ...rows] = text.split('\n').filter((line) => line.trim() !== '');
  const starts = [...header.matchAll(/\S+/g)].map(({ 0: heading, index }) => ({ heading, index }));
  const cells = (row: string) =>
    starts.map(({ heading, index }, column) => {
      const cell = row.slice(index, starts[column + 1]?.index).trim();
      // The items of a list come in any order.
      return varying.includes(heading) ? ANY : cell.split(',').sort().join(',');
    });
  return [header, ...new Set(rows.map((row) => cells(row).join('   ')).sort())].join('\n');
}
