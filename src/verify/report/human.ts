import type { Example } from '../../example/load.ts';
import type { ExampleResult, RunReport } from '../result.ts';
import { formatFailure } from './failure.ts';

const MARKS = { passed: '✓', failed: '✗', skipped: '-' } as const;

/** One line for an example: what became of it, its checks and seconds, and what was skipped. */
export function summaryLine({ id, outcome, steps, seconds }: ExampleResult): string {
  const checks = steps.reduce((sum, step) => sum + step.checks, 0);
  const skipped = steps.filter((step) => step.outcome === 'skipped').length;
  const parts = [
    `${checks} checks`,
    `${seconds} s`,
    ...(skipped > 0 ? [`${skipped} of ${steps.length} steps skipped`] : []),
  ];
  return `${MARKS[outcome]} ${id}  ${parts.join(', ')}`;
}

/** The whole report for a terminal, failures last so that they are what one sees. */
export function human(report: RunReport, examples: readonly Example[]): string {
  const { engine } = report;
  const lines = report.examples.map(summaryLine);
  const failures = report.examples
    .filter(({ outcome }) => outcome === 'failed')
    .map((result) => `\n${result.id} failed\n${formatFailure(examples.find(({ id }) => id === result.id)!, result)}`);
  return [
    ...lines,
    ...failures,
    '',
    totals(report),
    `engine: ${engine.engine}, Kubernetes ${engine.kubernetes}, ${engine.tool}, ${engine.architecture}`,
  ].join('\n');
}

/** «6 passed, 0 failed, 1.2 s», with the reasons of what was skipped. */
export function totals({ examples, seconds }: RunReport): string {
  const count = (outcome: ExampleResult['outcome']) => examples.filter((example) => example.outcome === outcome).length;
  const skipped = count('skipped');
  const steps = examples.flatMap((example) => example.steps).filter(({ outcome }) => outcome === 'skipped');
  const reasons = Map.groupBy(steps, ({ reason }) => reason ?? 'skipped');
  const why = [...reasons].map(
    ([reason, { length }]) => `\n  ${length} ${length === 1 ? 'step' : 'steps'} skipped: ${reason}`,
  );
  return `${count('passed')} passed, ${count('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}, ${seconds} s${why.join('')}`;
}
