import type { KubeObject } from '../../cluster/engine.ts';

/** A column of the table of a kind. */
export interface Column {
  readonly heading: string;
  /** Only with `-o wide`. */
  readonly wide?: true;
  readonly cell: (object: KubeObject, now: number) => string | number;
}

const PADDING = 3;
const LEAST = 6;

/** Aligns rows of cells; widths that were used once are kept, so that what a watch adds stands below what is there. */
export class TableText {
  readonly #widths: number[] = [];

  /** The rows as lines, each with its line break. */
  lines(rows: readonly (readonly string[])[]): string {
    for (const row of rows) {
      for (const [column, cell] of row.slice(0, -1).entries()) {
        this.#widths[column] = Math.max(this.#widths[column] ?? LEAST, [...cell].length + PADDING);
      }
    }
    return rows
      .map((row) => {
        const last = row.length - 1;
        const cells = row.map((cell, column) =>
          column === last ? cell : cell + ' '.repeat(this.#widths[column]! - [...cell].length),
        );
        return `${cells.join('')}\n`;
      })
      .join('');
  }
}

/** A cell as a table shows it: no more than its first line. */
export function cellText(value: string | number): string {
  const text = String(value);
  const end = text.search(/[\f\n\r]/);
  return end < 0 ? text : `${text.slice(0, end)}...`;
}
