import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writeFixture } from './fixture.ts';
import { FIXTURE_ROOT, ROOT, SITES } from './sites.ts';

/** Build the fixture's site, with every state of evidence and years of log; the project's own must be there already. */
export default function setup(): void {
  if (!existsSync(join(SITES.project, 'index.html'))) {
    throw new Error('there is no site in dist/; run «npm run build» first');
  }
  writeFixture(FIXTURE_ROOT, ROOT);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['bin/studylog.mjs', 'build', '--out-dir', '.studylog/fixture/dist'],
    { cwd: ROOT, encoding: 'utf8', env: { ...process.env, STUDYLOG_ROOT: FIXTURE_ROOT } },
  );
  if (status !== 0) throw new Error(`the fixture's site was not built:\n${stdout}${stderr}`);
}
