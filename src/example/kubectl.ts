import { nearest } from '../check/nearest.ts';

/** A `run` command line that is not allowed: what is wrong and what to write instead. */
export class CommandFault extends Error {
  override readonly name = 'CommandFault';
  readonly hint: string;
  constructor(message: string, hint: string) {
    super(message);
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
  if (program !== 'kubectl')
    throw new CommandFault(`\`run\` takes kubectl only, not "${program ?? ''}"`, 'start it with kubectl');
  if (verb === undefined || !(VERBS as readonly string[]).includes(verb)) {
    const meant = verb === undefined ? undefined : (STEP_FOR[verb] ?? nearest(verb, VERBS));
    const hint = meant?.startsWith('`')
      ? `write it as the step ${meant}`
      : meant
        ? `did you mean \`${meant}\`?`
        : `allowed: ${VERBS.join(', ')}`;
    throw new CommandFault(`\`kubectl ${verb ?? ''}\` is not allowed in \`run\``, hint);
  }
  if (verb === 'rollout' && !ROLLOUT.includes(rest[0] ?? '')) {
    throw new CommandFault(
      `\`kubectl rollout ${rest[0] ?? ''}\` is not allowed in \`run\``,
      'use the step `rollout: {action: …}`, or rollout status, rollout history',
    );
  }
  checkFlags(rest);
  return words;
}

function checkFlags(words: readonly string[]): void {
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index]!;
    if (!word.startsWith('-')) continue;
    const [flag = '', inline] = word.startsWith('--') ? splitAt(word) : [word.slice(0, 2), word.slice(2) || undefined];
    const takesValue = FLAGS[flag];
    if (takesValue === undefined) {
      const meant = nearest(flag, Object.keys(FLAGS));
      const hint = meant
        ? `did you mean \`${meant}\`?`
        : 'only flags that choose what is printed of the example’s own namespace are allowed';
      throw new CommandFault(`the flag \`${flag}\` is not allowed in \`run\``, hint);
    }
    if (!takesValue) continue;
    if (inline === undefined) index += 1;
    const value = inline ?? words[index];
    if (value === undefined) throw new CommandFault(`\`${flag}\` needs a value`, `write ${flag} <value>`);
    if ((flag === '-o' || flag === '--output') && !OUTPUTS.test(value.replace(/^=/, ''))) {
      throw new CommandFault(
        `the output \`${value}\` is not allowed in \`run\``,
        'json, yaml, wide, name, jsonpath=… or custom-columns=…',
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
      const hint = 'there is no shell: write one kubectl command, and quote what holds such a character';
      throw new CommandFault(`\`${stray}\` has no meaning in \`run\``, hint);
    }
    const unquoted = word.replace(
      /'([^']*)'|"([^"]*)"/g,
      (_all, single?: string, double?: string) => single ?? double ?? '',
    );
    words.push(unquoted);
  }
  return words;
}
