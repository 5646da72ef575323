import type { Command } from '../command.ts';
import { get } from './get.ts';

/** Every command, as its words after `kubectl`; a new one is a file and a row here. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  get,
};
