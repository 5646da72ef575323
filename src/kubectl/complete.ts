import type { EmbeddedWorkspace } from '../cluster/embedded/workspace.ts';
import { COMMANDS } from './commands/index.ts';
import { ownFlags } from './flags.ts';
import { RESOURCES, resourceNamed } from './kinds.ts';
import { snapshot } from './objects.ts';

/** What may follow at the end of a line: verbs, kinds, names of objects, flags. `from` is where the word begins that they complete. */
export async function complete(
  workspace: EmbeddedWorkspace,
  line: string,
): Promise<{ readonly from: number; readonly choices: readonly string[] }> {
  const from = line.search(/\S*$/);
  const word = line.slice(from);
  const before = line
    .slice(0, from)
    .trim()
    .split(/\s+/)
    .filter((one) => one !== '');
  if (before[0] !== 'kubectl') return { from, choices: [] };
  const choices = (await choicesAfter(workspace, before.slice(1), word)).filter((choice) => choice.startsWith(word));
  return { from, choices: [...new Set(choices)].sort() };
}

async function choicesAfter(workspace: EmbeddedWorkspace, words: readonly string[], word: string): Promise<string[]> {
  const name = [words.slice(0, 2).join(' '), words[0] ?? ''].find((one) => Object.hasOwn(COMMANDS, one));
  if (!name) return partsOf(words.join(' '));
  if (word.startsWith('-'))
    return ownFlags(COMMANDS[name]!).flatMap(({ name: flag, value }) => (value ? `${flag}=` : flag));
  const operands = words.slice(name.split(' ').length).filter((one) => !one.startsWith('-'));
  return await operandsOf(workspace, name, operands, word);
}

/** The next words of commands that begin with these. */
function partsOf(begun: string): string[] {
  const prefix = begun === '' ? '' : `${begun} `;
  return Object.keys(COMMANDS)
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length).split(' ')[0]!);
}

/** Commands whose first word is a Pod's name. */
const OF_PODS = ['logs', 'exec'];

async function operandsOf(
  workspace: EmbeddedWorkspace,
  command: string,
  operands: readonly string[],
  word: string,
): Promise<string[]> {
  const objects = await snapshot(workspace, ['Node', 'Namespace']);
  const namesOf = (kind: string) => objects.of(kind).map(({ metadata }) => metadata.name);
  const slash = word.indexOf('/');
  if (slash >= 0) return namesIn(word.slice(0, slash), namesOf).map((name) => word.slice(0, slash + 1) + name);
  if (OF_PODS.includes(command)) return operands.length === 0 ? namesOf('Pod') : [];
  if (operands.length > 0) return operands[0]!.includes('/') ? [] : namesIn(operands[0]!, namesOf);
  return RESOURCES.flatMap(({ names }) => names);
}

function namesIn(type: string, namesOf: (kind: string) => string[]): string[] {
  try {
    return namesOf(resourceNamed(type).kind);
  } catch {
    return [];
  }
}
