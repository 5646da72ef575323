import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';

test('the configuration of this repository is read, with defaults for what it leaves out', async () => {
  const config = await loadConfig(resolve(import.meta.dirname, '../..'));
  expect(config.notes).toContain('pod');
  expect(config.imageWaivers).toEqual([]);
});

test('one text serves every language', async () => {
  const config = await loadConfig(resolve(import.meta.dirname, '../..'));
  expect(config.title).toEqual({ ko: 'studylog', en: 'studylog' });
});

test('the licences that the foot of every page names are those beside the code', async () => {
  const root = resolve(import.meta.dirname, '../..');
  const { licences } = await loadConfig(root);
  const text = (name: string) => readFileSync(join(root, name), 'utf8');
  expect(text('LICENSE')).toMatch(new RegExp(`^${licences?.code} License$`, 'm'));
  expect(text('LICENSE-CONTENT')).toMatch(new RegExp(`^${licences?.content} License$`, 'm'));
  expect(text('README.md')).toContain('[LICENSE-CONTENT](LICENSE-CONTENT)');
});
