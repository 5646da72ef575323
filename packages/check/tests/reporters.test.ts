import { describe, expect, test } from 'vitest';
import { check } from '../src/check.ts';
import type { Finding } from '../src/finding.ts';
import { parseManifest } from '../src/manifest/parse.ts';
import { diffLines } from '../src/reporters/diff.ts';
import { REPORTERS, type ReporterOptions } from '../src/reporters/index.ts';
import { type Report, reportFindings, summarize } from '../src/reporters/report.ts';
import { ruleDocs } from '../src/rules/docs.ts';
import { rules } from '../src/rules/index.ts';
import type { Lang } from '../src/text/localized.ts';
import { visible, widthOf } from '../src/text/width.ts';

const POD = `apiVersion: v1
kind: Pod
metadata:
  name: 에코
spec:
  containers:
    - {name: app, imagee: "한글 값"}
`;

const options = (lang: Lang): ReporterOptions => ({
  lang,
  paint: (_ink, text) => text,
  columns: 80,
  program: 'studylog check',
  rules,
  docs: ruleDocs,
  version: '1.2.3',
  link: (rule) => `https://example.com/rules/${rule}/`,
});

async function reportOn(text: string, lang: Lang = 'en', path = 'dir/pod.yaml'): Promise<Report> {
  const file = parseManifest(path, text);
  const findings = reportFindings(await check([file]), new Map([[path, text]]), lang);
  return { findings, summary: summarize(findings, 1, 1) };
}

const finding = (given: Partial<Finding>): Finding => ({
  file: 'a.yaml',
  range: { start: 0, end: 1 },
  rule: 'some-rule',
  class: 'schema',
  severity: 'error',
  message: { ko: '틀렸습니다.', en: 'Wrong.' },
  ...given,
});

describe('the human report', () => {
  test('carets stand below what is at fault, two cells for each Hangul syllable', () => {
    const text = '가나: 다라 # 끝\n';
    const findings = reportFindings([finding({ range: { start: 4, end: 6 } })], new Map([['a.yaml', text]]), 'ko');
    const lines = REPORTERS.human({ findings, summary: summarize(findings, 1, 1) }, options('ko')).split('\n');
    const source = lines.find((line) => line.includes('가나'))!;
    const carets = lines.find((line) => line.includes('^'))!;
    expect(widthOf(carets.slice(0, carets.indexOf('^')))).toBe(widthOf(source.slice(0, source.indexOf('다라'))));
    expect(carets.match(/\^+/)![0]).toHaveLength(4);
  });

  test('a finding shows its place, message, fix and page in the language asked for', async () => {
    const korean = REPORTERS.human(await reportOn(POD, 'ko'), options('ko'));
    expect(korean).toContain('dir/pod.yaml:7:19');
    expect(korean).toContain('오류');
    expect(korean).toContain('해결 방법:');
    expect(korean).toContain('https://example.com/rules/unknown-field/');
    expect(REPORTERS.human(await reportOn(POD, 'en'), options('en'))).toContain('fix: ');
  });

  test('control characters of a manifest never reach the terminal', () => {
    const findings = reportFindings(
      [finding({ message: { ko: 'ㄱ', en: 'saw \u001b[2J and \u009b' } })],
      new Map([['a.yaml', 'x: "\u001b]0;title\u0007"\n']]),
      'en',
    );
    expect(REPORTERS.human({ findings, summary: summarize(findings, 1, 1) }, options('en'))).not.toMatch(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/,
    );
  });

  test('a line far longer than the terminal is cut around the fault', () => {
    const text = `{a: "${'x'.repeat(500)}", bad: 1, b: "${'y'.repeat(500)}"}`;
    const start = text.indexOf('bad');
    const findings = reportFindings([finding({ range: { start, end: start + 3 } })], new Map([['a.yaml', text]]), 'en');
    const lines = REPORTERS.human({ findings, summary: summarize(findings, 1, 1) }, options('en')).split('\n');
    const source = lines.find((line) => line.includes('bad'))!;
    expect(widthOf(source)).toBeLessThanOrEqual(80);
    const carets = lines.find((line) => line.includes('^'))!;
    expect(source.slice(carets.indexOf('^'), carets.indexOf('^') + 3)).toBe('bad');
  });

  test('nothing found is said in one line with what was looked at', () => {
    expect(REPORTERS.human({ findings: [], summary: summarize([], 2, 3) }, options('ko'))).toBe(
      '✔ 파일 2개, 문서 3개를 확인했습니다. 문제가 없습니다.\n',
    );
    expect(REPORTERS.human({ findings: [], summary: summarize([], 1, 1) }, options('en'))).toBe(
      '✔ 1 file, 1 document: no problems.\n',
    );
  });
});

