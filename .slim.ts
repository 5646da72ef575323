import { existsSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { chosen, needed } from './tests/cluster/described.ts';
for (const f of globSync('tests/fixtures/describe/*/objects.json')) {
  const o = JSON.parse(readFileSync(f, 'utf8'));
  const keep = new Set(chosen(o).map(({ kind, metadata }) => `${kind}-${metadata.name}.txt`));
  writeFileSync(f, `${JSON.stringify(o.flatMap((one: never) => needed(one, o)))}\n`);
  const folder = dirname(f);
  if (!existsSync(join(folder, 'now.json'))) continue;
  const now = JSON.parse(readFileSync(join(folder, 'now.json'), 'utf8'));
  for (const t of globSync('*.txt', { cwd: folder })) if (!keep.has(t) ) { console.log('drop', folder, t); rmSync(join(folder, t)); delete now[t]; }
  writeFileSync(join(folder, 'now.json'), `${JSON.stringify(now, null, 1)}\n`);
}
