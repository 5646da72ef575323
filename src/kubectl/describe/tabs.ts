/** Spaces between two columns. */
const PADDING = 2;

/**
 * Align cells that tabs end, as Go's text/tabwriter does for kubectl: a column is as wide as its widest cell in lines that
 * follow each other, and the rest of a line behind its last tab is no cell.
 * @see https://pkg.go.dev/text/tabwriter
 */
export function alignTabs(text: string): string {
  const lines = text.split('\n').map((line) => line.split('\t'));
  const padded = lines.map((cells) => [...cells]);
  const columns = Math.max(...lines.map((cells) => cells.length - 1));
  for (let column = 0; column < columns; column += 1) {
    let first = 0;
    while (first < lines.length) {
      let end = first;
      while (end < lines.length && column < lines[end]!.length - 1) end += 1;
      const block = lines.slice(first, end).map((cells) => cells[column]!);
      const width = Math.max(0, ...block.map(widthOf)) + PADDING;
      for (const [index, cell] of block.entries()) {
        padded[first + index]![column] = cell + ' '.repeat(width - widthOf(cell));
      }
      first = Math.max(end, first + 1);
    }
  }
  return padded.map((cells) => cells.join('')).join('\n');
}

/** Go counts code points; a Korean character is as wide as any. */
function widthOf(cell: string): number {
  return [...cell].length;
}
