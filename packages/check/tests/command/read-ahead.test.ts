import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readAhead } from '../../src/command/read-ahead.ts';

test('what cannot be read ahead is left to whoever reads it in earnest', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'studylog-ahead-'));
  try {
    const paths = Array.from({ length: 40 }, (_, index) => join(folder, `${index}.yaml`));
    for (const [index, path] of paths.entries()) if (index % 3) writeFileSync(path, 'a: b\n');
    await expect(readAhead(paths)).resolves.toBeUndefined();
    await expect(readAhead([...paths.filter((_, index) => index % 3), folder, paths[0]!])).resolves.toBeUndefined();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
