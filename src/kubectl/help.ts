import { nearest } from '@studylog/check/text';
import { COMMANDS } from './commands/index.ts';
import { Failure, NotSimulated } from './failure.ts';

/** The words that ask for help. */
export const HELP: readonly string[] = ['', 'help', '--help', '-h'];

/** kubectl's own commands that this simulation does not have; those of two words are parts of commands that it has. */
const OTHERS =
  'alpha|annotate|api-versions|attach|auth|autoscale|certificate|cluster-info|completion|config|cordon|cp|debug|diff|drain|edit|expose|kuberc|kustomize|options|patch|plugin|port-forward|proxy|replace|run|set env|set resources|set selector|set serviceaccount|set subject|taint|top|uncordon'.split(
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
  const meant = first.startsWith('-') ? undefined : nearest(first, names);
  if (first.startsWith('--')) return new Failure(`error: unknown flag: ${first}\nSee 'kubectl --help' for usage.`);
  if (first.startsWith('-')) {
    return new Failure(
      `error: unknown shorthand flag: '${first.slice(1, 2)}' in ${first}\nSee 'kubectl --help' for usage.`,
    );
  }
  const hint = meant ? `\n\nDid you mean this?\n\t${meant}` : '';
  return new Failure(`error: unknown command "${first}" for "kubectl"${hint}`);
}

function available() {
  const names = [...new Set(Object.keys(COMMANDS).map((name) => name.split(' ')[0]!))].join(', ');
  return { ko: `쓸 수 있는 명령: ${names}`, en: `Available here: ${names}.` };
}
