import type { Example } from '../../example/load.ts';
import { MARKS } from '../../example/marks.ts';
import type { RunReport } from '../result.ts';
import { formatFailure } from './failure.ts';
import { timeSpent, totals } from './human.ts';
import { markOf } from './mark.ts';

/** The report for a workflow's summary or a pull request. */
export function markdown(report: RunReport, examples: readonly Example[]): string {
  const { engine, kubernetes, tool, architecture } = report.engine;
  const rows = report.examples.map((result) => {
    const { id, steps, seconds } = result;
    const example = examples.find((one) => one.id === id);
    const { sign, word } = MARKS[markOf(result, report.engine, example)];
    const checks = steps.reduce((sum, step) => sum + step.checks, 0);
    const skipped = steps.filter((step) => step.outcome === 'skipped').length;
    return `| ${sign} ${word.en} | ${id} | ${checks} | ${skipped} | ${seconds} s |`;
  });
  const failures = report.examples
    .filter(({ outcome }) => outcome === 'failed')
    .map((result) => {
      const example = examples.find(({ id }) => id === result.id);
      return `\n<details><summary>${result.id}</summary>\n\n\`\`\`\`text\n${example ? formatFailure(example, result) : ''}\n\`\`\`\`\n\n</details>`;
    });
  const [first, ...rest] = totals(report, examples).split('\n');
  return [
    `### ${engine}, Kubernetes ${kubernetes} (${tool}, ${architecture})`,
    '',
    first,
    '',
    ...[...rest, ...timeSpent(report)].map((line) => `- ${line.trim()}`),
    '',
    '| state | example | checks | skipped steps | time |',
    '|---|---|--:|--:|--:|',
    ...rows,
    ...failures,
    '',
  ].join('\n');
}
