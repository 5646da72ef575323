import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { dayIn } from '../../../src/cli/import/dates.ts';
import { dayOf, type ImportedLog, importLog } from '../../../src/cli/import/entry.ts';
import type { ExampleMaker } from '../../../src/cli/import/examples.ts';
import { fieldNamed } from '../../../src/cli/import/field-names.ts';
import { hoursIn } from '../../../src/cli/import/hours.ts';
import { listOf } from '../../../src/cli/import/list.ts';
import { outlined } from '../../../src/cli/import/outline.ts';
import { asPageText } from '../../../src/cli/import/page-text.ts';
import { readLog } from '../../../src/cli/import/read-log.ts';
import { main } from '../../../src/cli/main.ts';
import { loadExample } from '../../../src/example/load.ts';
import { lintSite } from '../../../src/site/lint/lint.ts';
import { ProjectFiles } from '../../../src/site/project-files.ts';
import { cases } from '../../exhaustive.ts';
import { CONFIG, project, writeProject } from '../site/project.ts';

const COMMAND = resolve(import.meta.dirname, '../../../bin/studylog.mjs');
const LOGS = join(import.meta.dirname, '../../fixtures/logs');
const NAMES = ['numbered-ko.md', 'named-en.md', 'mixed.md', 'plain.txt', 'indented-ko.txt'] as const;

/** Examples as they are, for tests that are about the text. */
const bare: ExampleMaker = async ({ id, text }) => ({
  files: new Map([[`examples/${id}/manifest.yaml`, text]]),
  found: [],
  isBroken: false,
});

async function imported(file: string, text: string, makeExample: ExampleMaker = bare): Promise<ImportedLog> {
  const source = { file, text };
  const log = readLog(file, text);
  const workshop = { languages: ['ko', 'en'] as const, terms: [], makeExample, isTaken: () => false };
  return importLog(source, log, dayOf(source, log) ?? '2021-03-09', workshop);
}

const importFixture = (name: string, makeExample?: ExampleMaker) =>
  imported(join(LOGS, name), readFileSync(join(LOGS, name), 'utf8'), makeExample);

const textOf = ({ files }: ImportedLog, path: string): string => String(files.get(path));

describe('what people write', () => {
  it.each([
    ['2021 - 01 - 12(화)', { day: '2021-01-12', weekday: 2 }],
    ['2021.1.12', { day: '2021-01-12' }],
    ['2021. 1. 12. (화)', { day: '2021-01-12', weekday: 2 }],
    ['2021-01-12 (Tue)', { day: '2021-01-12', weekday: 2 }],
    ['2021년 1월 12일 화요일', { day: '2021-01-12', weekday: 2 }],
    ['Tuesday, 12th January 2021', { day: '2021-01-12', weekday: 2 }],
    ['Jan 12, 2021', { day: '2021-01-12' }],
    ['2021-02-30', undefined],
    ['version 1.2.2021', undefined],
  ])('%s is a day', (text, day) => expect(dayIn(text)).toEqual(day));

  it.each([
    ['10:00 ~ 18:00', ['10:00-18:00']],
    ['10:00~12:00, 13:00 - 18:00', ['10:00-12:00', '13:00-18:00']],
    ['오후 2시 ~ 6시 반', ['14:00-18:30']],
    ['9am-12pm, 1pm-5:30pm', ['09:00-12:00', '13:00-17:30']],
    ['10시 30분부터 12시까지', ['10:30-12:00']],
    ['22:00 - 01:30', ['22:00-01:30']],
    ['22:00–23:30, 00:10–02:00', ['22:00-23:30', '00:10-02:00']],
    ['오후 8시 ~ 새벽 2시', ['20:00-02:00']],
  ])('%s are hours', (text, spans) => {
    const read = hoursIn(text);
    expect(read.spans.map(({ from, to }) => `${from}-${to}`)).toEqual(spans);
    expect(read.isUnclear).toBe(false);
  });

  it.each(['10:00 ~', '14:00~16:00 / 10:00~12:00', '25:00 ~ 26:00'])('%s are no hours that an entry can have', (text) =>
    expect(hoursIn(text)).toEqual({ spans: [], isUnclear: true }),
  );

  it.each([
    ['###### 7. 학습 내용에 대한 개인적인 총평', 'retrospective'],
    ['**상세 학습 내용**', 'details'],
    ['3) 학습 범위 및 주제:', 'scope'],
    ['4. 동료 학습 방법 ', 'peers'],
    ['⏰ Study hours', 'hours'],
    ['Looking back', 'retrospective'],
    ['What’s next?', undefined],
    ['Next steps', 'nextPlan'],
    ['서비스', undefined],
  ])('%s begins the part %s', (heading, field) => expect(fieldNamed(heading)).toBe(field));
});

