import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Counts, countExamples } from './counts.ts';
import { EXHAUSTIVE } from './exhaustive.ts';

/** A part of `npm test`. */
export interface Stage {
  readonly name: string;
  /** A tool or a script of the project, and its arguments, as bin/run.mjs takes them. */
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Reads the counts from the stage's report; a stage without one counts as one test. */
  readonly counts?: () => Counts;
  /** Name of a stage that comes before this one, which makes no sense where that one failed. */
  readonly needs?: string;
  /** It keeps two cores busy by itself, so that nothing else runs beside it. */
  readonly alone?: true;
}

export const root = resolve(import.meta.dirname, '..');
export const reports = join(root, '.studylog/reports');
const report = (name: string) => join(reports, name);
const readReport = (name: string) => JSON.parse(readFileSync(report(name), 'utf8'));

/** Every stage, in the order in which they start. */
export const STAGES: readonly Stage[] = [
  { name: 'lint and format', command: ['biome', 'check', '.'] },
  { name: 'types', command: ['astro', 'check', '--minimumSeverity', 'error'] },
  {
    // Those that are as they were when their evidence was recorded have been broken before.
    name: `break ${EXHAUSTIVE ? 'every example' : 'the examples that changed'} on the embedded cluster`,
    command: [
      ...['bin/studylog.mjs', 'verify', '--engine', 'embedded', '--mutate', '--report', report('broken.json')],
      ...(EXHAUSTIVE ? [] : ['--changed']),
    ],
    // What the simulation skips, it cannot notice.
    counts: () => {
      const { noticed, survivors, unbreakable, unjudged } = readReport('broken.json');
      return { passed: noticed, failed: survivors.length + unbreakable.length, skipped: unjudged.length };
    },
  },
  { name: 'check every example', command: ['bin/studylog.mjs', 'check'] },
  {
    name: 'run every example on the embedded cluster',
    command: ['bin/studylog.mjs', 'verify', '--engine', 'embedded', '--report', report('embedded.json')],
    counts: () => countExamples(readReport('embedded.json')),
  },
  { name: 'build the site', command: ['bin/studylog.mjs', 'build'] },
  {
    name: 'unit tests',
    command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report('unit.json')}`],
    alone: true,
    counts: () => {
      const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites } = readReport('unit.json');
      // A file that cannot even load fails no test, but it fails.
      const failed = Math.max(numFailedTests, numFailedTestSuites > 0 ? 1 : 0);
      return { passed: numPassedTests, failed, skipped: numPendingTests };
    },
  },
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
    alone: true,
  },
];
