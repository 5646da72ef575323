import type { Objects } from '../objects.ts';

/** Lines below a title. `beside` is what stands on the title's own line. */
export interface Below {
  readonly beside?: string;
  readonly below: readonly string[];
}

/** What a row says: a value, several values below each other, or lines below the title. Without it, the row is left out. */
export type Said = string | number | boolean | readonly string[] | Below | undefined;

/** A row of a description of O. */
export type Row<O> = readonly [title: string, say: (object: O, all: Objects) => Said];

/** The lines of a description. A tab ends each cell. */
export function linesOf<O>(rows: readonly Row<O>[], object: O, all: Objects): string[] {
  return rows.flatMap(([title, say]) => {
    const said = say(object, all);
    if (said === undefined) return [];
    if (typeof said !== 'object') return [`${title}:\t${said}`];
    if ('below' in said) return below(title, said);
    if (said.length === 0) return [`${title}:\t<none>`];
    return said.map((value, index) => `${index === 0 ? `${title}:` : ''}\t${value}`);
  });
}

function below(title: string, { beside, below: lines }: Below): string[] {
  return [`${title}:${beside ?? (lines.length === 0 ? '\t<none>' : '')}`, ...lines];
}

/** kubectl has at least so many dashes below a head: four below `Age`. */
const DASHES = 4;

/** A table below a title, with dashes below its heads. */
export function table(heads: readonly string[], cells: readonly (readonly unknown[])[]): string[] {
  const dashes = heads.map((head) => '-'.repeat(Math.max(head.length, DASHES)));
  return [heads, dashes, ...cells].map((row) => `  ${row.join('\t')}`);
}

export function indented(lines: readonly string[], spaces = 2): string[] {
  return lines.map((line) => ' '.repeat(spaces) + line);
}