describe('the text', () => {
  it.each([
    'a <pod_name> <node-ip> {{ .Values.x }}',
    'a<br>b',
    '<!-- later -->',
    'see <https://a.b/c>',
    '`<a>{b}` \\{c}',
    'export PATH=$PATH',
    'a\n\n    kubectl get {x}\n\nb',
    '<kbd>Ctrl</kbd>',
  ])('%j stays as it is', (text) => {
    expect(asPageText(text)).toEqual({ text, shownTags: [], isVerbatim: false });
  });

  it.each([
    ['<b>굵게</b>는', '**굵게**는'],
    ['<details>\n\nnever closed', '\\<details>\n\nnever closed'],
    ['<p align="center">a</p>', '\\<p align="center">a\\</p>'],
    ['a <Run> b', 'a \\<Run> b'],
    ['<a href="https://a.b/c">문서</a>를 읽음', '`<a href="https://a.b/c">`문서\\</a>를 읽음'],
    ['kubectl <command> <title>', 'kubectl \\<command> \\<title>'],
  ])('%j, which no page may have, is written otherwise', (text, written) => {
    expect(asPageText(text)).toMatchObject({ text: written, isVerbatim: false });
  });

  it('says which HTML is shown as text, and takes words in brackets for words', () => {
    expect(asPageText('<table><tr></tr></table> <node-ip>').shownTags).toEqual([
      { at: 0, name: 'table' },
      { at: 7, name: 'tr' },
    ]);
  });
});

/** A line without the signs of Markdown and YAML, so that the same words compare equal wherever they stand. */
const plain = (line: string): string =>
  line
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replace(/<br\s*\/?>/g, '<br>')
    .replace(/\{\/\*|\*\/\}|<!--|-->/g, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/<((?:https?):[^>]*)>/g, '$1')
    .replace(/<img[^>]*alt="([^"]*)"[^>]*>/g, '$1')
    .replace(/^\s*(?:>\s*)*(?:[-*+]|\d+[.)])?\s*(?:#{1,6}\s+)?/, '')
    .replace(/[\s*~`]|\\(?=[<{[])/g, '');

/** The lines of a log that are neither in its entry nor in the list. */
function lost(text: string, log: ImportedLog): string[] {
  const files = [...log.files].map(([path, content]) => (path.startsWith('content/images/') ? '' : String(content)));
  const all = [...files, listOf(log, [], 'en')].join('\n').split('\n').map(plain).join('\n');
  const isSign = (line: string) => /^\s*(?:`{3}\w*|~{3}\w*|=+)?\s*$/.test(line);
  return text.split('\n').filter((line) => !isSign(line) && !all.includes(plain(line)));
}

describe('nothing is lost', () => {
  it.each(NAMES)('every line of %s is in the entry, its examples or the list', async (name) => {
    const text = readFileSync(join(LOGS, name), 'utf8');
    const log = await importFixture(name);
    expect(text.split('\n').length).toBeGreaterThan(5);
    expect(lost(text, log)).toEqual([]);
    // The measure sees a line that is gone.
    expect(lost(`${text}\na line that nobody kept\n`, log)).toEqual(['a line that nobody kept']);
  });

  /** Parts of logs; N becomes a number of their own, so that no line is found in place of another. */
  const BLOCKS = [
    '## 날짜\n2021-03-09',
    '## Hours\n10:00 ~ 12:00 점심 N번 뒤에 계속',
    '## 동료\nadaN, 세 사람이 함께 N장을 읽었다',
    '## Details',
    '## 총평\n- 좋았다 {정말N}',
    '## Unknown part N',
    '### inner N',
    '- ### in a list N\n\n  below it <xN>',
    '| aN | b |\n|---|---|\n| 1<br>N | {cN} |',
    '```yaml\nkind: Pod\nmetadata:\n  name: aN\n```',
    '```sh\n$ ls {aN}\n```',
    '    indented {codeN}',
    '<p>htmlN</p>',
    '<details>\n<summary>sN</summary>',
    '> quote <yN>\n> - point N',
    'import x from yN',
    'text with `codeN` and <https://a.b/N>',
    '---',
    '![pN](none.png)',
    '1. one N\n2. two N\n   - deep N\n\n     deeper {dN}',
    '\ttab N',
    '**목표**',
    '**회고**\n\n- [x] done N',
    '<!-- a comment N -->',
    'a N\n===',
    'b N\n---',
    '[^N]: note N\n\ntext[^N]',
    '[rN]: https://a.b/rN\n\nsee [word N][rN]',
    '시간: 9시 ~ N시, 카페N',
    '# 2021-03-09 제목N',
  ];
  it('in whatever order such parts come', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...BLOCKS), { minLength: 1, maxLength: 8 }), async (blocks) => {
        const text = blocks.map((block, index) => block.replaceAll('N', String(index + 11))).join('\n\n');
        expect(lost(text, await imported('log.md', text))).toEqual([]);
      }),
      { numRuns: cases(60) },
    );
  });
});

