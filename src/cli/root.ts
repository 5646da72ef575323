import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { misuse } from '@studylog/check/text';

/**
 * Take `--root <folder>` out of a command line and make that folder the project that the command is about.
 * Paths of the command line stay those of the folder in which it was started.
 * @returns the other words
 * @throws Fault when the folder does not exist.
 */
export function takeRoot(argv: readonly string[]): string[] {
  const end = argv.indexOf('--');
  const at = argv.findIndex((word, index) => /^--root(=|$)/.test(word) && (end < 0 || index < end));
  if (at < 0) return [...argv];
  const joined = argv[at]!.startsWith('--root=');
  const folder = joined ? argv[at]!.slice('--root='.length) : argv[at + 1];
  if (!folder || !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw misuse({
      ko: folder ? `--root: ${folder} 폴더가 없습니다.` : '--root 옵션에는 값이 있어야 합니다: 폴더',
      en: folder ? `--root: there is no folder ${folder}` : '--root needs a value: a folder',
    });
  }
  process.env.STUDYLOG_ROOT = resolve(folder);
  return argv.toSpliced(at, joined ? 1 : 2);
}
