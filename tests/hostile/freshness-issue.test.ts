import { it as always, expect } from 'vitest';
import { isUbuntu, runStep, scriptOf } from './fake-github.ts';

const it = always.skipIf(!isUbuntu);
const SCRIPT = scriptOf('freshness.yml', 'issue', 'issue');
const REPORT = '### To update\n\n- something\n';

const issue = (issues: readonly object[]) =>
  runStep(SCRIPT, { answers: { issues }, files: { 'freshness/freshness.md': REPORT }, env: { TITLE: 'Freshness' } });

it('opens an issue with the report', () => {
  const { changes, body } = issue([]);
  expect(changes).toEqual([expect.stringMatching(/^POST repos\/owner\/log\/issues body=@.* title=Freshness$/)]);
  expect(body).toBe(REPORT);
});

it('writes the report into the issue that it opened before, and into nobody else’s', () => {
  const own = { user: { login: 'github-actions[bot]' }, title: 'Freshness' };
  const { changes } = issue([
    { ...own, number: 1, user: { login: 'stranger' } },
    { ...own, number: 2, title: 'Another' },
    { ...own, number: 3, pull_request: {} },
    { ...own, number: 4 },
  ]);
  expect(changes).toEqual([expect.stringMatching(/^PATCH repos\/owner\/log\/issues\/4 body=@/)]);
});
