/**
 * Whether a walk through the notes notices what a reader would trip over: node bin/run.mjs tests/cluster/course.ts
 * The clean-up of one Run is left out, and a later one must fail. Needs docker, kind, kubectl and the built site; makes the
 * cluster of the overview and deletes it.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CourseReport } from '../../src/verify/course/result.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const REPORT = join(ROOT, '.studylog/verify/course-reading-en.json');
/** The first Run of the overview; the next note runs it again. */
const SKIPPED = 'pod/echo';

let passed = 0;
let failed = 0;
function check(what: string, holds: boolean, seen = ''): void {
  console.log(`${holds ? '✔' : '✘'} ${what}`);
  if (!holds) console.log(seen.replace(/^/gm, '    '));
  if (holds) passed += 1;
  else failed += 1;
}

rmSync(REPORT, { force: true });
const words = ['bin/run.mjs', 'bin/studylog.mjs', 'verify', '--course', '--lang', 'en', '--skip-cleanup', SKIPPED];
const nodeImage = process.env.NODE_IMAGE;
const { status, stdout, stderr } = spawnSync(
  process.execPath,
  [...words, ...(nodeImage === undefined ? [] : ['--node-image', nodeImage])],
  { cwd: ROOT, encoding: 'utf8' },
);
const printed = stdout + stderr;
check('a walk that leaves out a clean-up ends with exit code 1', status === 1, printed);
const { stages } = JSON.parse(readFileSync(REPORT, 'utf8')) as CourseReport;
const first = stages.findIndex(({ example }) => example === SKIPPED);
check('the Run itself passes', stages[first]?.outcome === 'passed', printed);
check(
  'one after it fails, with what the page shows beside what was seen',
  stages.slice(first + 1).some(({ failure }) => failure?.mismatches.some(({ path }) => path === 'the page shows')),
  printed,
);
const left = execFileSync('docker', ['ps', '-aq', '--filter', 'label=io.x-k8s.kind.cluster=study'], {
  encoding: 'utf8',
});
check('and the cluster is gone', left.trim() === '', left);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
