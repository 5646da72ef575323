import { type Localized, verbatim } from './localized.ts';

export interface FaultOptions {
  /** What to write or do instead. */
  readonly hint?: Localized;
  /** What a command that it ends exits with: 2 where the use is wrong or a tool is missing. */
  readonly exitCode?: 1 | 2;
}

/** Something that cannot go on, and why: a user reads it in their language and without a stack trace. `message` is the English. */
export class Fault extends Error {
  override readonly name: string = 'Fault';
  readonly said: Localized;
  readonly hint?: Localized;
  readonly exitCode: 1 | 2;

  constructor(said: Localized, { hint, exitCode = 1 }: FaultOptions = {}) {
    super(said.en);
    this.said = said;
    if (hint) this.hint = hint;
    this.exitCode = exitCode;
  }
}

/** A fault of how a command was called, or of a machine that lacks what it needs: exit code 2. */
export function misuse(said: Localized): Fault {
  return new Fault(said, { exitCode: 2 });
}

/** What an error says: in both languages where it is ours, else as it was printed. */
export function reasonOf(error: unknown): Localized {
  if (error instanceof Fault) return error.said;
  return verbatim(error instanceof Error ? error.message : String(error));
}
