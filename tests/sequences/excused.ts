/** Where what the embedded cluster prints may differ from what a real one does. By column or field, never by sequence. */
export interface Excuse {
  readonly field: string;
  /** What of a normalised line differs, after `stdout: ` or `stderr: `. */
  readonly pattern: RegExp;
  /** The line may be missing. */
  readonly whole?: true;
  readonly reason: string;
}

export const EXCUSED: readonly Excuse[] = [];
