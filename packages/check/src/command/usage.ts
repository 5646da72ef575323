import type { Localized } from '../text/localized.ts';

/** A command line that makes no sense; printed without a stack trace, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly said: Localized;

  constructor(said: Localized) {
    super(said.en);
    this.said = said;
  }
}
