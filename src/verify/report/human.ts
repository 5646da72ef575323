import type { Example } from '../../example/load.ts';
import type { ExampleResult, RunReport } from '../result.ts';
import { formatFailure } from './failure.ts';
import { WORDS, type Words } from './words.ts';

const MARKS = { passed: '✓', failed: '✗', skipped: '-' } as const;

/** One line for an example: what became of it, its checks and seconds, and what was skipped. */
export function summaryLine({ id, outcome, steps, seconds }: ExampleResult, words: Words = WORDS.en): string {
  const checks = steps.reduce((sum, step) => sum + step.checks, 0);
  const skipped = steps.filter((step) => step.outcome === 'skipped').length;
  const parts = [words.checks(checks), `${seconds} ${words.seconds}`];
  if (skipped > 0) parts.push(words.stepsSkipped(skipped, steps.length));
  return `${MARKS[outcome]} ${id}  ${parts.join(', ')}`;
}

/** What stands below the examples' own lines: the failures, the totals and where it ran. */
export function conclusion(report: RunReport, examples: readonly Example[], words: Words = WORDS.en): string {
  const { engine, kubernetes, tool, architecture } = report.engine;
  const failures = report.examples
    .filter(({ outcome }) => outcome === 'failed')
    .map((result) => {
      const example = examples.find(({ id }) => id === result.id)!;
      return `\n${result.id} ${words.failed}\n${formatFailure(example, result, words)}\n`;
    });
  const where = `${words.engine}: ${engine}, Kubernetes ${kubernetes}, ${tool}, ${architecture}`;
  const time = engine === 'embedded' ? [words.simulatedTime] : timeSpent(report, words);
  return [...failures, '', totals(report, words), where, ...time].join('\n');
}

/** Where the time went, in two lines: start, examples and end, then what the jobs did, most first. */
export function timeSpent({ spent, seconds }: RunReport, words: Words = WORDS.en): string[] {
  const { jobs, start = 0, end = 0, by } = spent;
  const all = Object.values(by).reduce((sum, one) => sum + one, 0) || 1;
  const shares = Object.entries(by)
    .map(([what, sum]) => [words.spentOn[what] ?? what, Math.round((100 * sum) / all)] as const)
    .filter(([, share]) => share > 0)
    .map(([what, share]) => `${what} ${share} %`);
  return [words.time(start, seconds, end), `${words.ofJobs(jobs)}: ${shares.join(', ')}`];
}

/** «6 passed, 0 failed, 1.2 s», with the reasons of what was skipped. */
export function totals({ examples, seconds }: RunReport, words: Words = WORDS.en): string {
  const count = (outcome: ExampleResult['outcome']) => examples.filter((example) => example.outcome === outcome).length;
  const parts = [`${count('passed')} ${words.passed}`, `${count('failed')} ${words.failed}`];
  if (count('skipped') > 0) parts.push(`${count('skipped')} ${words.skipped}`);
  const steps = examples.flatMap((example) => example.steps).filter(({ outcome }) => outcome === 'skipped');
  const reasons = Map.groupBy(steps, ({ reason }) => reason ?? '');
  const why = [...reasons].map(([reason, { length }]) => `\n  ${words.skippedBecause(length, words.sentence(reason))}`);
  return `${parts.join(', ')}, ${seconds} ${words.seconds}${why.join('')}`;
}
