import { execFileSync } from 'node:child_process';
import { misuse } from '@studylog/check/text';

/**
 * Run git in a folder, and return what it prints.
 * @throws the error of the process where git fails.
 */
export function git(root: string, args: readonly string[]): string {
  return gitBytes(root, args).toString('utf8');
}

/** The same, as bytes. */
export function gitBytes(root: string, args: readonly string[]): Buffer {
  return execFileSync('git', ['-C', root, ...args], { stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 28 });
}

/**
 * The id of the tree of a revision.
 * @throws Fault where `root` is not in a git repository with a commit, or has no such revision.
 */
export function treeOf(root: string, revision: string): string {
  try {
    return git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{tree}`]).trim();
  } catch {
    throw misuse({
      ko: `git에 "${revision}" 리비전이 없습니다. 얕은 클론(shallow clone)이라면 git fetch로 먼저 가져오십시오.`,
      en: `git has no revision "${revision}"; in a shallow clone, fetch it first with git fetch`,
    });
  }
}

/**
 * The files below `root` that differ between a revision and what is in the folder now, committed or not, by their path from
 * `root`, sorted. A renamed file is two of them; what git ignores is none.
 * @throws Fault where there is no such revision.
 */
export function changedFiles(root: string, revision: string): string[] {
  const tree = treeOf(root, revision);
  // No configuration of the machine, such as another diff program, has a say in it.
  const options = ['--name-only', '-z', '--no-renames', '--no-ext-diff', '--no-textconv', '--relative'];
  const listed = [
    git(root, ['diff', ...options, tree, '--', '.']),
    git(root, ['ls-files', '--others', '--exclude-standard', '-z', '--', '.']),
  ];
  return [...new Set(listed.flatMap((text) => text.split('\0')).filter(Boolean))].sort();
}
