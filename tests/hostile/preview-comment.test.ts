import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { it as always, expect } from 'vitest';
import { COMMENT_MARK } from '../../src/preview/markdown.ts';
import { isUbuntu, runStep, scriptOf } from './fake-github.ts';

const it = always.skipIf(!isUbuntu);
const SCRIPT = scriptOf('preview-comment.yml', 'comment', 'comment');
const PULLS = [
  { number: 6, head: { sha: 'older' } },
  { number: 7, head: { sha: 'abc' } },
];
const RUN_URL = 'https://github.com/owner/log/actions/runs/1';

const comment = (env: Record<string, string> = {}, comments: readonly object[] = []) =>
  runStep(SCRIPT, {
    answers: { pulls: PULLS, comments },
    files: { 'comment/comment.md': `${COMMENT_MARK}\n### Preview\n` },
    env: { HEAD_OWNER: 'stranger', HEAD_BRANCH: 'main', HEAD_SHA: 'abc', RUN_URL, ...env },
  });

it('comments on the pull request that has the commit as its head, with the address of the run', () => {
  const { asked, changes, body } = comment();
  expect(asked[0]).toBe('GET repos/owner/log/pulls state=open head=stranger:main');
  expect(changes).toEqual([expect.stringMatching(/^POST repos\/owner\/log\/issues\/7\/comments body=@/)]);
  expect(body).toBe(`${COMMENT_MARK}\n### Preview\n\n${RUN_URL}\n`);
});

it('replaces its own comment, and nobody else’s that looks like it', () => {
  const { changes } = comment({}, [
    { id: 1, user: { login: 'stranger' }, body: `${COMMENT_MARK} mine` },
    { id: 2, user: { login: 'github-actions[bot]' }, body: 'another workflow’s' },
    { id: 3, user: { login: 'github-actions[bot]' }, body: `${COMMENT_MARK} earlier` },
  ]);
  expect(changes).toEqual([expect.stringMatching(/^PATCH repos\/owner\/log\/issues\/comments\/3 body=@/)]);
});

it('says nothing where no open pull request has the commit as its head', () => {
  const { changes, stdout } = comment({ HEAD_SHA: 'other' });
  expect(changes).toEqual([]);
  expect(stdout).toBe('No open pull request has this commit as its head.\n');
});

it('runs nothing that is in the name of a branch', () => {
  const branch = '$(touch hacked)"; touch hacked; "`touch hacked`';
  const { folder, asked, changes } = comment({ HEAD_BRANCH: branch });
  expect(asked[0]).toBe(`GET repos/owner/log/pulls state=open head=stranger:${branch}`);
  expect(changes).toHaveLength(1);
  expect(existsSync(join(folder, 'hacked'))).toBe(false);
});