describe('the entry', () => {
  it('has the fields that the log says, and headings from ###', async () => {
    const page = textOf(await importFixture('indented-ko.txt'), 'content/log/ko/2021-03-08.md');
    expect(page).toMatch(/^---\ndate: 2021-03-08\nhours: \[\{from: '14:00', to: '18:00'\}\]\n/);
    expect(page).toContain(
      'scope: [디플로이먼트]\ngoal: [롤링 업데이트]\nretrospective: [좋았다]\nnextPlan: [서비스]\n---\n',
    );
    expect(page).toContain('\n### Deployment\n\n- 레플리카셋을 관리한다\n');
    expect(page).toContain('\n<Example id="deployment/web-deploy" />\n\nspec.strategy\t기본값은\tRollingUpdate\n');
  });

  it('leaves out no level of headings, frees them from lists, and keeps their numbers', () => {
    expect(outlined('# A\n\n#### B\n\n1. ## C\n\n   text')).toBe('### A\n\n##### B\n\n#### 1. C\n\ntext');
    expect(outlined('A\n===\ntext')).toBe('### A\n\ntext');
  });

  it('keeps in the text what no field can hold, and says so', async () => {
    const log = await importFixture('indented-ko.txt');
    expect(textOf(log, 'content/log/ko/2021-03-08.md')).toContain(
      '### 4. 동료 학습 방법\n\n- 각자 읽고 돌아가며 설명함',
    );
    expect(textOf(log, 'content/log/ko/2021-03-08.md')).not.toContain('peers:');
    expect(log.remarks.map(({ line, message }) => `${line} ${message.en}`)).toContain(
      '23 not all of this fits into `peers`; it is kept in the text',
    );
  });

  it('reads a table of fields, and hours past midnight', async () => {
    const page = textOf(await importFixture('mixed.md'), 'content/log/ko/2021-03-05.md');
    expect(page).toContain("hours: [{from: '20:00', to: '02:00'}]\ntopics: [configmap]\npeers: [정우진, Min]\n");
  });

  it('marks the page in the other language as not translated', async () => {
    const log = await importFixture('named-en.md');
    expect(textOf(log, 'content/log/en/2021-03-03.md')).not.toContain('translated');
    expect(textOf(log, 'content/log/ko/2021-03-03.md')).toContain('\n> 아직 한국어로 옮기지 않은 기록입니다.');
    expect(log.untranslated).toEqual(['ko']);
  });

  it('takes pictures along, and says of the others why not', async () => {
    const korean = await importFixture('numbered-ko.md');
    const picture = readFileSync(join(LOGS, 'images/service.png'));
    expect(korean.files.get('content/images/2021-03-04-service.png')).toEqual(picture);
    expect(textOf(korean, 'content/log/ko/2021-03-04.md')).toContain(
      '![서비스 그림](../../images/2021-03-04-service.png)',
    );
    const english = await importFixture('named-en.md');
    const said = english.remarks.filter(({ message }) => message.en.includes('picture')).map(({ line }) => line);
    expect(said).toEqual([70, 71]);
    expect(textOf(english, 'content/log/en/2021-03-03.md')).toContain('\n[remote](https://example.org/probe.png)\n');
  });

  it('leaves files that only claim to be pictures', async () => {
    const root = project({ 'secret.png': 'a password', 'log.md': '![s](secret.png)\n' });
    const log = await imported(join(root, 'log.md'), '![s](secret.png)\n');
    expect([...log.files.keys()].filter((path) => path.startsWith('content/images/'))).toEqual([]);
    expect(log.remarks.map(({ message }) => message.en)).toEqual(['secret.png is not a picture that a page can show']);
  });

  it('takes pictures along that a whole path names, with their titles', async () => {
    const root = project({ 'a.png': readFileSync(join(LOGS, 'images/service.png')), 'log.md': '' });
    const text = `![a](${root}/a.png "서비스 \\"그림\\"")\n\n![b](file://${root}/a.png)\n\n![c](/nowhere/c.png)\n\n![d](C:\\d.png)\n`;
    const log = await imported(join(root, 'log.md'), text);
    const page = textOf(log, 'content/log/ko/2021-03-09.md');
    expect(page).toContain(
      '![a](../../images/2021-03-09-a.png "서비스 \\"그림\\"")\n\n![b](../../images/2021-03-09-a.png)\n',
    );
    expect(log.remarks.map(({ line, message }) => [line, message.en])).toEqual([
      [5, 'there is no picture /nowhere/c.png'],
      [7, 'there is no picture C:\\d.png'],
    ]);
  });

  it('takes pictures along that Obsidian embeds', async () => {
    const root = project({ 'a b.png': readFileSync(join(LOGS, 'images/service.png')), 'log.md': '' });
    const text = '![[a b.png|파드 둘]] ![[a b.png|300]] ![[none.png]] [[a page]] `![[a b.png]]`\n';
    const log = await imported(join(root, 'log.md'), text);
    expect(textOf(log, 'content/log/ko/2021-03-09.md')).toContain(
      '![파드 둘](../../images/2021-03-09-a-b.png) ![](../../images/2021-03-09-a-b.png) (none.png) [[a page]] `![[a b.png]]`\n',
    );
    expect(log.remarks.map(({ column, message }) => [column, message.en])).toEqual([
      [19, 'the picture has no words'],
      [36, 'there is no picture none.png'],
    ]);
  });

  it('says which line it took the day from, where only a sentence names one', async () => {
    const log = await imported('log.md', '## Goals\n\n- x\n\nSince 2021-03-01 I use kind.\n');
    expect(log.date).toBe('2021-03-01');
    expect(log.remarks.map(({ line, message }) => [line, message.en])).toEqual([
      [5, '2021-03-01, which this line names, was taken for the day'],
    ]);
    expect((await imported('log.md', '\n2021-03-01 (월)\n\ntext\n')).remarks).toEqual([]);
  });

  it('keeps a line that its field cannot hold, and the head of a table that is no pair', async () => {
    const kept = [
      '동료 학습 방법: 화상회의로 서로 질문함',
      '| 날짜 | 시간 |',
      '|---|---|',
      '| 2021-03-05 | 10:00~12:00 |',
    ];
    const log = await imported('log.md', `${kept[0]}\n\n${kept.slice(1).join('\n')}\n\n## 목표\n\na\n`);
    expect(textOf(log, 'content/log/ko/2021-03-05.md')).toContain(`\n${kept[0]}\n\n${kept.slice(1).join('\n')}\n`);
    expect(log.taken.map(({ line }) => line.text)).toEqual(['## 목표', 'a']);
    expect(log.remarks.map(({ line }) => line)).toEqual([1, 3, 5]);
  });

  it('reads what headings say of their fields themselves', async () => {
    const text =
      '# 일지\n\n## 날짜: 2021-03-05 (금)\n## 시간: 10:00~12:00, 13:00~18:00\n## 동료: 철수, 영희\n## 목표: 파드\n\n- 서비스\n\n## 주제: 한 가지\n\n```\na\n```\n';
    const log = await imported('log.md', text);
    expect(textOf(log, 'content/log/ko/2021-03-05.md')).toBe(
      "---\ndate: 2021-03-05\ntitle: 일지\nhours: [{from: '10:00', to: '12:00'}, {from: '13:00', to: '18:00'}]\npeers: [철수, 영희]\ngoal: [파드, 서비스]\n---\n\n### 주제: 한 가지\n\n```\na\n```\n",
    );
    expect(log.remarks.map(({ line }) => line)).toEqual([12]);
    expect(lost(text, log)).toEqual([]);
  });

  it('reads several stretches of time with single tildes, which strike nothing out', async () => {
    const log = await imported('log.md', '## 학습 시간\n\n10:00~12:00, 13:00~18:00\n\n## 목표\n\n- 3~5개, 7~9개\n');
    const page = textOf(log, 'content/log/ko/2021-03-09.md');
    expect(page).toContain("hours: [{from: '10:00', to: '12:00'}, {from: '13:00', to: '18:00'}]\n");
    expect(page).toContain("goal: ['3~5개, 7~9개']\n");
  });

  it('keeps what is more than a date in the text', async () => {
    const log = await imported('log.md', '## Date\n\n2021-03-05\n2021-03-06\n\n## Goals\n\n- x\n');
    expect(textOf(log, 'content/log/en/2021-03-05.md')).toContain('\n2021-03-05\n2021-03-06\n');
    expect(log.remarks.map(({ line }) => line)).toEqual([3]);
  });

  it('has a title without the gaps that a day leaves', async () => {
    const log = await imported('log.md', '# 🚀 2021.3.2(화) 학습 일지\n\ntext\n');
    expect(textOf(log, 'content/log/ko/2021-03-02.md')).toContain('title: 🚀 학습 일지\n');
  });

  it('says of a manifest outside of code that no example was made of it', async () => {
    const log = await imported(
      'log.md',
      '# 2021-03-02\n\ntext\napiVersion: v1\nkind: Pod\n\n    apiVersion: v1\n    kind: Pod\n\n<details>\n```\napiVersion: v1\nkind: Pod\n```\n</details>\n',
    );
    expect(log.remarks.map(({ line, message }) => [line, message.en])).toEqual([
      [4, 'this looks like a manifest, but it is in no code block, so no example was made of it'],
      [12, 'this looks like a manifest, but it is in no code block, so no example was made of it'],
    ]);
  });

  it('refuses a file of several days, and reports a wrong day of the week', async () => {
    const twoDays = '## 날짜\n2021-03-08\n\n## 날짜\n2021-03-09\n';
    await expect(imported('log.md', twoDays)).rejects.toThrow(
      'log.md has several days: 2021-03-08 (log.md:2), 2021-03-09 (log.md:5)',
    );
    const log = await imported('log.md', '## 날짜\n2021-03-08(화)\n');
    expect(log.remarks.map(({ line, message }) => [line, message.en])).toEqual([
      [2, 'the day of the week does not belong to the date'],
    ]);
  });
});

