import { Fault, type Localized, nearest } from '@studylog/check/text';
import { COMMANDS } from './kubectl/commands.ts';
import { parseFlags } from './kubectl/flags.ts';
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
  const words = splitWords(line);
  const [program, ...args] = words;
  if (program !== 'kubectl') {
    throw new Fault(
      {
        ko: `\`run\`에는 kubectl만 쓸 수 있습니다. "${program ?? ''}" 프로그램은 쓸 수 없습니다.`,
        en: `\`run\` can only run kubectl, not "${program ?? ''}"`,
      },
      { hint: { ko: '`kubectl`로 시작하십시오.', en: 'start it with kubectl' } },
    );
  }
  const name = args[0] === 'rollout' ? args.slice(0, 2).join(' ') : (args[0] ?? '');
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new Fault(notAllowed(`kubectl ${name}`.trim()), { hint: insteadOf(name) });
  const { operands } = parseFlags(args.slice(name.split(' ').length), command.flags, name);
  command.operands(operands, name);
  return words;
}

function notAllowed(words: string): Localized {
  return { ko: `\`run\`에서 \`${words}\` 명령은 쓸 수 없습니다.`, en: `\`${words}\` is not allowed in \`run\`` };
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
