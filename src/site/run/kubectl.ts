import type { ManifestFile } from '@studylog/check/manifest';
import type { Lang } from '@studylog/check/text';
import type { EmbeddedWorkspace } from '../../cluster/embedded/workspace.ts';

/** Where a command is typed. */
export interface Shell {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** The file that `-f` names: a file of the example, or its address on the site; undefined where there is none. */
  readonly file: (name: string) => ManifestFile | undefined;
  /** Of what the simulation says of itself; kubectl speaks English. */
  readonly lang?: Lang;
}

const NOT_YET = {
  ko: '이 페이지의 kubectl은 아직 없습니다. 지금은 버튼으로 바꿀 수 있습니다.',
  en: 'This page has no kubectl yet. For now, the buttons make changes.',
};

/** Run the words after `kubectl`; resolves to the exit code. */
export async function kubectl(_workspace: EmbeddedWorkspace, _words: readonly string[], shell: Shell): Promise<number> {
  shell.error(`${NOT_YET[shell.lang ?? 'en']}\n`);
  return 1;
}

/** What may follow at the end of a line. */
export async function complete(_workspace: EmbeddedWorkspace, line: string) {
  return { from: line.search(/\S*$/), choices: [] as readonly string[] };
}
