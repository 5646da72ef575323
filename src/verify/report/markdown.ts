import type { Example } from '../../example/load.ts';
import type { RunReport } from '../result.ts';
import { formatFailure } from './failure.ts';
import { timeSpent, totals } from './human.ts';

const MARKS = { passed: '✅', failed: '❌', skipped: '⏭️' } as const;

/** The report for a workflow's summary or a pull request. */
export function markdown(report: RunReport, examples: readonly Example[]): string {
  const { engine, kubernetes, tool, architecture } = report.engine;
  const rows = report.examples.map(({ id, outcome, steps, seconds }) => {
    const checks = steps.reduce((sum, step) => sum + step.checks, 0);
    const skipped = steps.filter((step) => step.outcome === 'skipped').length;
    return `| ${MARKS[outcome]} | ${id} | ${checks} | ${skipped} | ${seconds} s |`;
  });
  const failures = report.examples
    .filter(({ outcome }) => outcome === 'failed')
    .map((result) => {
      const example = examples.find(({ id }) => id === result.id);
      return `\n<details><summary>${result.id}</summary>\n\n\`\`\`\`text\n${example ? formatFailure(example, result) : ''}\n\`\`\`\`\n\n</details>`;
    });
  return [
    `### ${engine}, Kubernetes ${kubernetes} (${tool}, ${architecture})`,
    '',
    totals(report).split('\n')[0],
    '',
    ...timeSpent(report).map((line) => `- ${line}`),
    '',
    '| | example | checks | skipped steps | time |',
    '|---|---|--:|--:|--:|',
    ...rows,
    ...failures,
    '',
  ].join('\n');
}
