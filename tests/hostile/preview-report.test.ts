import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { markdown } from '../../src/preview/markdown.ts';
import { type PreviewReport, readReport } from '../../src/preview/report.ts';

const REPORT = {
  pages: { count: 354, changed: ['/', '/notes/pod/', '/en/notes/pod/'] },
  examples: {
    count: 46,
    marks: { verified: 40, fails: 6 },
    changed: [{ id: 'pod/echo', mark: 'never', findings: ['image-tag'], waived: [] }],
  },
  findings: { expected: 10, waived: 2 },
  firstViews: [{ page: '/notes/pod/', bytes: 26_444, limit: 27_000 }],
  site: { bytes: 21_000_000, limit: 1_000_000_000 },
} as const satisfies PreviewReport;

let file: string;
beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'studylog-preview-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  file = join(folder, 'preview.json');
});

const write = (value: unknown) => writeFileSync(file, JSON.stringify(value));

it('shows a report as it was written', () => {
  write(REPORT);
  const text = markdown(readReport(file));
  for (const said of [
    '354',
    '`/en/notes/pod/`',
    '✓ Verified 40, ◇ Fails as intended 6',
    '| `pod/echo` | □ Not run | `image-tag` | 0 |',
    '`/notes/pod/` 26,444 B, 한도 / limit 27,000 B |',
  ]) {
    expect(text).toContain(said);
  }
  expect(text).not.toContain('over the limit');
});

it('says where a limit is exceeded', () => {
  write({ ...REPORT, firstViews: [{ page: '/notes/pod/', bytes: 27_001, limit: 27_000 }] });
  expect(markdown(readReport(file))).toContain('27,001 B, 한도 / limit 27,000 B ⚠');
});

const inId = (id: string) => ({
  ...REPORT,
  examples: { ...REPORT.examples, changed: [{ ...REPORT.examples.changed[0], id }] },
});
const inPage = (page: string) => ({ ...REPORT, pages: { ...REPORT.pages, changed: [page] } });

it.each<[string, unknown]>([
  ['a mention', inId('pod/@everyone')],
  ['Markdown in the name of an example', inId('pod/echo`](https://example.com)')],
  ['a line break in the name of an example', inId('pod/echo\n# Approved')],
  ['an address of another site', inPage('//example.com/')],
  ['an address with a scheme', inPage('https://example.com/')],
  ['a script in an address', inPage('/<script>/')],
  ['another mark', { ...REPORT, examples: { ...REPORT.examples, marks: { Approved: 1 } } }],
  ['text in the place of a number', { ...REPORT, findings: { expected: '**0**', waived: 2 } }],
  ['a number that is none', { ...REPORT, site: { bytes: -1, limit: 1 } }],
  ['something else beside', { ...REPORT, body: 'LGTM' }],
  ['too many pages', { ...REPORT, pages: { count: 1, changed: Array(1001).fill('/') } }],
  ['a part too few', { pages: REPORT.pages }],
  ['a list', []],
  ['nothing', null],
])('refuses the whole report for %s', (_what, value) => {
  write(value);
  expect(() => readReport(file)).toThrow(/is not the report of a preview: the value at "[^"]*" does not fit$/);
});

it('repeats no name of a report that it refuses', () => {
  write({ ...REPORT, examples: { ...REPORT.examples, marks: { '::error::@everyone\n': 1 } } });
  expect(() => readReport(file)).not.toThrow(/@everyone\n/);
  expect(() => readReport(file)).toThrow('does not fit');
});

it('refuses what is no plain JSON file', () => {
  expect(() => readReport(file)).toThrow('it is not a file');
  symlinkSync('/etc/passwd', file);
  expect(() => readReport(file)).toThrow('it is not a file');
  rmSync(file);
  writeFileSync(file, '{');
  expect(() => readReport(file)).toThrow('it is not JSON');
  writeFileSync(file, ' '.repeat(1_000_001));
  expect(() => readReport(file)).toThrow('it is too large');
});
