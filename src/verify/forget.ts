import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { COURSE_FILE } from '../example/course-file.ts';
import { git, treeOf } from '../project/git.ts';

/** Ids of examples, sorted, and after them the path of the course's record. */
export interface Forgotten {
  /** Those whose record was removed. */
  readonly removed: readonly string[];
  /** Those whose record itself was added or edited since the base: bytes that no run of ours wrote. */
  readonly submitted: readonly string[];
}

/**
 * Remove the record of every example of which any byte differs between `base` and HEAD, so that only a run can write it again.
 * Trees are compared, not commits: merges, squashes, rebases, force pushes and renamed folders need no case of their own, and
 * what changed and was changed back did not change. The record of the course is of all examples, and goes with any.
 * @param base A revision whose records can be believed; undefined where there is none, and every record goes.
 * @throws Fault where `root` is not in a git repository with a commit, or has no such revision.
 */
export function forgetRecords(root: string, base: string | undefined): Forgotten {
  const recorded = exampleFolders(root).filter((id) => recordOf(root, id).some((path) => existsSync(path)));
  const changed = base === undefined ? undefined : changedPaths(root, base);
  const touched = changed && new Set(changed.map((path) => folded(idOf(path))));
  const edited = new Set(changed?.filter((path) => RECORD.test(path)).map((path) => folded(idOf(path))));
  const removed = recorded.filter((id) => !touched || touched.has(folded(id)));
  for (const path of removed.flatMap((id) => recordOf(root, id))) rmSync(path, { recursive: true, force: true });
  const course = forgetCourse(root, changed);
  return {
    removed: [...removed, ...course.removed],
    submitted: [...removed.filter((id) => edited.has(folded(id))), ...course.submitted],
  };
}

function forgetCourse(root: string, changed: readonly string[] | undefined): Forgotten {
  const path = join(root, COURSE_FILE);
  if (!existsSync(path) || changed?.length === 0) return { removed: [], submitted: [] };
  rmSync(path, { recursive: true, force: true });
  const isEdited = changed?.some((one) => folded(one) === COURSE_FILE || folded(one).startsWith(`${COURSE_FILE}/`));
  return { removed: [COURSE_FILE], submitted: isEdited ? [COURSE_FILE] : [] };
}

const RECORD = /^examples\/[^/]+\/[^/]+\/(verified|timeline)\.json(\/|$)/i;

/** Ids of all folders that may be examples. A linked folder, which no example may be, is not gone through. */
function exampleFolders(root: string): string[] {
  const folders = (path: string) =>
    existsSync(path)
      ? readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
      : [];
  const base = join(root, 'examples');
  return folders(base)
    .flatMap((topic) => folders(join(base, topic)).map((name) => `${topic}/${name}`))
    .sort();
}

/** The files that only a run writes. */
function recordOf(root: string, id: string): string[] {
  return ['verified.json', 'timeline.json'].map((name) => join(root, 'examples', id, name));
}

function idOf(path: string): string {
  return path.split('/').slice(1, 3).join('/');
}

/** macOS opens Verified.json where verified.json is asked for. */
function folded(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

function changedPaths(root: string, base: string): string[] {
  const from = treeOf(root, base);
  const to = treeOf(root, 'HEAD');
  // Plumbing: no configuration and no .gitattributes has a say in it, and a rename is two paths.
  return git(root, ['diff-tree', '-r', '-z', '--name-only', '--relative', from, to, '--', 'examples'])
    .split('\0')
    .filter(Boolean);
}