describe('a manifest', () => {
  it.each([
    ['{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a"}}', 'configmap/a'],
    ['{\n  "kind": "Pod",\n  "apiVersion": "v1",\n  "metadata": {\n    "name": "b"\n  }\n}', 'pod/b'],
    ['apiVersion: v1\nkind: Pod\nmetadata: {labels: {name: x}, name: c}', 'pod/c'],
    [`apiVersion: v1\nkind: Pod\nmetadata: {name: ${'d'.repeat(70)}}`, `pod/${'d'.repeat(59)}`],
  ])('%s becomes the example %s', async (manifest, id) => {
    const log = await imported('log.md', `\`\`\`json\n${manifest}\n\`\`\`\n`);
    expect(textOf(log, 'content/log/en/2021-03-09.md')).toContain(`<Example id="${id}" />`);
    expect(textOf(log, `examples/${id}/manifest.yaml`)).toBe(`${manifest}\n`);
  });

  it.each(['{"kind": "Status"}', '{"items": [{"kind": "Pod", "spec": {}}]}', '{{ if .x }}', '{}'])(
    'is not %s',
    async (text) => {
      const log = await imported('log.md', `\`\`\`json\n${text}\n\`\`\`\n`);
      expect(log.manifests).toEqual([]);
    },
  );
});

