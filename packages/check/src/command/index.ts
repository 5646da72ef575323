export { type Checked, type CheckSettings, documentsIn, NOTHING, sum } from './checked.ts';
export { type Command, checkCommand } from './command.ts';
export { main } from './main.ts';
export { type Option, type OptionValues, readOptions, refuse } from './options.ts';
export type { OwnPaths, Program } from './program.ts';
export { columnsOf, langOf, painter } from './terminal.ts';
