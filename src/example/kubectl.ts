import type { Localized } from '../check/finding.ts';
import { nearest } from '../check/nearest.ts';

/** A `run` command line that is not allowed: what is wrong and what to write instead. */
export class CommandFault extends Error {
  override readonly name = 'CommandFault';
  readonly said: Localized;
  readonly hint: Localized;
  constructor(said: Localized, hint: Localized) {
    super(said.en);
    this.said = said;
    this.hint = hint;
  }
}

/** Only looking is allowed: what changes the cluster is a step of its own, so that the page shows it as one. */
const VERBS = ['get', 'describe', 'logs', 'events', 'rollout', 'explain', 'wait', 'api-resources', 'version'] as const;
const ROLLOUT = ['status', 'history'];
const STEP_FOR: Readonly<Record<string, string>> = {
  apply: '`apply: <file>`',
  create: '`apply: <file>`',
  delete: '`delete: {kind: …, name: …}`',
  scale: '`scale: {kind: …, name: …, replicas: …}`',
  label: '`label: {kind: …, name: …, set: {…}}`',
  set: '`setImage: {kind: …, name: …, container: …, image: …}`',
};

/** Flags that only choose what is printed of the example's own namespace; true where a value follows. */
const FLAGS: Readonly<Record<string, boolean>> = {
  '-o': true,
  '--output': true,
  '-l': true,
  '--selector': true,
  '-L': true,
  '--label-columns': true,
  '--field-selector': true,
  '--sort-by': true,
  '--show-labels': false,
  '--show-kind': false,
  '--no-headers': false,
  '--ignore-not-found': false,
  '-c': true,
  '--container': true,
  '-p': false,
  '--previous': false,
  '--all-containers': false,
  '--prefix': false,
  '--timestamps': false,
  '--tail': true,
  '--since': true,
  '--for': true,
  '--timeout': true,
  '--revision': true,
  '--recursive': false,
  '--types': true,
  '--client': false,
};
const OUTPUTS = /^(json|yaml|wide|name|jsonpath=.*|custom-columns=.*)$/s;

/**
 * Split a `run` command line into words as a shell would, without one, and hold it to what a stranger's example may do.
 * @example readCommand("kubectl get pod -o 'jsonpath={.items[0].metadata.name}'") // ['kubectl', 'get', 'pod', '-o', 'jsonpath={.items[0].metadata.name}']
 * @throws CommandFault
 */
export function readCommand(line: string): string[] {
  const words = splitWords(line);
  const [program, verb, ...rest] = words;
  if (program !== 'kubectl') {
    throw new CommandFault(
      {
        ko: `\`run\`에는 kubectl만 쓸 수 있습니다. "${program ?? ''}" 프로그램은 쓸 수 없습니다.`,
        en: `\`run\` takes kubectl only, not "${program ?? ''}"`,
      },
      { ko: '`kubectl`로 시작하십시오.', en: 'start it with kubectl' },
    );
  }
  if (verb === undefined || !(VERBS as readonly string[]).includes(verb)) {
    throw new CommandFault(notAllowed(`kubectl ${verb ?? ''}`.trim()), insteadOf(verb));
  }
  if (verb === 'rollout' && !ROLLOUT.includes(rest[0] ?? '')) {
    throw new CommandFault(notAllowed(`kubectl rollout ${rest[0] ?? ''}`.trim()), {
      ko: '`rollout: {action: …}` 단계로 적거나, rollout status, rollout history를 쓰십시오.',
      en: 'use the step `rollout: {action: …}`, or rollout status, rollout history',
    });
  }
  checkFlags(rest);
  return words;
}

function notAllowed(words: string): Localized {
  return { ko: `\`run\`에서 \`${words}\` 명령은 쓸 수 없습니다.`, en: `\`${words}\` is not allowed in \`run\`` };
}

function insteadOf(verb = ''): Localized {
  const step = STEP_FOR[verb];
  if (step) return { ko: `${step} 단계로 적으십시오.`, en: `write it as the step ${step}` };
  const meant = nearest(verb, VERBS);
  if (meant) return { ko: `혹시 \`${meant}\`입니까?`, en: `did you mean \`${meant}\`?` };
  return { ko: `쓸 수 있는 명령: ${VERBS.join(', ')}`, en: `allowed: ${VERBS.join(', ')}` };
}

function checkFlags(words: readonly string[]): void {
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index]!;
    if (!word.startsWith('-')) continue;
    const [flag = '', inline] = word.startsWith('--') ? splitAt(word) : [word.slice(0, 2), word.slice(2) || undefined];
    const takesValue = FLAGS[flag];
    if (takesValue === undefined) {
      const meant = nearest(flag, Object.keys(FLAGS));
      throw new CommandFault(
        {
          ko: `\`run\`에서 \`${flag}\` 플래그는 쓸 수 없습니다.`,
          en: `the flag \`${flag}\` is not allowed in \`run\``,
        },
        meant
          ? { ko: `혹시 \`${meant}\`입니까?`, en: `did you mean \`${meant}\`?` }
          : {
              ko: '예제의 네임스페이스에서 무엇을 출력할지 고르는 플래그만 쓸 수 있습니다.',
              en: 'only flags that choose what is printed of the example’s own namespace are allowed',
            },
      );
    }
    if (!takesValue) continue;
    if (inline === undefined) index += 1;
    const value = inline ?? words[index];
    if (value === undefined) {
      throw new CommandFault(
        { ko: `\`${flag}\` 플래그에 값이 없습니다.`, en: `\`${flag}\` needs a value` },
        { ko: `\`${flag} <값>\`으로 적으십시오.`, en: `write ${flag} <value>` },
      );
    }
    if ((flag === '-o' || flag === '--output') && !OUTPUTS.test(value.replace(/^=/, ''))) {
      throw new CommandFault(
        {
          ko: `\`run\`에서 \`${value}\` 출력 형식은 쓸 수 없습니다.`,
          en: `the output \`${value}\` is not allowed in \`run\``,
        },
        {
          ko: '쓸 수 있는 형식: json, yaml, wide, name, jsonpath=…, custom-columns=…',
          en: 'json, yaml, wide, name, jsonpath=… or custom-columns=…',
        },
      );
    }
  }
}

function splitAt(word: string): [string, string | undefined] {
  const at = word.indexOf('=');
  return at < 0 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)];
}

/** Words with quotes taken off. What only a shell gives meaning to is refused. */
function splitWords(line: string): string[] {
  const words: string[] = [];
  const token = /\s*(?:((?:'[^']*'|"[^"]*"|!=|(?<=\S)[~#]|[^\s'"|&;<>()$`\\*?#~!])+)|(\S))/gy;
  for (const [, word, stray] of line.trimEnd().matchAll(token)) {
    if (word === undefined) {
      throw new CommandFault(
        { ko: `\`run\`에서 \`${stray}\` 글자는 쓸 수 없습니다.`, en: `\`${stray}\` has no meaning in \`run\`` },
        {
          ko: '셸을 거치지 않습니다. kubectl 명령 하나만 적고, 이런 글자가 든 부분은 따옴표로 감싸십시오.',
          en: 'there is no shell: write one kubectl command, and quote what holds such a character',
        },
      );
    }
    const unquoted = word.replace(
      /'([^']*)'|"([^"]*)"/g,
      (_all, single?: string, double?: string) => single ?? double ?? '',
    );
    words.push(unquoted);
  }
  return words;
}
