import { plural } from '../text/plural.ts';
import type { Report, ReportedFinding } from './report.ts';

export interface JUnitOptions {
  /** What the command is called, `studylog check`. */
  readonly program: string;
}

/**
 * JUnit XML: a suite for each file that something was found in, a test case for each finding. Errors are failures,
 * what is no error is skipped with its message; with nothing found there is one case that passed.
 */
export function reportAsJUnit({ findings, summary }: Report, { program }: JUnitOptions): string {
  const suites = [...Map.groupBy(findings, ({ file }) => file)].map(([file, own]) => suite(file, own, program));
  const all = suites.length > 0 ? suites : [suite(plural(summary.files, 'file'), [], program)];
  const { errors } = summary;
  const tests = Math.max(1, findings.length);
  const skipped = findings.length - errors;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${xmlText(program)}" tests="${tests}" failures="${errors}" skipped="${skipped}">\n${all.join('')}</testsuites>\n`;
}

function suite(file: string, findings: readonly ReportedFinding[], program: string): string {
  const failures = findings.filter(({ severity }) => severity === 'error').length;
  const cases =
    findings.length > 0
      ? findings.map(testCase).join('')
      : `    <testcase name="nothing wrong" classname="${xmlText(program.replaceAll(' ', '.'))}"/>\n`;
  const counts = `tests="${Math.max(1, findings.length)}" failures="${failures}" skipped="${findings.length - failures}"`;
  return `  <testsuite name="${xmlText(file)}" ${counts}>\n${cases}  </testsuite>\n`;
}

function testCase({ file, line, column, rule, severity, message, hint }: ReportedFinding): string {
  const name = `${rule} ${line}:${column}`;
  const text = `${file}:${line}:${column}: ${message}${hint ? `\n${hint}` : ''}`;
  const body =
    severity === 'error'
      ? `<failure type="${xmlText(rule)}" message="${xmlText(message)}">${xmlText(text)}</failure>`
      : `<skipped message="${xmlText(`${severity}: ${message}`)}"/>`;
  return `    <testcase name="${xmlText(name)}" classname="${xmlText(file)}" file="${xmlText(file)}" line="${line}">${body}</testcase>\n`;
}

/** XML 1.0 takes no other control characters than tab and line ends, not even as references. */
function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '�')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;');
}
