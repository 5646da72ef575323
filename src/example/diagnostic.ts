import { type Lang, type Localized, visible } from '@studylog/check/text';

/** A fault in a file that this project owns the format of: example.yaml, front matter, a note. */
export interface Diagnostic {
  /** Path from the project's root. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** What is wrong, in one sentence. */
  readonly message: Localized;
  /** What to write instead. */
  readonly hint?: Localized;
  /** A warning is reported, but stops nothing; without it, this is an error. */
  readonly severity?: 'warning';
  /** The check that found it, for reports that name rules; without it, the kind of the file says enough. */
  readonly rule?: string;
}

/** Whether a diagnostic stops a build, and makes a check fail. */
export const isError = ({ severity }: Diagnostic): boolean => severity === undefined;

const FIX: Localized = { ko: '해결 방법', en: 'fix' };
const WARNING: Localized = { ko: '경고: ', en: 'warning: ' };

/** Write a diagnostic in the reader's language, as editors and terminals link it: `file:line:column: message`, and the fix below. */
export function formatDiagnostic(diagnostic: Diagnostic, lang: Lang): string {
  const { file, line, column, message, hint } = diagnostic;
  const kind = isError(diagnostic) ? '' : WARNING[lang];
  // Whoever contributes a file chooses its name, which must not look like a line of its own.
  return `${visible(file)}:${line}:${column}: ${kind}${message[lang]}${hint ? `\n    ${FIX[lang]}: ${hint[lang]}` : ''}`;
}

/** Thrown when files cannot be read into the model; the command line prints its diagnostics and exits with 1. */
export class DiagnosticsError extends Error {
  override readonly name = 'DiagnosticsError';
  readonly diagnostics: readonly Diagnostic[];
  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map((diagnostic) => formatDiagnostic(diagnostic, 'en')).join('\n'));
    this.diagnostics = diagnostics;
    // A mistake in a file is at no place of this program: whoever prints the error, Astro included, shows the message alone.
    delete this.stack;
  }
}

/**
 * Try to read something.
 * @param found what is wrong with it is added here
 * @returns undefined where something is wrong with it
 * @throws any error that is no DiagnosticsError
 */
export function attempt<T>(read: () => T, found: Diagnostic[]): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DiagnosticsError)) throw error;
    found.push(...error.diagnostics);
    return undefined;
  }
}
