/** What an editor asks of a text while it is typed: what may follow, and what a key means. */
export { type Completion, type Completions, completionsAt } from './complete.ts';
export { type HelpAt, helpAt } from './help.ts';
export type { FoundBy } from './readings.ts';