describe('logs with manifests', () => {
  let root: string;
  let printed: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'studylog-import-'));
    writeProject(root);
    // The simulated cluster loads much faster in Node than through the test runner.
    const elsewhere = join(root, 'elsewhere.md');
    writeFileSync(elsewhere, ELSEWHERE);
    const files = [...['indented-ko.txt', 'numbered-ko.md', 'plain.txt'].map((name) => join(LOGS, name)), elsewhere];
    const env = { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: '', STUDYLOG_ROOT: root };
    const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, 'import', ...files], {
      encoding: 'utf8',
      env,
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    printed = stdout;
  }, 60_000);
  afterAll(() => rmSync(root, { recursive: true }));
  const read = (path: string) => readFileSync(join(root, path), 'utf8');

  it('make examples byte for byte, and what the checker says is at the line of the log', () => {
    expect(read('examples/deployment/web-deploy/manifest.yaml')).toMatch(
      /^apiVersion: apps\/v1\nkind: Deployment\n[\s\S]*\n {10}image: nginx:1\.25\n$/,
    );
    expect(printed).toContain(`${join(LOGS, 'indented-ko.txt')}:48:15: `);
    expect(printed).toContain('The cluster rejects it, so it became an example that must fail.');
  });

  it('make examples that must fail of what the cluster rejects', () => {
    const example = read('examples/deployment/web-deploy/example.yaml');
    expect(example).toContain('\nbroken: {ko: ');
    expect(example).toContain('findings:\n  - {rule: wrong-type, at: spec.replicas}\n');
    expect(example).toMatch(/rejected: \{by: server, message: \{\$match: .*unmarshal string into Go struct field/);
  });

  it('expect a rejection that names the namespace in whichever namespace the example runs', () => {
    const [step] = loadExample(root, 'pod/elsewhere').steps;
    const { $match } = (step as { rejected: { message: { $match: string } } }).rejected.message;
    const said = `the namespace from the provided object "prod" does not match the namespace "pod-elsewhere-x7k2p". You must pass '--namespace=prod' to perform this operation.`;
    expect(said).toMatch(new RegExp($match));
    expect(said.replace('"prod"', '"test"')).not.toMatch(new RegExp($match));
  });

  it('expect the objects of what it accepts', () => {
    expect(read('examples/service/web/example.yaml')).toMatch(
      /^title: \{ko: .*, en: Service web in the log of 4 March 2021\}\nsummary: .*\nsteps:\n {2}- apply: manifest\.yaml\n {2}- expect: \{kind: Service, metadata: \{name: web\}\}\n$/,
    );
  });

  it('become pages of the site, but for what is listed', () => {
    expect(lintSite(new ProjectFiles(root, CONFIG))).toEqual([]);
    // The registry of nginx is not among those of the log.
    expect(printed).toContain('examples/deployment/web-deploy/manifest.yaml:');
  });

  it('are listed with every line that is not in the text, on the terminal and in .studylog/import', () => {
    expect(printed).toContain('content/log/en/2021-03-04.md:1:1: this is a copy of the original\n');
    expect(printed).toContain('  21  ### 6) 상세 학습 내용  → the start of the text\n');
    expect(printed).toContain(read('.studylog/import/2021-03-04.txt'));
  });
});

