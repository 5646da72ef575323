import type { Example } from '../../example/load.ts';
import { MARKS, type Mark } from '../../example/marks.ts';
import type { ExampleResult, RunReport } from '../result.ts';
import { formatFailure } from './failure.ts';
import { countMarks, markOf } from './mark.ts';
import { WORDS, type Words } from './words.ts';

/** One line for an example: its mark, its checks and seconds, and what was skipped. */
export function summaryLine({ id, steps, seconds }: ExampleResult, mark: Mark, words: Words = WORDS.en): string {
  const { sign, word } = MARKS[mark];
  const checks = steps.reduce((sum, step) => sum + step.checks, 0);
  const skipped = steps.filter((step) => step.outcome === 'skipped').length;
  const parts = [words.checks(checks), `${seconds} ${words.seconds}`];
  if (skipped > 0) parts.push(words.stepsSkipped(skipped, steps.length));
  return `${sign} ${id}  ${word[words.lang]}: ${parts.join(', ')}`;
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
  return [...failures, '', totals(report, examples, words), where, ...time].join('\n');
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

/** «6 passed, 0 failed, 1.2 s», with the marks that were given and the reasons of what was skipped. */
export function totals(
  { examples: results, seconds, engine }: RunReport,
  examples: readonly Example[],
  words: Words = WORDS.en,
): string {
  const count = (outcome: ExampleResult['outcome']) => results.filter((result) => result.outcome === outcome).length;
  const parts = [`${count('passed')} ${words.passed}`, `${count('failed')} ${words.failed}`];
  if (count('skipped') > 0) parts.push(`${count('skipped')} ${words.skipped}`);
  const marks = results.map((result) => markOf(result, engine, byId(examples, result.id)));
  const whole = results.filter(({ outcome }) => outcome === 'skipped');
  const steps = results
    .filter((result) => !whole.includes(result))
    .flatMap((result) => result.steps)
    .filter(({ outcome }) => outcome === 'skipped');
  const reasons = Map.groupBy(steps, ({ reason }) => reason?.[words.lang] ?? '');
  return [
    `${parts.join(', ')}, ${seconds} ${words.seconds}`,
    countMarks(marks, words.lang),
    ...whole.map(({ id, reason }) => words.exampleSkipped(id, reason?.[words.lang] ?? '')),
    ...[...reasons].map(([reason, { length }]) => words.skippedBecause(length, reason)),
  ].join('\n  ');
}

function byId(examples: readonly Example[], wanted: string): Example | undefined {
  return examples.find(({ id }) => id === wanted);
}
