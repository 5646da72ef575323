import { Fault, type Localized, nearest } from '@studylog/check/text';
import { COMMANDS, type Command, WATCHED } from './kubectl/commands.ts';
import { type Flag, type Given, parseFlags } from './kubectl/flags.ts';
import { didYouMean } from './kubectl/hints.ts';
import { splitWords } from './kubectl/words.ts';

/** The step to write in place of a command that changes the cluster. */
const STEP_FOR: Readonly<Record<string, string>> = {
  apply: '`apply: <file>`',
  create: '`apply: <file>`',
  delete: '`delete: {kind: …, name: …}`',
  scale: '`scale: {kind: …, name: …, replicas: …}`',
  label: '`label: {kind: …, name: …, set: {…}}`',
  set: '`setImage: {kind: …, name: …, container: …, image: …}`',
  rollout: '`rollout: {action: …, kind: …, name: …}`',
};

/**
 * Read a `run` command line into words as a shell would, without one, and check that a stranger's example may run it:
 * it reads objects of its own namespace, or the API's documentation, and prints them.
 * @example readCommand("kubectl get pod -o 'jsonpath={.items[0].metadata.name}'") // ['kubectl', 'get', 'pod', '-o', 'jsonpath={.items[0].metadata.name}']
 * @throws Fault
 */
export function readCommand(line: string): string[] {
  const { words, args } = readWords(line);
  const name = args[0] === 'rollout' ? args.slice(0, 2).join(' ') : (args[0] ?? '');
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new Fault(notAllowed('run', `kubectl ${name}`.trim()), { hint: insteadOf(name) });
  check(name, command, command.flags, args.slice(name.split(' ').length));
  return words;
}

/**
 * Read the command line of a `watch`: one that a `run` may have too, but for the flag by which it does not end by itself.
 * @example readWatch('kubectl get pod -w') // ['kubectl', 'get', 'pod', '-w']
 * @throws Fault
 */
export function readWatch(line: string): string[] {
  const { words, args } = readWords(line);
  const [name = '', ...rest] = args;
  const watched = Object.hasOwn(WATCHED, name) ? WATCHED[name] : undefined;
  if (!watched) throw new Fault(notAllowed('watch', `kubectl ${name}`.trim()), { hint: ENDLESS });
  const { command, endless } = watched;
  const given = check(name, command, [...command.flags, ...endless], rest);
  const goesOn = given.some(({ flag, value }) => endless.includes(flag) && value === 'true');
  if (!goesOn) throw new Fault(endsByItself(line), { hint: ENDLESS });
  return words;
}

const ENDLESS: Localized = {
  ko: '`watch`에는 `kubectl get … -w`, `kubectl logs -f …`, `kubectl events --watch`를 쓸 수 있습니다. 스스로 끝나는 명령은 `run`에 적으십시오.',
  en: '`watch` takes `kubectl get … -w`, `kubectl logs -f …` and `kubectl events --watch`; write a command that ends by itself in `run`',
};

function endsByItself(line: string): Localized {
  return { ko: `\`${line}\` 명령은 스스로 끝납니다.`, en: `\`${line}\` ends by itself` };
}

function readWords(line: string): { readonly words: string[]; readonly args: readonly string[] } {
  const words = splitWords(line);
  const [program, ...args] = words;
  if (program !== 'kubectl') {
    throw new Fault(
      {
        ko: `여기에는 kubectl만 쓸 수 있습니다. "${program ?? ''}" 프로그램은 쓸 수 없습니다.`,
        en: `only kubectl can run here, not "${program ?? ''}"`,
      },
      { hint: { ko: '`kubectl`로 시작하십시오.', en: 'start it with kubectl' } },
    );
  }
  return { words, args };
}

/** Check what follows a command's name, and give its flags. @throws Fault */
function check(
  name: string,
  { operands: checkOperands, runsWords }: Command,
  flags: readonly Flag[],
  words: readonly string[],
): readonly Given[] {
  const { given, operands, rest = [] } = parseFlags(words, flags, name, runsWords);
  checkOperands(operands, name);
  if (runsWords && rest.length === 0) {
    throw new Fault(
      {
        ko: `\`kubectl ${name}\`에는 \`--\` 뒤에 실행할 명령을 적어야 합니다.`,
        en: `\`kubectl ${name}\` needs a command after \`--\``,
      },
      {
        hint: {
          ko: `\`kubectl ${name} echo -- date\`처럼 적으십시오.`,
          en: `write kubectl ${name} echo -- date, for example`,
        },
      },
    );
  }
  return given;
}

function notAllowed(verb: 'run' | 'watch', words: string): Localized {
  return {
    ko: `\`${verb}\`에서 \`${words}\` 명령은 쓸 수 없습니다.`,
    en: `\`${words}\` is not allowed in \`${verb}\``,
  };
}

function insteadOf(name: string): Localized {
  const names = Object.keys(COMMANDS);
  const [verb = ''] = name.split(' ');
  const step = Object.hasOwn(STEP_FOR, verb) ? STEP_FOR[verb] : undefined;
  const others = names.filter((other) => other.startsWith(`${verb} `)).join(', ');
  if (step && others) {
    return {
      ko: `${step} 단계로 적거나, ${others} 명령을 쓰십시오.`,
      en: `write it as the step ${step}, or use ${others}`,
    };
  }
  if (step) return { ko: `${step} 단계로 적으십시오.`, en: `write it as the step ${step}` };
  const meant = nearest(name, names);
  if (meant) return didYouMean(meant);
  return { ko: `쓸 수 있는 명령: ${names.join(', ')}`, en: `allowed: ${names.join(', ')}` };
}
