import type { LocatedFinding } from '../finding.ts';
import type { Report } from './report.ts';

/** Findings and summary as JSON; a finding's keys are always in the same order. */
export function reportAsJson({ findings, summary }: Report): string {
  const plain = findings.map(
    ({ file, line, column, endLine, endColumn, rule, class: ruleClass, severity, message, hint }): LocatedFinding => ({
      file,
      line,
      column,
      endLine,
      endColumn,
      rule,
      class: ruleClass,
      severity,
      message,
      ...(hint === undefined ? {} : { hint }),
    }),
  );
  return `${JSON.stringify({ findings: plain, summary }, null, 2)}\n`;
}