describe('the JSON report', () => {
  test('has the keys that programs rely on, in their order, and nothing else', async () => {
    const parsed = JSON.parse(REPORTERS.json(await reportOn(POD)));
    expect(Object.keys(parsed)).toEqual(['findings', 'summary']);
    expect(Object.keys(parsed.summary)).toEqual(['files', 'documents', 'errors', 'warnings', 'infos']);
    expect(parsed.findings.length).toBeGreaterThan(0);
    const keys = ['file', 'line', 'column', 'endLine', 'endColumn', 'rule', 'class', 'severity', 'message', 'hint'];
    for (const one of parsed.findings) expect(keys.filter((key) => key in one)).toEqual(Object.keys(one));
  });
});

describe('the SARIF report', () => {
  test('describes every rule that found something and points at files by relative URI', async () => {
    const log = JSON.parse(REPORTERS.sarif(await reportOn(POD, 'en', '폴더/내 pod.yaml'), options('en')));
    expect(log.version).toBe('2.1.0');
    const [run] = log.runs;
    for (const result of run.results) {
      expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
      expect(['error', 'warning', 'note']).toContain(result.level);
      const { artifactLocation, region } = result.locations[0].physicalLocation;
      expect(decodeURIComponent(artifactLocation.uri)).toBe('폴더/내 pod.yaml');
      expect(artifactLocation.uri).toMatch(/^[\w%./-]+$/);
      expect(region.startLine).toBeGreaterThan(0);
    }
    expect(run.tool.driver.rules[0].helpUri).toContain('/rules/');
  });

  test('links no rule while the address of the site is not known', async () => {
    const relative = { ...options('en'), link: (rule: string) => `/rules/${rule}/` };
    const [run] = JSON.parse(REPORTERS.sarif(await reportOn(POD), relative)).runs;
    expect(run.tool.driver.rules.length).toBeGreaterThan(0);
    for (const rule of run.tool.driver.rules) expect(rule).not.toHaveProperty('helpUri');
  });
});

describe('the JUnit report', () => {
  test('counts errors as failures and escapes what XML cannot hold', () => {
    const findings = reportFindings(
      [finding({ message: { ko: '', en: '<a> & "b" \u0000' } }), finding({ severity: 'info' })],
      new Map([['a.yaml', 'x']]),
      'en',
    );
    const xml = REPORTERS.junit({ findings, summary: summarize(findings, 1, 1) }, options('en'));
    expect(xml).toContain('<testsuites name="studylog check" tests="2" failures="1" skipped="1">');
    expect(xml).toContain('&lt;a&gt; &amp; &quot;b&quot; \ufffd');
    expect(xml).not.toContain('\u0000');
  });
});

describe('the GitHub report', () => {
  test('annotates lines, with line ends and separators escaped', () => {
    const findings = reportFindings(
      [finding({ file: 'a,b:c.yaml', message: { ko: '', en: '100%' }, hint: { ko: '', en: 'do\nthis' } })],
      new Map([['a,b:c.yaml', 'x']]),
      'en',
    );
    expect(REPORTERS.github({ findings, summary: summarize(findings, 1, 1) })).toBe(
      '::error file=a%2Cb%3Ac.yaml,line=1,endLine=1,col=1,endColumn=2,title=some-rule::100%25%0Ado%0Athis\n',
    );
  });
});

describe('a diff', () => {
  test('shows the changed line with three lines around it', () => {
    const before = Array.from({ length: 20 }, (_, index) => `line ${index + 1}`);
    const after = before.with(9, 'changed');
    const shown = diffLines(before.join('\n'), after.join('\n'));
    expect(shown.map(({ kind }) => kind).join(' ')).toBe('place same same same removed added same same same');
    expect(shown[0]?.text).toBe('@@ 7 @@');
    expect(shown.filter(({ kind }) => kind === 'added')).toEqual([{ kind: 'added', text: 'changed' }]);
  });
});

test('widths are those of a terminal', () => {
  expect(['a', '가', '각', '漢', 'ｆ', 'é', 'e\u0301', '가', '🚀'].map(widthOf)).toEqual([1, 2, 2, 2, 2, 1, 1, 2, 2]);
  expect(visible('a\tb\u0007')).toBe('a→b␇');
});
