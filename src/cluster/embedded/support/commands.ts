import type { Localized } from '@studylog/check/text';
import { argvOf, commandOf } from '../command.ts';
import { clean, innermost } from '../kubelet/files.ts';
import { RESOLVER_FILE } from '../kubelet/resolver.ts';
import { NotSimulated, parseScript } from '../shell/parse.ts';
import { type Command, constant, type Script, type Simple, type Word } from '../shell/script.ts';
import type { Arguments } from '../shell/tool.ts';
import type { SimulatedImage } from '../simulated-image.ts';
import { type Fields, fieldsOf, listOf } from './read.ts';
import { expanded, type Variables, variablesOf } from './variables.ts';

const cannotRun = (line: string): Localized => ({ ko: `명령 \`${line}\``, en: `the command \`${line}\`` });
const ownFile = (path: string): Localized => ({ ko: `이미지의 파일 ${path}`, en: `the file ${path} in the image` });
const unknownFile = (line: string): Localized => ({
  ko: `\`${line}\`에서 실행 중에 정해지는 파일 이름`,
  en: `a file name that is only known at run time, in \`${line}\``,
});
const unknownScript: Localized = {
  ko: '컨피그맵이나 시크릿에서 오는 셸 스크립트',
  en: 'a shell script from a ConfigMap or a Secret',
};
const unset = (name: string): Localized => ({
  ko: `매니페스트가 정하지 않는 변수 ${name}`,
  en: `the variable ${name}, which the manifest does not set`,
});
const LOOP_IN_PIPE: Localized = { ko: '파이프 앞의 반복문', en: 'a loop before a pipe' };

const HOOKS = ['postStart', 'preStop'];
const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'];
const NOWHERE = '/dev/null';

/** What of the commands of a container is not simulated: its own, and those of its probes and hooks. */
export function missingCommands(image: SimulatedImage, container: Fields): Localized[] {
  const lifecycle = fieldsOf(container.lifecycle) ?? {};
  const handlers = [...PROBES.map((name) => container[name]), ...HOOKS.map((name) => lifecycle[name])];
  const commands = handlers.flatMap((handler) => {
    const command = fieldsOf(fieldsOf(handler)?.exec)?.command;
    return command === undefined || lacks(image, words(command)) ? [] : [words(command)];
  });
  const look = new Look(image, container);
  const own = argvOf(image, { command: words(container.command), args: words(container.args) });
  return [own, ...commands].flatMap((argv) => look.at(argv));
}

/** Whether a command fails because the image does not have it; that is simulated for probes and hooks. */
function lacks(image: SimulatedImage, [name = '']: readonly string[]): boolean {
  return image.lacks?.includes(name) ?? false;
}

function words(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** Looks through the commands of one container. */
class Look {
  readonly #image: SimulatedImage;
  readonly #variables: Variables;
  readonly #mounts: readonly { readonly at: string }[];

  constructor(image: SimulatedImage, container: Fields) {
    this.#image = image;
    this.#variables = variablesOf(container);
    const mounted = listOf(container.volumeMounts).map(({ mountPath }) => ({ at: clean(String(mountPath)) }));
    this.#mounts = [{ at: '/tmp' }, { at: RESOLVER_FILE }, ...mounted];
  }

  at(argv: readonly string[]): Localized[] {
    return this.#command(
      argv.map((word) => expanded(word, this.#variables)),
      argv.join(' '),
      new Set(),
    );
  }

  /** `line` is how the command is written, `assigned` the variables that the script sets. */
  #command(argv: Arguments, line: string, assigned: Set<string>): Localized[] {
    const command = commandOf(this.#image, argv);
    if (!command) return [cannotRun(line)];
    if (command.kind === 'program') return [];
    if (command.kind === 'tool') return this.#paths(command.tool.paths?.(command.args) ?? [], line);
    if (command.script === undefined) return [unknownScript];
    try {
      return this.#script(parseScript(command.script), assigned);
    } catch (fault) {
      if (fault instanceof NotSimulated) return [fault.said];
      throw fault;
    }
  }

  #paths(paths: Arguments, line: string): Localized[] {
    return paths.flatMap((path) => {
      if (path === undefined) return [unknownFile(line)];
      return path.startsWith('/') && innermost(this.#mounts, clean(path)) ? [] : [ownFile(path)];
    });
  }

  #script(script: Script, assigned: Set<string>): Localized[] {
    return script.flatMap(({ command }) => this.#part(command, assigned));
  }

  #part(command: Command, assigned: Set<string>): Localized[] {
    switch (command.kind) {
      case 'simple':
        return this.#simple(command, assigned);
      case 'loop':
        return [...this.#script(command.condition, assigned), ...this.#script(command.body, assigned)];
      case 'choice':
        return command.branches.flatMap(({ condition = [], body }) => [
          ...this.#script(condition, assigned),
          ...this.#script(body, assigned),
        ]);
      case 'pipeline':
        return [
          ...(command.commands.slice(0, -1).some(({ kind }) => kind === 'loop') ? [LOOP_IN_PIPE] : []),
          ...command.commands.flatMap((part) => this.#part(part, assigned)),
        ];
    }
  }

  #simple({ assignments, words, redirects }: Simple, assigned: Set<string>): Localized[] {
    const targets = redirects.flatMap(({ to }) => (to === 'output' ? [] : [to]));
    const all = [...assignments.map(({ value }) => value), ...words, ...targets];
    const values = all.flatMap((word) => this.#word(word, assigned));
    for (const { name } of assignments) assigned.add(name);
    const argv = words.map(constant);
    const line = words.map(written).join(' ');
    const files = targets.map(constant).filter((path) => path !== NOWHERE);
    const run = argv[0] === 'exec' ? argv.slice(1) : argv;
    return [
      ...values,
      ...this.#paths(files, `${line} > `.trim()),
      ...(run.length === 0 || isExit(run) ? [] : this.#command(run, line, assigned)),
    ];
  }

  #word(word: Word, assigned: Set<string>): Localized[] {
    return word.flatMap((part) => {
      if (part.kind === 'text') return [];
      if (part.kind === 'output') return this.#script(part.script, assigned);
      const known = part.fallback !== undefined || assigned.has(part.name) || this.#variables.mayHave(part.name);
      return known ? [] : [unset(part.name)];
    });
  }
}

function isExit([name, code, ...others]: Arguments): boolean {
  return name === 'exit' && others.length === 0 && /^\d*$/.test(code ?? '');
}

/** A word as a script has it, near enough to be found there. */
function written(word: Word): string {
  const texts = word.map((part) => {
    if (part.kind === 'text') return part.text;
    return part.kind === 'variable' ? `$${part.name}` : '$(…)';
  });
  return texts.join('');
}
