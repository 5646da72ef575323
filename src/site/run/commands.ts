import { Fault, type Lang } from '@studylog/check/text';
import type { EmbeddedWorkspace } from '../../cluster/embedded/workspace.ts';
import { splitWords } from '../../example/kubectl/words.ts';
import type { RunnableExample } from '../../example/runnable.ts';
import { curl, kubectl, type Shell } from '../../kubectl/index.ts';

/** Where a line is typed, and on what. */
export interface Typed extends Pick<Shell, 'out' | 'error' | 'signal' | 'requested'> {
  readonly workspace: EmbeddedWorkspace;
  readonly example: RunnableExample;
  readonly lang: Lang;
}

/** Exit codes of a shell. */
const NOT_FOUND = 127;
const SYNTAX = 2;

const SAID = {
  ko: {
    noShell: (character: string) =>
      `셸이 없어 따옴표 밖의 ${character} 글자는 쓸 수 없습니다. 명령은 한 번에 하나씩 입력하십시오.`,
    unknown: (name: string) =>
      `${name}: 이 터미널에는 없는 명령입니다. kubectl과 curl을 쓸 수 있고, clear로 화면을 지웁니다.`,
  },
  en: {
    noShell: (character: string) =>
      `There is no shell, so ${character} outside of quotes has no meaning. Type one command at a time.`,
    unknown: (name: string) =>
      `${name}: this terminal has no such command. It has kubectl and curl, and clear empties it.`,
  },
} as const;

/** Run a line that a reader typed; resolves to its exit code. */
export async function runLine(line: string, { workspace, example, lang, ...shell }: Typed): Promise<number> {
  const words = wordsOf(line);
  if (typeof words === 'string') {
    shell.error(`${SAID[lang].noShell(words)}\n`);
    return SYNTAX;
  }
  const [program = '', ...args] = words;
  if (program === '') return 0;
  if (program === 'curl') return await curl(workspace, args, shell);
  if (program !== 'kubectl') {
    shell.error(`${SAID[lang].unknown(program)}\n`);
    return NOT_FOUND;
  }
  return await kubectl(workspace, args, { ...shell, lang, file: (name) => fileOf(name, example)?.manifest });
}

/** The words of a line; the character that a shell would be needed for, where there is one. */
function wordsOf(line: string): string[] | string {
  try {
    return splitWords(line);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return /`([^`]+)`/.exec(error.said.en)?.[1] ?? '';
  }
}

/** A file of the example by its name, or by the address of its raw text on any host. */
function fileOf(name: string, { id, files }: RunnableExample) {
  return files.find((file) => name === file.name || name.endsWith(`/examples/${id}/${file.name}`));
}
