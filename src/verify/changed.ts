import type { EngineName } from '../cluster/engine.ts';
import { expectationsDigest, sha256 } from '../example/digests.ts';
import { ExampleFile } from '../example/example-file.ts';
import type { Example } from '../example/load.ts';
import { readLocated } from '../example/located.ts';
import { changedParts } from '../example/verified.ts';
import { changedFiles, git, gitBytes, treeOf } from '../project/git.ts';

/** What differs from a revision. */
export interface Changes {
  /** Those that are to run again, in the order that was given. */
  readonly examples: readonly Example[];
  /** A file that decides how every example runs, where one differs; then `examples` are all. */
  readonly cause?: string;
  /** Whether a walk through the notes can end otherwise than at the revision. */
  readonly walk: boolean;
}

/** Files that decide neither how an example runs nor what its commands are: texts, tests, settings of the site and of GitHub. */
const NO_PART =
  /^(content|docs|public|tests)\/|^[^/]+\.md$|^LICENSE[^/]*$|^studylog\.config\.ts$|^\.github\/(ISSUE_TEMPLATE\/|[^/]+$)/;

/** The examples of which no run on the engine is recorded with their files and expectations as they are now. */
export function changedSinceRecorded(examples: readonly Example[], engine: EngineName): readonly Example[] {
  return examples.filter(
    (example) =>
      !example.verified?.runs.some((run) => run.engine === engine && changedParts(example, run).length === 0),
  );
}

/**
 * The examples whose files or expectations differ from those at a revision, by their digests: texts for readers, comments and
 * records do not count. Where anything differs that decides how examples run, all of them.
 * @throws Fault where `root` is not in a git repository, or has no such revision.
 */
export function changedSinceRevision(root: string, revision: string, examples: readonly Example[]): Changes {
  const paths = changedFiles(root, revision);
  const cause = paths.find((path) => !path.startsWith('examples/') && !NO_PART.test(path));
  if (cause !== undefined) return { examples, cause, walk: true };
  const touched = new Set(paths.map((path) => path.split('/').slice(1, 3).join('/')));
  const tree = treeOf(root, revision);
  const changed = examples.filter((example) => touched.has(example.id) && isOther(root, tree, example));
  return { examples: changed, walk: changed.length > 0 || paths.some((path) => path.startsWith('content/notes/')) };
}

/** Whether an example's files or expectations are not those of a tree. */
function isOther(root: string, tree: string, example: Example): boolean {
  const folder = `examples/${example.id}`;
  const bytes = (name: string) => gitBytes(root, ['cat-file', 'blob', `${tree}:./${folder}/${name}`]);
  const names = git(root, ['ls-tree', '-r', '-z', '--name-only', tree, '--', `${folder}/`])
    .split('\0')
    .map((path) => path.slice(folder.length + 1));
  if (!names.includes('example.yaml')) return true;
  const files = names
    .filter((name) => !['', 'example.yaml', 'verified.json', 'timeline.json'].includes(name))
    .map((name) => [name, sha256(bytes(name))]);
  const expectations = expectationsOf(new ExampleFile('example.yaml', example.file, bytes('example.yaml')));
  return changedParts(example, { digests: { files: Object.fromEntries(files), expectations } }).length > 0;
}

/** The digest of what an example.yaml expects; that of nothing where it is none that could be read. */
function expectationsOf({ manifest }: ExampleFile): string {
  try {
    return expectationsDigest(readLocated(manifest).value as Record<string, unknown>);
  } catch {
    return '';
  }
}