/** A log whose manifest has a namespace of its own. */
const ELSEWHERE = `# 2021-03-09

\`\`\`yaml
apiVersion: v1
kind: Pod
metadata:
  name: elsewhere
  namespace: prod
spec: {containers: [{name: app, image: 'nginx:1.25'}]}
\`\`\`
`;

/** Run the command in a project, and gather what it prints. */
async function run(root: string, ...words: string[]): Promise<{ code: number; out: string; errors: string }> {
  const out: string[] = [];
  const errors: string[] = [];
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0),
    vi.spyOn(console, 'log').mockImplementation((text) => void out.push(`${text}\n`)),
    vi.spyOn(console, 'error').mockImplementation((text) => void errors.push(`${text}\n`)),
  ];
  vi.stubEnv('STUDYLOG_ROOT', root);
  try {
    const code = await main(['import', ...words, '--lang', 'en']);
    return { code, out: out.join(''), errors: errors.join('') };
  } finally {
    for (const spy of spies) spy.mockRestore();
    vi.unstubAllEnvs();
  }
}

describe('the command', () => {
  it('writes nothing where one file exists, and nothing in a dry run', async () => {
    const root = project({ 'content/log/en/2021-03-04.md': '---\ndate: 2021-03-04\n---\n' });
    const { code, errors } = await run(root, join(LOGS, 'numbered-ko.md'));
    expect([code, errors]).toEqual([
      1,
      'studylog import: content/log/en/2021-03-04.md already exists; nothing was written\n',
    ]);
    const dry = await run(root, '--dry-run', join(LOGS, 'plain.txt'));
    expect(dry.code).toBe(0);
    expect(dry.out).toContain('--- content/log/ko/2021-03-06.md\n---\ndate: 2021-03-06\n');
    for (const path of ['examples/service', 'content/images', 'content/log/ko', '.studylog']) {
      expect(existsSync(join(root, path))).toBe(false);
    }
  });

  it('asks for no date without a terminal, and takes it from the command line', async () => {
    const root = project({ 'notes.md': 'no day at all\n' });
    const file = join(root, 'notes.md');
    const { code, errors } = await run(root, file);
    expect(code).toBe(2);
    expect(errors).toContain(`these are missing; on a terminal, it asks for them\n  --date  The day of ${file}\n`);
    const { out } = await run(root, file, '--date', '2021-03-10', '--dry-run');
    expect(out).toContain('--- content/log/ko/2021-03-10.md\n');
  });

  it.each([
    ['UTF-16', Buffer.from('\u{feff}# 2021-03-10\n\n가\n', 'utf16le')],
    ['UTF-8 with a mark', Buffer.from('\u{feff}# 2021-03-10\n\n가\n')],
    ['EUC-KR', Buffer.concat([Buffer.from('# 2021-03-10\n\n'), Buffer.from([0xb0, 0xa1, 0x0a])])],
  ])('reads a log in %s', async (_, bytes) => {
    const root = project({ 'log.md': bytes });
    const { code, out } = await run(root, join(root, 'log.md'), '--dry-run');
    expect(code).toBe(0);
    expect(out).toContain('--- content/log/ko/2021-03-10.md\n---\ndate: 2021-03-10\n---\n\n가\n');
  });

  it('says how to save what is no text in any of them', async () => {
    const root = project({ 'log.md': new Uint8Array([0x89, 0x50, 0xff, 0x00]) });
    const file = join(root, 'log.md');
    expect(await run(root, file)).toMatchObject({
      code: 1,
      errors: `studylog import: ${file} (4 bytes) cannot be read as a text; save it in UTF-8. From another encoding: iconv -f <encoding> -t utf-8 ${file} > log.txt\n`,
    });
  });

  it.each([
    [[], 'name the files to import: studylog import log.md'],
    [['none.md'], 'there is no file none.md'],
    [[LOGS], `${LOGS} is not a file`],
    [['a', '--date', '2021-13-01'], '--date must be a day such as 2021-01-12, not "2021-13-01"'],
    [['a', 'b', '--date', '2021-03-01'], '--date can only be used with one file'],
  ])('%j is misuse', async (words, said) => {
    expect(await run(project(), ...words)).toMatchObject({ code: 2, errors: `studylog import: ${said}\n` });
  });
});
