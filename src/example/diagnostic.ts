/** A fault in a file that this project owns the format of: example.yaml, front matter, a note. */
export interface Diagnostic {
  /** Path from the project's root. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** What to write instead. */
  readonly hint?: string;
}

/** Write a diagnostic as editors and terminals link it: `file:line:column: message. Fix.` */
export function formatDiagnostic({ file, line, column, message, hint }: Diagnostic): string {
  return `${file}:${line}:${column}: ${message}${hint ? `\n    fix: ${hint}` : ''}`;
}

/** Thrown when files cannot be read into the model; the command line prints it and exits with 1. */
export class DiagnosticsError extends Error {
  override readonly name = 'DiagnosticsError';
  readonly diagnostics: readonly Diagnostic[];
  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(formatDiagnostic).join('\n'));
    this.diagnostics = diagnostics;
  }
}
