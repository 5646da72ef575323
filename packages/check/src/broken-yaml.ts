// What is loaded when a file can't be read, or no kind be told in it.
export { meantKind } from './meant-kind.ts';
export { recover } from './recovery/recover.ts';
export { rules } from './rules/broken-yaml.ts';
