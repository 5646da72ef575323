import type { Example } from '../../example/load.ts';
import type { RunReport } from '../result.ts';
import { failuresOf, formatFailure } from './failure.ts';

/** The report as JUnit XML: one test case an example. */
export function junit(report: RunReport, examples: readonly Example[]): string {
  const failures = report.examples.filter(({ outcome }) => outcome === 'failed').length;
  const skipped = report.examples.filter(({ outcome }) => outcome === 'skipped').length;
  const { engine, kubernetes } = report.engine;
  const cases = report.examples.map((result) => {
    const [topic, name] = result.id.split('/');
    const example = examples.find(({ id }) => id === result.id);
    const open = `    <testcase classname="${escapeXml(topic!)}" name="${escapeXml(name!)}" time="${result.seconds}" file="${escapeXml(example?.file ?? '')}"`;
    const [failed] = failuresOf(result);
    if (failed) {
      const text = example ? formatFailure(example, result) : '';
      return `${open}>\n      <failure message="${escapeXml(failed.reason?.en ?? 'failed')}">${escapeXml(text)}</failure>\n    </testcase>`;
    }
    if (result.outcome === 'skipped') {
      return `${open}>\n      <skipped message="${escapeXml(result.reason?.en ?? '')}"/>\n    </testcase>`;
    }
    return `${open}/>`;
  });
  const totals = `tests="${report.examples.length}" failures="${failures}" skipped="${skipped}" time="${report.seconds}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="studylog" ${totals}>`,
    `  <testsuite name="${escapeXml(`${engine} ${kubernetes}`)}" timestamp="${report.startedAt}" ${totals}>`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
};

/** Control characters have no place in XML 1.0, escaped or not. */
function escapeXml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .replace(/[&<>"\n]/g, (character) => ENTITIES[character]!);
}
