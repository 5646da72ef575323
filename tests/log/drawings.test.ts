import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { drawingFaults } from '../../src/site/markup/drawing.ts';

test('the drawings of this log are allowed', () => {
  const folder = join(import.meta.dirname, '../../content/diagrams');
  const names = readdirSync(folder);
  expect(names.length).toBeGreaterThan(5);
  for (const name of names) expect(drawingFaults(readFileSync(join(folder, name), 'utf8'))).toEqual([]);
});
