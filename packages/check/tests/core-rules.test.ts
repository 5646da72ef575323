import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ruleFiles, ruleModules } from '../src/rule-modules.ts';
import { rules } from '../src/rules/index.ts';
import { rules as rare } from '../src/rules/rare.ts';
import { schemaOf } from '../src/schema/load.ts';

const folder = join(import.meta.dirname, '../src/rules');

test.each(Object.entries(await ruleModules()))('rules/%s is what `npm run rules` writes', (file, text) => {
  expect(readFileSync(join(folder, file), 'utf8')).toBe(text);
});

test('each rule is named and classed after its file', () => {
  expect(rules.map(({ class: folder, id }) => ({ class: folder, id }))).toEqual(ruleFiles());
});

test('no two rules share an id', () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
});

test('rules that are loaded with other kinds look at no type of the kinds that the notes use', () => {
  const core = schemaOf('1.36');
  for (const { id, visit = {}, object, scalars } of rare.filter((rule) => rule.otherKinds)) {
    expect(object, id).toBeUndefined();
    expect(scalars, id).toBeUndefined();
    expect(
      Object.keys(visit).filter((type) => core.has(type)),
      id,
    ).toEqual([]);
  }
});
