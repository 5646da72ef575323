/** The step that comments on a pull request, taken from preview-comment.yml as it is, with a GitHub that says what it was asked. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { load } from 'js-yaml';
import { it as always, beforeEach, expect, onTestFinished } from 'vitest';
import { COMMENT_MARK } from '../../src/preview/markdown.ts';
import type { Workflow } from './workflow-rules.ts';

const workflow = load(
  readFileSync(join(import.meta.dirname, '../../.github/workflows/preview-comment.yml'), 'utf8'),
) as Workflow & { jobs: { comment: { steps: { id?: string; run?: string }[] } } };
const SCRIPT = workflow.jobs.comment.steps.find(({ id }) => id === 'comment')?.run ?? '';

/** The step is written for GitHub's Ubuntu, which has jq. */
const it = always.skipIf(process.platform !== 'linux' || spawnSync('jq', ['--version']).status !== 0);

/** `gh api`: answers from files named like the address, through jq as gh does, and writes down what changes something. */
const GH = `#!/usr/bin/env bash
set -euo pipefail
method=GET filter=. fields=()
shift
while [ $# -gt 0 ]; do
  case $1 in
    --method) method=$2; shift 2;;
    --jq) filter=$2; shift 2;;
    -f|-F) fields+=("$2"); shift 2;;
    --paginate|--silent) shift;;
    *) path=$1; shift;;
  esac
done
printf '%s %s %s\\n' "$method" "$path" "\${fields[*]}" >> "$ASKED"
[ "$method" = GET ] || { cat "\${fields[0]#body=@}" > "$ASKED.body"; exit 0; }
jq -r "$filter" "$ANSWERS/\${path##*/}.json"
`;

let folder: string;
let answers: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'studylog-comment-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  answers = join(folder, 'answers');
  for (const name of ['bin', 'answers', 'temp/comment']) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'bin/gh'), GH);
  chmodSync(join(folder, 'bin/gh'), 0o755);
  writeFileSync(join(folder, 'temp/comment/comment.md'), `${COMMENT_MARK}\n### Preview\n`);
  answer('pulls', [
    { number: 6, head: { sha: 'older' } },
    { number: 7, head: { sha: 'abc' } },
  ]);
  answer('comments', []);
});

const answer = (name: string, value: unknown) => writeFileSync(join(answers, `${name}.json`), JSON.stringify(value));

function comment(env: Readonly<Record<string, string>> = {}) {
  const asked = join(folder, 'asked');
  const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', SCRIPT], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      PATH: [join(folder, 'bin'), process.env.PATH].join(delimiter),
      RUNNER_TEMP: join(folder, 'temp'),
      GITHUB_REPOSITORY: 'owner/log',
      HEAD_OWNER: 'stranger',
      HEAD_BRANCH: 'main',
      HEAD_SHA: 'abc',
      RUN_URL: 'https://github.com/owner/log/actions/runs/1',
      ASKED: asked,
      ANSWERS: answers,
      ...env,
    },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const lines = readFileSync(asked, 'utf8').trimEnd().split('\n');
  const changes = lines.filter((line) => !line.startsWith('GET '));
  return { stdout, lines, changes, body: changes.length > 0 ? readFileSync(`${asked}.body`, 'utf8') : undefined };
}

it('comments on the pull request that has the commit as its head, with the address of the run', () => {
  const { lines, changes, body } = comment();
  expect(lines[0]).toBe('GET repos/owner/log/pulls state=open head=stranger:main');
  expect(changes).toEqual([expect.stringMatching(/^POST repos\/owner\/log\/issues\/7\/comments body=@/)]);
  expect(body).toBe(`${COMMENT_MARK}\n### Preview\n\nhttps://github.com/owner/log/actions/runs/1\n`);
});

it('replaces its own comment, and nobody else’s that looks like it', () => {
  answer('comments', [
    { id: 1, user: { login: 'stranger' }, body: `${COMMENT_MARK} mine` },
    { id: 2, user: { login: 'github-actions[bot]' }, body: 'another workflow’s' },
    { id: 3, user: { login: 'github-actions[bot]' }, body: `${COMMENT_MARK} earlier` },
  ]);
  expect(comment().changes).toEqual([expect.stringMatching(/^PATCH repos\/owner\/log\/issues\/comments\/3 body=@/)]);
});

it('says nothing where no open pull request has the commit as its head', () => {
  const { changes, stdout } = comment({ HEAD_SHA: 'other' });
  expect(changes).toEqual([]);
  expect(stdout).toBe('No open pull request has this commit as its head.\n');
});

it('runs nothing that is in the name of a branch', () => {
  const { lines, changes } = comment({ HEAD_BRANCH: '$(touch hacked)"; touch hacked; "`touch hacked`' });
  expect(lines[0]).toBe(
    'GET repos/owner/log/pulls state=open head=stranger:$(touch hacked)"; touch hacked; "`touch hacked`',
  );
  expect(changes).toHaveLength(1);
  expect(() => readFileSync(join(folder, 'hacked'))).toThrow();
});
