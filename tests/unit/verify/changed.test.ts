import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { loadExamples } from '../../../src/example/load.ts';
import type { VerifiedRun } from '../../../src/example/verified.ts';
import { changedSinceRecorded, changedSinceRevision } from '../../../src/verify/changed.ts';

const MANIFEST =
  'apiVersion: v1\nkind: Pod\nmetadata:\n  name: echo\nspec:\n  containers:\n    - name: app\n      image: echo:v1\n';
const EXAMPLE = `title: {ko: 제목, en: A title}
summary: {ko: 요약입니다., en: A summary.}
steps:
  - apply: manifest.yaml
  - expect: {kind: Pod, metadata: {name: echo}, status: {phase: Running}}
`;

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'studylog-changed-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  git('init', '--quiet', '--initial-branch=main');
  for (const id of ['pod/echo', 'pod/counter']) {
    write(`examples/${id}/manifest.yaml`, MANIFEST);
    write(`examples/${id}/example.yaml`, EXAMPLE);
  }
  write('src/index.ts', 'export {};\n');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'start');
});

function git(...args: string[]): void {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false'];
  execFileSync('git', [...identity, ...args], { cwd: root, stdio: 'ignore' });
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function changes() {
  const { examples, ...others } = changedSinceRevision(root, 'HEAD', loadExamples(root));
  return { ids: examples.map(({ id }) => id), ...others };
}

it.each<[string, () => void, object]>([
  ['nothing changed', () => {}, { ids: [], walk: false }],
  [
    'its manifest has another byte',
    () => write('examples/pod/echo/manifest.yaml', `${MANIFEST}# more\n`),
    { ids: ['pod/echo'], walk: true },
  ],
  [
    'it expects something else',
    () => write('examples/pod/echo/example.yaml', EXAMPLE.replace('Running', 'Pending')),
    { ids: ['pod/echo'], walk: true },
  ],
  [
    'it has another file',
    () => write('examples/pod/echo/v2.yaml', MANIFEST.replace('v1\n', 'v2\n')),
    { ids: ['pod/echo'], walk: true },
  ],
  [
    'it is new, and not committed yet',
    () => {
      write('examples/pod/new/manifest.yaml', MANIFEST);
      write('examples/pod/new/example.yaml', EXAMPLE);
    },
    { ids: ['pod/new'], walk: true },
  ],
  [
    'only a text for readers and a comment changed',
    () => write('examples/pod/echo/example.yaml', `# why\n${EXAMPLE.replace('A summary.', 'Another one.')}`),
    { ids: [], walk: false },
  ],
  ['a note changed', () => write('content/notes/en/pod.mdx', 'text\n'), { ids: [], walk: true }],
  ['a day of the log changed', () => write('content/log/en/2026-01-12.mdx', 'text\n'), { ids: [], walk: false }],
  [
    'the code changed',
    () => write('src/index.ts', 'export const a = 1;\n'),
    { ids: ['pod/counter', 'pod/echo'], cause: 'src/index.ts', walk: true },
  ],
  [
    'a file that nothing knows of is new',
    () => write('.gitattributes', '* text\n'),
    { ids: ['pod/counter', 'pod/echo'], cause: '.gitattributes', walk: true },
  ],
  [
    'a workflow changed',
    () => write('.github/workflows/verify.yml', 'on: push\n'),
    { ids: ['pod/counter', 'pod/echo'], cause: '.github/workflows/verify.yml', walk: true },
  ],
  [
    'an issue form, a test and the settings changed',
    () => {
      for (const path of ['.github/ISSUE_TEMPLATE/a.yml', 'tests/a.ts', 'studylog.config.ts', 'README.md'])
        write(path, 'a\n');
    },
    { ids: [], walk: false },
  ],
])('where %s', (_what, change, expected) => {
  change();
  expect(changes()).toEqual(expected);
});

it('compares with the revision, not with its last commit', () => {
  write('examples/pod/echo/manifest.yaml', `${MANIFEST}# more\n`);
  git('commit', '--quiet', '--all', '--message', 'change');
  const since = (revision: string) => changedSinceRevision(root, revision, loadExamples(root)).examples.length;
  expect([since('HEAD'), since('HEAD^')]).toEqual([0, 1]);
});

it('is right in a folder of the repository', () => {
  git('mv', 'examples', 'log-examples');
  write('log/examples/pod/echo/manifest.yaml', MANIFEST);
  write('log/examples/pod/echo/example.yaml', EXAMPLE);
  git('add', '--all');
  git('commit', '--quiet', '--message', 'move');
  root = join(root, 'log');
  write('examples/pod/echo/manifest.yaml', `${MANIFEST}# more\n`);
  expect(changes()).toEqual({ ids: ['pod/echo'], walk: true });
  root = join(root, '..');
});

it('without a revision, compares with what a run on the engine recorded', () => {
  const [example] = loadExamples(root);
  const { files, expectationsDigest: expectations } = example!;
  const digests = { files: Object.fromEntries(files.map(({ name, digest }) => [name, digest])), expectations };
  const recorded = (run: object) => ({
    ...example!,
    verified: { runs: [{ engine: 'kind', digests, ...run } as VerifiedRun] },
  });
  const isChanged = (one: typeof example) => changedSinceRecorded([one!], 'kind').length === 1;
  expect(isChanged(example)).toBe(true);
  expect(isChanged(recorded({}))).toBe(false);
  expect(isChanged(recorded({ engine: 'embedded' }))).toBe(true);
  expect(isChanged(recorded({ digests: { ...digests, expectations: 'other' } }))).toBe(true);
});
