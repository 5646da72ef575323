import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { loadConfig } from '../../../src/config/load.ts';
import { lintProject } from '../../../src/site/lint/lint.ts';
import { ProjectFiles } from '../../../src/site/project-files.ts';
import { countExamples } from '../../counts.ts';

const REPOSITORY = join(import.meta.dirname, '../../..');
const run = promisify(execFile);

/** The fixture, whose examples but one need a real cluster, as a project of its own. */
function kindOnly(): string {
  const root = mkdtempSync(join(tmpdir(), 'studylog-kind-only-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  cpSync(join(REPOSITORY, 'tests/fixtures/kind-only'), root, { recursive: true });
  cpSync(join(REPOSITORY, 'images'), join(root, 'images'), { recursive: true });
  return root;
}

/** What a stage of `npm test` runs on the examples of a project; it rejects where the stage would fail. */
async function stage(root: string, ...words: readonly string[]): Promise<string> {
  const env = { ...process.env, STUDYLOG_ROOT: root, LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8' };
  return (await run(process.execPath, [join(REPOSITORY, 'bin/studylog.mjs'), ...words], { env })).stdout;
}

it('finds nothing wrong with examples that only a real cluster can run', async () => {
  await stage(kindOnly(), 'check');
});

it('runs them as skipped, each with the name of what is not simulated', async () => {
  const root = kindOnly();
  const report = join(root, 'embedded.json');
  const said = await stage(root, 'verify', '--engine', 'embedded', '--report', report);
  expect(said).toContain('1 passed, 0 failed, 4 skipped');
  const { reasons = [], ...counts } = countExamples(JSON.parse(readFileSync(report, 'utf8')));
  expect(counts).toEqual({ passed: 1, failed: 0, skipped: 4 });
  for (const [id, why] of [
    ['image/other', 'Pod/web: not simulated: the image nginx:1.29'],
    [
      'image/shell',
      'init containers that restart (sidecars), for in a shell script, the file /app/package.json in the image',
    ],
    ['job/every-minute', 'the embedded cluster has no CronJob of batch/v1'],
    ['storage/claim', 'the embedded cluster has no PersistentVolumeClaim of v1'],
  ]) {
    expect(reasons.find((reason) => reason.startsWith(`${id}: `))).toContain(why);
    expect(said).toMatch(new RegExp(`^  ${id} was skipped: `, 'm'));
  }
});

it('judges nothing of them that is broken on purpose', async () => {
  const root = kindOnly();
  const broken = join(root, 'broken.json');
  await stage(root, 'verify', '--engine', 'embedded', '--mutate', '--report', broken);
  const { noticed, survivors, unbreakable, unjudged } = JSON.parse(readFileSync(broken, 'utf8'));
  expect({ survivors, unbreakable }).toEqual({ survivors: [], unbreakable: [] });
  expect(noticed).toBeGreaterThan(0);
  expect(new Set(unjudged.map(({ id }: { id: string }) => id)).size).toBe(4);
});

it('says in Korean as well what is skipped', async () => {
  const root = kindOnly();
  const said = await stage(root, 'verify', '--engine', 'embedded', '--lang', 'ko');
  expect(said).toContain('Pod/script: 시뮬레이션하지 않습니다: 재시작하는 초기화 컨테이너(사이드카)');
  expect(said).toContain('내장 클러스터에는 batch/v1의 CronJob 오브젝트가 없습니다');
});

it('lets the site with such examples be built', async () => {
  const root = kindOnly();
  expect(await lintProject(new ProjectFiles(root, await loadConfig(root)))).toEqual([]);
});
