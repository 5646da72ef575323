import { resolve } from 'node:path';
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
