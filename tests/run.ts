/**
 * `npm test`: every check of the project, fast ones first, each with its own output, and a closing line that adds them up.
 * Exit code 0 when nothing failed, 1 otherwise.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

interface Stage {
  readonly name: string;
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
  { name: 'check every example', command: ['node', 'bin/studylog.mjs', 'check'] },
  {
    name: 'run every example on the embedded cluster',
    command: ['node', 'bin/studylog.mjs', 'verify', '--engine', 'embedded', '--report', report('embedded.json')],
    counts: () => {
      const examples: { outcome: string }[] = readReport('embedded.json').examples;
      const passed = examples.filter(({ outcome }) => outcome === 'passed').length;
      return { passed, failed: examples.length - passed, skipped: 0 };
    },
  },
  {
    name: 'break every example on the embedded cluster',
    command: [
      'node',
      'bin/studylog.mjs',
      'verify',
      '--engine',
      'embedded',
      '--mutate',
      '--report',
      report('broken.json'),
    ],
    // What the simulation skips, it cannot notice.
    counts: () => {
      const { noticed, survivors, unbreakable, unjudged } = readReport('broken.json');
      return { passed: noticed, failed: survivors.length + unbreakable.length, skipped: unjudged.length };
    },
  },
  { name: 'build the site', command: ['node', 'bin/studylog.mjs', 'build'] },
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

const only = process.argv.slice(2);
const stages = only.length > 0 ? STAGES.filter(({ name }) => only.some((word) => name.includes(word))) : STAGES;
if (stages.length === 0) {
  console.error(
    `npm test: no stage is named like ${only.join(', ')}; stages: ${STAGES.map(({ name }) => name).join(', ')}`,
  );
  process.exit(2);
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const total: Counts = { passed: 0, failed: 0, skipped: 0 };
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
  console.log(`── ${stage.name}: ${verdict}, ${counts.passed} passed, ${counts.failed} failed, ${seconds(started)}`);
}
console.log(`\n${broken.length > 0 ? `Failed: ${broken.join(', ')}\n` : ''}All stages in ${seconds(began)}`);
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed > 0 ? 1 : 0;

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

function exitCode({ command: [program = '', ...args], env }: Stage): Promise<number> {
  const path = `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`;
  return new Promise((done) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env, PATH: path },
    });
    child.on('error', (error) => {
      console.error(`cannot start ${program}: ${error.message}`);
      done(1);
    });
    child.on('close', (code) => done(code ?? 1));
  });
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}
