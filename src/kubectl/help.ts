import { COMMANDS } from './commands/index.ts';
import { Failure, NotSimulated } from './failure.ts';

/** The words that ask for help. */
export const HELP: readonly string[] = ['', 'help', '--help', '-h'];

/** kubectl's own commands that this simulation does not have; those of two words are parts of commands that it has. */
const OTHERS =
  'alpha|api-versions|attach|auth|autoscale|certificate|cluster-info|completion|config|cordon|cp|debug|diff|drain|edit|kuberc|kustomize|options|plugin|port-forward|proxy|set resources|set selector|set serviceaccount|set subject|taint|top|uncordon'.split(
    '|',
  );

/** What can be typed here, or the parts of a command that has some. */
export function help(group: string): string {
  const names = Object.keys(COMMANDS).filter((name) => group === '' || name.startsWith(`${group} `));
  const lines = names.map((name) => `  ${COMMANDS[name]!.usage}\n`);
  return `Available Commands:\n${lines.join('')}`;
}

/** Why words are no command. @returns what to throw, in kubectl's words where kubectl has no such command either */
export function unknownCommand([first = '', second = '']: readonly string[], isGroup: boolean): Error {
  const other = [`${first} ${second}`, first].find((name) => OTHERS.includes(name));
  if (other) return new NotSimulated(`kubectl ${other}`, available());
  if (isGroup)
    return new Failure(`error: unknown command "${second}"\nSee 'kubectl ${first} -h' for help and examples`);
  const names = [...new Set([...Object.keys(COMMANDS), ...OTHERS].map((name) => name.split(' ')[0]!))];
  const meant = first.startsWith('-') ? [] : similar(first, names);
  if (first.startsWith('--')) return new Failure(`error: unknown flag: ${first}\nSee 'kubectl --help' for usage.`);
  if (first.startsWith('-')) {
    return new Failure(
      `error: unknown shorthand flag: '${first.slice(1, 2)}' in ${first}\nSee 'kubectl --help' for usage.`,
    );
  }
  const hint = meant.length > 0 ? `\n\nDid you mean this?\n${meant.map((name) => `\t${name}`).join('\n')}` : '';
  return new Failure(`error: unknown command "${first}" for "kubectl"${hint}`);
}

function available() {
  const names = [...new Set(Object.keys(COMMANDS).map((name) => name.split(' ')[0]!))].join(', ');
  return { ko: `쓸 수 있는 명령: ${names}`, en: `Available here: ${names}.` };
}

/** How many letters may be wrong, as in kubectl. */
const MOST_WRONG = 2;
/** kubectl's commands that come before `get`, in the order in which it suggests them; those after it follow by name. */
const FIRST = ['create', 'expose', 'run', 'set', 'explain', 'get', 'edit', 'delete', 'rollout', 'scale'];

/** The names that a word is near to, or begins. */
function similar(word: string, names: readonly string[]): string[] {
  const place = (name: string) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
  return names
    .filter((name) => distance(word, name) <= MOST_WRONG || name.startsWith(word.toLowerCase()))
    .sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}

/** How many letters are added, left out or replaced between two words. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one.toLowerCase()].entries()) {
    const next = [index + 1];
    for (const [at, wanted] of [...other].entries()) {
      next.push(Math.min(next[at]! + 1, row[at + 1]! + 1, row[at]! + Number(letter !== wanted)));
    }
    row = next;
  }
  return row.at(-1)!;
}
