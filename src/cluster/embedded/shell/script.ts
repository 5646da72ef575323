/** A shell script as far as it is simulated. */
export type Script = readonly Entry[];

/** A command and when it runs: always, or after the one before it went well or not. */
export interface Entry {
  readonly when: 'always' | 'and' | 'or';
  readonly command: Command;
}

export type Command = Simple | Loop | Choice | Pipeline;

/** `NAME=value tool argument > file` */
export interface Simple {
  readonly kind: 'simple';
  readonly assignments: readonly { readonly name: string; readonly value: Word }[];
  readonly words: readonly Word[];
  readonly redirects: readonly Redirect[];
}

/** `while` and `until` */
export interface Loop {
  readonly kind: 'loop';
  readonly until: boolean;
  readonly condition: Script;
  readonly body: Script;
}

/** `if`, `elif` and `else`; an `else` has no condition. */
export interface Choice {
  readonly kind: 'choice';
  readonly branches: readonly { readonly condition?: Script; readonly body: Script }[];
}

export interface Pipeline {
  readonly kind: 'pipeline';
  readonly commands: readonly Command[];
}

export interface Redirect {
  readonly from: 'in' | 'out' | 'error';
  /** `2>&1` goes where the output goes. */
  readonly to: Word | 'output';
  readonly append: boolean;
}

/** Parts that become one word, or several where an unquoted variable holds blanks. */
export type Word = readonly Part[];
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'variable'; readonly name: string; readonly quoted: boolean; readonly fallback?: string }
  | { readonly kind: 'output'; readonly script: Script; readonly quoted: boolean };

/** A word's text where it is the same in every run; undefined otherwise. */
export function constant(word: Word): string | undefined {
  const texts = word.map((part) => (part.kind === 'text' ? part.text : undefined));
  return texts.includes(undefined) ? undefined : texts.join('');
}
