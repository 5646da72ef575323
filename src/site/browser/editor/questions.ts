import type { Completions, HelpAt } from '@studylog/check/edit';
import type { Lang } from '@studylog/check/text';
import type { Verdict } from './verdict.ts';

/** What the page asks of the worker. */
export interface Questions {
  readonly judge: { readonly text: string; readonly lang: Lang };
  readonly mend: { readonly text: string };
  readonly complete: { readonly text: string; readonly offset: number };
  /** By type and field, as `Completion.about` names them. */
  readonly describe: { readonly about: readonly (About | undefined)[] };
  readonly help: { readonly text: string; readonly offset: number };
}

export interface About {
  readonly owner: string;
  readonly name: string;
  /** One of the values of the field. */
  readonly value?: string;
}

/** What the worker says. */
export interface Answers {
  readonly judge: Verdict;
  readonly mend: string;
  readonly complete: Completions | undefined;
  /** The first sentence of what the API says of each; '' where it says nothing. */
  readonly describe: readonly string[];
  readonly help: ShownHelp | undefined;
}

/** What is known of a key, with the address that its field has on this site below the base, if it has a page. */
export interface ShownHelp extends HelpAt {
  readonly version: string;
  readonly page?: string;
}

export type Kind = keyof Questions;

/** What the worker posts; a `failure` of the checker itself is for the console. */
export type Reply<K extends Kind> = { readonly answer: Answers[K] } | { readonly failure: string };
