/**
 * `npm test`: every check of the project, fast ones first, each with its own output, and a closing line that adds them up.
 *   npm test -- unit                 the stages whose name holds one of the words
 *   npm test -- --without browser    all but those whose name holds the word
 * Exit code 0 when nothing failed, 1 otherwise, 2 for a word that names no stage.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { langOf } from '@studylog/check/command';
import type { Localized } from '@studylog/check/text';
import { type Counts, countExamples } from './counts.ts';

interface Stage {
  readonly name: string;
  /** A tool or a script of the project, and its arguments, as bin/run.mjs takes them. */
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Reads the counts from the stage's report; a stage without one counts as one test. */
  readonly counts?: () => Counts;
  /** Name of a stage without which this one makes no sense. */
  readonly needs?: string;
}

const root = resolve(import.meta.dirname, '..');
const reports = join(root, '.studylog/reports');
const report = (name: string) => join(reports, name);
const readReport = (name: string) => JSON.parse(readFileSync(report(name), 'utf8'));

const STAGES: readonly Stage[] = [
  { name: 'lint and format', command: ['biome', 'check', '.'] },
  // First: it generates the types that tsc reads.
  { name: 'types of the site', command: ['astro', 'check', '--minimumSeverity', 'error'] },
  { name: 'types', command: ['tsc', '-p', '.'] },
  {
    name: 'unit tests',
    command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report('unit.json')}`],
    counts: () => {
      const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites } = readReport('unit.json');
      // A file that cannot even load fails no test, but it fails.
      const failed = Math.max(numFailedTests, numFailedTestSuites > 0 ? 1 : 0);
      return { passed: numPassedTests, failed, skipped: numPendingTests };
    },
  },
  { name: 'check every example', command: ['bin/studylog.mjs', 'check'] },
  {
    name: 'run every example on the embedded cluster',
    command: ['bin/studylog.mjs', 'verify', '--engine', 'embedded', '--report', report('embedded.json')],
    counts: () => countExamples(readReport('embedded.json')),
  },
  {
    name: 'break every example on the embedded cluster',
    command: ['bin/studylog.mjs', 'verify', '--engine', 'embedded', '--mutate', '--report', report('broken.json')],
    // What the simulation skips, it cannot notice.
    counts: () => {
      const { noticed, survivors, unbreakable, unjudged } = readReport('broken.json');
      return { passed: noticed, failed: survivors.length + unbreakable.length, skipped: unjudged.length };
    },
  },
  { name: 'build the site', command: ['bin/studylog.mjs', 'build'] },
  {
    name: 'the site in a browser',
    command: ['playwright', 'test', '--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report('site.json') },
    counts: () => {
      const { expected, unexpected, flaky, skipped } = readReport('site.json').stats;
      // A test that passes only on a second try is a fault to find, not a pass.
      return { passed: expected, failed: unexpected + flaky, skipped };
    },
    needs: 'build the site',
  },
];

const { only, without } = readOptions();
const stages = STAGES.filter(
  ({ name }) =>
    (only.length === 0 || only.some((word) => name.includes(word))) && !without.some((word) => name.includes(word)),
);
const unknown = [...only, ...without].filter((word) => !STAGES.some(({ name }) => name.includes(word)));
if (unknown.length > 0) {
  const words = unknown.join(', ');
  misuse({ ko: `이름에 «${words}»이(가) 들어 있는 단계가 없습니다`, en: `no stage is named like ${words}` });
}
if (stages.length === 0) misuse({ ko: '남은 단계가 없습니다', en: 'no stage is left' });

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const total = { passed: 0, failed: 0, skipped: 0 };
const broken: string[] = [];
const began = performance.now();
for (const [index, stage] of stages.entries()) {
  console.log(`\n── ${index + 1}/${stages.length} ${stage.name}`);
  const started = performance.now();
  const counts = stage.needs && broken.includes(stage.needs) ? notRun(stage.needs) : await runStage(stage);
  if (counts.failed > 0) broken.push(stage.name);
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
  const verdict = counts.failed > 0 ? 'FAILED' : 'ok';
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  for (const reason of counts.reasons ?? []) console.log(`   skipped: ${reason}`);
  console.log(
    `── ${stage.name}: ${verdict}, ${counts.passed} passed, ${counts.failed} failed${skipped}, ${seconds(started)}`,
  );
}
console.log(`\n${broken.length > 0 ? `Failed: ${broken.join(', ')}\n` : ''}All stages in ${seconds(began)}`);
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed > 0 ? 1 : 0;

function readOptions(): { only: readonly string[]; without: readonly string[] } {
  try {
    const { values, positionals } = parseArgs({
      options: { without: { type: 'string', multiple: true } },
      allowPositionals: true,
    });
    return { only: positionals, without: values.without ?? [] };
  } catch (error) {
    const { message } = error as Error;
    return misuse({ ko: message, en: message });
  }
}

function misuse(problem: Localized): never {
  const lang = langOf(process.env);
  const stages = { ko: '있는 단계', en: 'stages' }[lang];
  console.error(`npm test: ${problem[lang]}; ${stages}: ${STAGES.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}

function notRun(needed: string): Counts {
  console.log(`not run: it needs «${needed}», which failed`);
  return { passed: 0, failed: 1, skipped: 0 };
}

async function runStage(stage: Stage): Promise<Counts> {
  const code = await exitCode(stage);
  if (!stage.counts) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  try {
    const counts = stage.counts();
    // A runner that breaks outside its tests exits with an error and reports no failure.
    return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  } catch {
    console.log('the stage wrote no report');
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function exitCode({ command, env }: Stage): Promise<number> {
  return new Promise((done) => {
    const child = spawn(process.execPath, ['bin/run.mjs', ...command], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env },
    });
    child.on('error', (error) => {
      console.error(`cannot start ${command[0]}: ${error.message}`);
      done(1);
    });
    child.on('close', (code) => done(code ?? 1));
  });
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
