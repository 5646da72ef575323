import type { Severity } from '../finding.ts';
import type { Report } from './report.ts';

const COMMAND: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** Workflow commands that annotate the lines of a pull request on GitHub. */
export function reportForGitHub({ findings }: Report): string {
  return findings
    .map(({ file, line, column, endLine, endColumn, rule, severity, message, hint }) => {
      const properties = Object.entries({
        file,
        line,
        endLine,
        ...(line === endLine ? { col: column, endColumn } : {}),
        title: rule,
      })
        .map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
        .join(',');
      return `::${COMMAND[severity]} ${properties}::${escapeData(hint ? `${message}\n${hint}` : message)}\n`;
    })
    .join('');
}

const escapeData = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeProperty = (text: string) => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
