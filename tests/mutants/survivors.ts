/** Mutants that no user could notice, grouped by what they have in common. What is absent may be anything. */
export interface Survivor {
  /** The file or a folder, from the project's root. */
  readonly file?: string;
  /** Names of Stryker's mutators. */
  readonly mutators?: readonly string[];
  /** Text that stands in the lines of such a mutant. */
  readonly code: string;
  /** What the mutated code becomes. */
  readonly replacement?: string;
  readonly why: string;
}

export interface Mutant {
  readonly file: string;
  readonly line: number;
  readonly mutator: string;
  readonly original: string;
  readonly replacement: string;
  /** The lines that it stands in. */
  readonly code: string;
  readonly killed: boolean;
}

/** A report of Stryker, as far as it is read here: https://github.com/stryker-mutator/mutation-testing-elements */
interface Report {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly ReportedMutant[] }>>;
}
interface ReportedMutant {
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly status: string;
  readonly location: Readonly<Record<'start' | 'end', { readonly line: number; readonly column: number }>>;
}

/** Mutants that could be run; those that do not compile or were ignored are none. */
const NOTICED = ['Killed', 'Timeout'];
const UNNOTICED = ['Survived', 'NoCoverage'];

/** All mutants of a report. */
export function mutantsOf({ files }: Report): Mutant[] {
  return Object.entries(files).flatMap(([file, { source, mutants }]) => {
    const lines = source.split('\n');
    return mutants
      .filter(({ status }) => NOTICED.includes(status) || UNNOTICED.includes(status))
      .map(({ mutatorName, replacement = '', status, location: { start, end } }) => {
        const code = lines.slice(start.line - 1, end.line).join('\n');
        const original =
          start.line === end.line ? code.slice(start.column - 1, end.column - 1) : `${lines[start.line - 1]}…`;
        return {
          file,
          line: start.line,
          mutator: mutatorName,
          original: original.trim(),
          replacement,
          code,
          killed: NOTICED.includes(status),
        };
      });
  });
}

/** Whether an entry of the list speaks of this mutant. */
export function isListed(mutant: Mutant, { file, mutators, code, replacement }: Survivor): boolean {
  return (
    (file === undefined || mutant.file === file || mutant.file.startsWith(`${file}/`)) &&
    (mutators === undefined || mutators.includes(mutant.mutator)) &&
    (replacement === undefined || mutant.replacement === replacement) &&
    mutant.code.includes(code)
  );
}
