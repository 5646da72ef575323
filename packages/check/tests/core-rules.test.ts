import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ruleFiles, ruleModules } from '../src/rule-modules.ts';
import { rules } from '../src/rules/index.ts';

const folder = join(import.meta.dirname, '../src/rules');

test.each(Object.entries(ruleModules()))('rules/%s is what `npm run rules` writes', (file, text) => {
  expect(readFileSync(join(folder, file), 'utf8')).toBe(text);
});

test('each rule is named and classed after its file', () => {
  expect(rules.map(({ class: folder, id }) => ({ class: folder, id }))).toEqual(ruleFiles());
});

test('no two rules share an id', () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
});
