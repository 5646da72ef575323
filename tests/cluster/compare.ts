/**
 * Whether the embedded engine does what Kubernetes does, on the examples of tests/fixtures/engines:
 * node bin/run.mjs tests/cluster/compare.ts [--keep] [topic | topic/name]...
 * Uses the cluster of STUDYLOG_CLUSTER; one that it creates is deleted at the end unless --keep is given. The unit tests run
 * the same examples on the embedded engine alone.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const REPOSITORY = resolve(import.meta.dirname, '../..');
const root = mkdtempSync(join(tmpdir(), 'studylog-compare-'));
try {
  cpSync(join(REPOSITORY, 'tests/fixtures/engines'), root, { recursive: true });
  // The stand-ins of the images have to be among the files of the project.
  cpSync(join(REPOSITORY, 'images'), join(root, 'images'), { recursive: true });
  const program = join(REPOSITORY, 'bin/studylog.mjs');
  const words = ['verify', '--compare', 'embedded,kind', '--root', root, ...process.argv.slice(2)];
  const { status } = spawnSync(process.execPath, [program, ...words], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
  for (const engine of ['embedded', 'kind']) reportSkipped(engine);
} finally {
  rmSync(root, { recursive: true, force: true });
}

/** An example that was skipped as a whole was not compared. */
function reportSkipped(engine: string): void {
  const report = join(root, '.studylog/verify', `${engine}.json`);
  const { examples } = JSON.parse(readFileSync(report, 'utf8')) as { examples: { id: string; outcome: string }[] };
  const skipped = examples.filter(({ outcome }) => outcome === 'skipped').map(({ id }) => id);
  if (skipped.length === 0) return;
  console.error(`skipped on ${engine}: ${skipped.join(', ')}`);
  process.exitCode = 1;
}
