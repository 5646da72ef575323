import { Fault } from '@studylog/check/text';
import { ServerError } from '../cluster/embedded/server-error.ts';
import type { EmbeddedWorkspace } from '../cluster/embedded/workspace.ts';
import { Unsupported } from '../cluster/engine.ts';
import type { Command } from './command.ts';
import { COMMANDS } from './commands/index.ts';
import { Failure, NotSimulated } from './failure.ts';
import { readCall } from './flags.ts';
import { HELP, help, unknownCommand } from './help.ts';
import type { Shell } from './shell.ts';

export { complete } from './complete.ts';
export { curl } from './curl.ts';
export type { Objects } from './objects.ts';
export { collected, type Shell } from './shell.ts';

/** What a shell says of a command that Ctrl-C ended. */
const INTERRUPTED = 130;

/**
 * Run the words after `kubectl`; resolves to the exit code. Streams (`-w`, `logs -f`, `rollout status`) until done or aborted.
 * Nothing is thrown for what a reader types: it is printed, as kubectl prints it.
 */
export async function kubectl(workspace: EmbeddedWorkspace, words: readonly string[], shell: Shell): Promise<number> {
  try {
    const code = await run(workspace, words, shell);
    return shell.signal.aborted ? INTERRUPTED : code;
  } catch (error) {
    if (error instanceof ServerError) {
      shell.error(`${error.message}\n`);
      return 1;
    }
    if (error instanceof Failure) {
      shell.error(error.message.endsWith('\n') ? error.message : `${error.message}\n`);
      return error.exitCode;
    }
    if (!(error instanceof Fault)) throw error;
    if (error instanceof NotSimulated || error instanceof Unsupported) shell.lacking?.(error.said);
    shell.error(`${error.said[shell.lang ?? 'en']}\n`);
    return 1;
  }
}

async function run(workspace: EmbeddedWorkspace, words: readonly string[], shell: Shell): Promise<number> {
  const [name, command] = commandOf(words);
  if (!command) {
    shell.out(help(name));
    return 0;
  }
  const left = words.slice(name.split(' ').length);
  if (left.includes('--help') || (left.includes('-h') && !left.includes('--'))) {
    shell.out(`${command.usage}\n`);
    return 0;
  }
  const { flags, operands, rest } = readCall(left, command, name);
  return (await command.run({ workspace, shell, command: name, flags, operands, rest })) ?? 0;
}

/** The command that words begin with; without one where they ask for help. @throws Failure, NotSimulated */
function commandOf(words: readonly string[]): [name: string, command: Command | undefined] {
  const [first = '', second = ''] = words;
  const both = `${first} ${second}`;
  for (const name of [both, first]) if (Object.hasOwn(COMMANDS, name)) return [name, COMMANDS[name]];
  if (HELP.includes(first)) return ['', undefined];
  const isGroup = Object.keys(COMMANDS).some((name) => name.startsWith(`${first} `));
  if (isGroup && (second === '' || HELP.includes(second))) return [first, undefined];
  throw unknownCommand(words, isGroup);
}
