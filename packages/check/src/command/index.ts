export { type Command, checkCommand } from './command.ts';
export { withoutRefused } from './mendable.ts';
export { type Option, type OptionValues, readOptions, refuse } from './options.ts';
export type { OwnFolders, Program } from './program.ts';
export { type Checked, type CheckSettings, documentsIn, NOTHING, sum } from './run.ts';
export { columnsOf, langOf, painter } from './terminal.ts';
export { UsageError } from './usage.ts';
