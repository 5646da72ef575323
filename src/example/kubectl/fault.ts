import type { Localized } from '@studylog/check/text';

/** A `run` command line that is not allowed: what is wrong and what to write instead. */
export class CommandFault extends Error {
  override readonly name = 'CommandFault';
  readonly said: Localized;
  readonly hint: Localized;
  constructor(said: Localized, hint: Localized) {
    super(said.en);
    this.said = said;
    this.hint = hint;
  }
}

/** The hint that names one likely word. */
export function didYouMean(meant: string): Localized {
  return { ko: `혹시 \`${meant}\`입니까?`, en: `did you mean \`${meant}\`?` };
}
