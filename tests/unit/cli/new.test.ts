import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { answersTo } from '../../../src/cli/ask.ts';
import { main } from '../../../src/cli/main.ts';
import { writeFiles } from '../../../src/cli/write-files.ts';
import { addToList } from '../../../src/config/edit.ts';
import { loadConfig } from '../../../src/config/load.ts';
import { lintProject } from '../../../src/site/lint/lint.ts';
import { ProjectFiles } from '../../../src/site/project-files.ts';
import { configText, project } from '../site/project.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** Run a command in a project, and gather what it prints. */
async function run(root: string, ...words: string[]): Promise<{ code: number; out: string; errors: string }> {
  const out: string[] = [];
  const errors: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0);
  vi.spyOn(console, 'log').mockImplementation((text) => void out.push(`${text}\n`));
  vi.spyOn(console, 'error').mockImplementation((text) => void errors.push(`${text}\n`));
  vi.stubEnv('STUDYLOG_ROOT', root);
  const code = await main([...words, '--lang', 'en']);
  vi.restoreAllMocks();
  return { code, out: out.join(''), errors: errors.join('') };
}

/** Start a command as a user does; the simulated cluster loads much faster in Node than through the test runner. */
function start(root: string, ...words: string[]) {
  const env = { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: '', STUDYLOG_ROOT: root };
  return spawnSync(process.execPath, [COMMAND, ...words], { cwd: root, encoding: 'utf8', env });
}
/** Starting Node with the simulated cluster, several times, on a machine that is busy with other tests. */
const SLOW = { timeout: 120_000 };
const COMMAND = resolve(import.meta.dirname, '../../../bin/studylog.mjs');

const read = (root: string, path: string): string => readFileSync(join(root, path), 'utf8');

/** What the build would stop at. */
async function problems(root: string): Promise<string[]> {
  const found = await lintProject(new ProjectFiles(root, await loadConfig(root)));
  return found.map(({ file, message }) => `${file}: ${message.en}`);
}

const NOTE = [
  '--title-ko',
  '노트',
  '--title-en',
  'Note: one',
  '--summary-ko',
  '요약.',
  '--summary-en',
  "It's a summary.",
];
const IMAGES = (name: string) => `export default [{ names: ['${name}'], tags: ['v1'] }];\n`;
const config = (hosts: string, notes = "'pod'") =>
  `export default {\n  title: 'log',\n  imageHosts: [${hosts}],\n  kubernetes: ['1.36'],\n  notes: [${notes}],\n};\n`;

describe('a log entry', () => {
  it('is a page in every language that the build takes as it is', async () => {
    const root = project();
    const fields = ['--hours', '10:00-12:00, 22:00-01:30', '--topics', 'pod', '--peers', 'ada, 이두리'];
    const { code, out } = await run(root, 'new', 'log', '2021-03-09', ...fields);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^created:\n {2}content\/log\/ko\/2021-03-09\.mdx\n {2}content\/log\/en\/2021-03-09\.mdx\n\nNext:\n/,
    );
    expect(await problems(root)).toEqual([]);
    const [entry] = new ProjectFiles(root, await loadConfig(root)).content.pages.filter(
      ({ slug }) => slug === '2021-03-09',
    );
    expect(entry!.fields).toMatchObject({
      hours: [
        { from: '10:00', to: '12:00' },
        { from: '22:00', to: '01:30' },
      ],
      topics: ['pod'],
      peers: ['ada', '이두리'],
    });
  });

  it.each([
    [['2021-3-9'], '<date>: expected a day such as 2021-01-12'],
    [
      ['2021-03-09', '--hours', 'soon'],
      '--hours: expected times in order, without overlaps, such as 10:00-12:00, 13:00-18:00',
    ],
    [
      ['2021-03-09', '--topics', 'Pod'],
      '--topics: "Pod": expected lowercase letters, digits and hyphens, such as load-balancer',
    ],
    [['2099-01-01'], '<date>: this day is in the future'],
    [['2021-03-09', '--topics', 'pod, other, podd'], '--topics: "podd": did you mean "pod"?'],
    [['2021-03-09', '--title-ko', 'x'], '--title-en is missing: a text is needed in every language, or in none'],
    [['2021-03-09', '--title', 'x'], 'this log has two languages; use --title-ko and --title-en instead of --title'],
    [['2021-03-09', '--summary-ko', 'x'], 'new log has no option --summary-ko'],
    [['2021-03-09', 'x'], 'unexpected argument "x"; put a value with spaces in quotes'],
  ])('%j is misuse, and makes nothing', async (words, said) => {
    const root = project();
    expect(await run(root, 'new', 'log', ...words)).toMatchObject({ code: 2, errors: `studylog new: ${said}\n` });
    expect(existsSync(join(root, 'content/log'))).toBe(false);
  });
});

describe('a note', () => {
  it('is a page in every language, at its place in the reading order', async () => {
    const root = project();
    expect((await run(root, 'new', 'note', 'config-map', ...NOTE, '--needs', 'pod')).code).toBe(0);
    expect(read(root, 'studylog.config.ts')).toBe(configText('pod', 'config-map'));
    expect(read(root, 'content/notes/en/config-map.mdx')).toContain("title: 'Note: one'\nsummary: It's a summary.\n");
    expect(await problems(root)).toEqual([]);
  });

  it('says the line to add where the reading order is not written out', async () => {
    const computed = configText('pod').replace("notes: ['pod']", "notes: ['pod'].slice()");
    const root = project({ 'studylog.config.ts': computed });
    const { code, out } = await run(root, 'new', 'note', 'service', ...NOTE);
    expect(code).toBe(0);
    expect(out).toContain("Add 'service' to `notes` in studylog.config.ts, at its place in the reading order.");
    expect(read(root, 'studylog.config.ts')).toBe(computed);
  });

  it('is not made where one of its files exists, whatever the language', async () => {
    const root = project({ 'content/notes/en/service.mdx': 'mine' });
    const { code, errors } = await run(root, 'new', 'note', 'service', ...NOTE);
    expect([code, errors]).toEqual([
      1,
      'studylog new: content/notes/en/service.mdx already exists; nothing was written\n',
    ]);
    expect(existsSync(join(root, 'content/notes/ko/service.mdx'))).toBe(false);
    expect(read(root, 'content/notes/en/service.mdx')).toBe('mine');
  });

  it('does not go through a symbolic link', async () => {
    const root = project();
    symlinkSync('/tmp', join(root, 'content/log'));
    const { code, errors } = await run(root, 'new', 'log', '2021-03-09');
    expect([code, errors]).toEqual([
      1,
      expect.stringContaining('content/log:1:1: symbolic links are not allowed here'),
    ]);
  });

  it('asks for nothing without a terminal, but says everything that is missing', async () => {
    const { code, errors } = await run(project(), 'new', 'note', '--title-ko', '노트');
    expect(code).toBe(2);
    expect(errors).toBe(
      [
        'studylog new: these are missing; on a terminal, it asks for them',
        '  <name>  Name, such as load-balancer',
        '  --title-en  Title in English',
        '  --summary-ko  Summary in one or two sentences in Korean',
        '  --summary-en  Summary in one or two sentences in English\n',
      ].join('\n'),
    );
  });

  it('is shown and not written in a dry run', async () => {
    const root = project();
    const { code, out } = await run(root, 'new', 'note', 'service', ...NOTE, '--dry-run');
    expect(code).toBe(0);
    expect(out).toContain('--- content/notes/ko/service.mdx\n---\ntitle: 노트\n');
    expect(out).toContain('--- studylog.config.ts\nexport default {\n');
    expect(existsSync(join(root, 'content/notes/ko/service.mdx'))).toBe(false);
    expect(read(root, 'studylog.config.ts')).toBe(configText('pod'));
  });
});

describe('an example', () => {
  it.each([
    ['a Pod that responds', "'docker.io/hashicorp'", {}],
    ['a Pod of an image of the log', "'ghcr.io/owner'", { 'images/index.ts': IMAGES('ghcr.io/owner/app') }],
    ['a ConfigMap where no image is allowed', '', {}],
  ])('is %s, and nothing needs to be fixed', SLOW, async (_, hosts, files) => {
    const root = project({
      'studylog.config.ts': config(hosts),
      'content/notes/ko/pod.mdx': '---\ntitle: 파드\nsummary: 파드.\nupdated: 2026-11-22\n---\n\n글.\n',
      'content/notes/en/pod.mdx': '---\ntitle: A\nsummary: A.\nupdated: 2026-11-22\n---\n\nText.\n',
      'examples/pod/echo/manifest.yaml': undefined,
      'examples/pod/echo/example.yaml': undefined,
      ...files,
    });
    expect(start(root, 'new', 'example', 'pod/404', '--in', 'pod')).toMatchObject({ status: 0, stderr: '' });
    expect(await problems(root)).toEqual([]);
    expect(read(root, 'content/notes/en/pod.mdx')).toMatch(
      /\nText\.\n\n<Example id="pod\/404" \/>\n\n<Run id="pod\/404" \/>\n$/,
    );
  });

  it.each([
    ['a Pod that responds', "'docker.io/hashicorp'", ' caught, 0 not caught, 0 not checked'],
    ['a ConfigMap', '', '1 passed, 0 failed'],
  ])('that is %s passes on the embedded cluster', SLOW, (_, hosts, said) => {
    const root = project({ 'studylog.config.ts': config(hosts) });
    expect(start(root, 'new', 'example', 'web/hello')).toMatchObject({ status: 0, stderr: '' });
    const words = said.includes('caught') ? ['--mutate'] : [];
    expect(start(root, 'verify', 'web/hello', ...words)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining(said),
    });
  });

  it.each([
    [
      ['pod/Echo'],
      2,
      '<topic>/<name>: expected a topic and a name in lowercase letters, digits and hyphens, at most 63 characters together, such as service/load-balancer',
    ],
    [
      [`pod/${'a'.repeat(60)}`],
      2,
      '<topic>/<name>: expected a topic and a name in lowercase letters, digits and hyphens, at most 63 characters together, such as service/load-balancer',
    ],
    [['pod/echo'], 1, 'examples/pod/echo already exists; nothing was written'],
    [['pod/new', '--in', 'podd'], 2, '--in: there is no content/notes/ko/podd.mdx; did you mean pod?'],
    [['pod/new', '--in', '2021-03-09'], 2, '--in: there is no content/log/ko/2021-03-09.mdx'],
  ])('%j makes nothing', async (words, exitCode, said) => {
    const root = project();
    expect(await run(root, 'new', 'example', ...words)).toMatchObject({
      code: exitCode,
      errors: `studylog new: ${said}\n`,
    });
    expect(existsSync(join(root, 'examples/pod/new'))).toBe(false);
  });
});

it.each([
  [[], 'name what to create: log, note, example; for example studylog new note'],
  [['nots'], '"nots" cannot be created; did you mean "note"?'],
])('new %j is misuse', async (words, said) => {
  expect(await run(project(), 'new', ...words)).toMatchObject({ code: 2, errors: `studylog new: ${said}\n` });
});

describe('questions on a terminal', () => {
  const QUESTIONS = {
    name: {
      flag: '<name>',
      asked: { ko: '이름', en: 'Name' },
      isRequired: true,
      fault: (answer: string) => (/^[a-z]+$/.test(answer) ? undefined : { ko: '소문자', en: 'lower case' }),
    },
    place: { flag: '--place', asked: { ko: '자리', en: 'Place' }, isRequired: false, initial: 'end' },
    peers: { flag: '--peers', asked: { ko: '동료', en: 'Peers' }, isRequired: false },
  };

  /** A terminal on which these lines are typed, each after a question. */
  function terminal(...lines: (string | undefined)[]) {
    const input = Object.assign(new PassThrough(), { isTTY: true });
    const output = Object.assign(new PassThrough(), { isTTY: true });
    let shown = '';
    output.on('data', (text) => {
      shown += String(text);
      if (!/: $/.test(String(text))) return;
      const line = lines.shift();
      if (line === undefined) input.end();
      else setImmediate(() => input.write(`${line}\n`));
    });
    return { input, output, shown: () => shown };
  }

  it('are asked in the language of the reader, again where an answer is wrong; Enter takes what is proposed', async () => {
    const { shown, ...streams } = terminal('Pod', 'pod', '', '');
    expect(await answersTo(QUESTIONS, {}, 'ko', streams)).toEqual({ name: 'pod', place: 'end' });
    expect(shown()).toContain('이름: ');
    expect(shown()).toContain('  소문자\n이름: ');
    expect(shown()).toContain('자리 [end]: ');
    expect(shown()).toContain('동료 [없으면 Enter]: ');
  });

  it('are not asked where the command line gives what is needed', async () => {
    const { shown, ...streams } = terminal();
    expect(await answersTo(QUESTIONS, { name: 'pod' }, 'en', streams)).toEqual({ name: 'pod' });
    expect(shown()).toBe('');
  });

  it('end with the input, and then nothing is made', async () => {
    const { shown: _, ...streams } = terminal(undefined);
    await expect(answersTo(QUESTIONS, {}, 'en', streams)).rejects.toThrow('cancelled; nothing was written');
  });
});

describe('a text in a list of the configuration', () => {
  const add = (text: string, value: string, after?: string) =>
    addToList(text, { file: 'a.ts', list: 'notes', value, ...(after === undefined ? {} : { after }) });

  it.each([
    ["export default { notes: ['a', 'b'] };", "export default { notes: ['a', 'c', 'b'] };"],
    ['export default { notes: [\n  "a",\n  "b",\n] };', 'export default { notes: [\n  "a",\n  "c",\n  "b",\n] };'],
    ["export default defineConfig({ notes: ['b'] });", "export default defineConfig({ notes: ['b', 'c'] });"],
    ['export default { notes: [] };', "export default { notes: ['c'] };"],
    ['const notes = []; export default { notes };', undefined],
    ['export default { title: 1 };', undefined],
    ['export default { notes: [', undefined],
  ])('%j', async (text, result) => expect(await add(text, 'c', 'a')).toBe(result));
});

describe('files that are written together', () => {
  it('are taken back where one of them cannot be written', () => {
    const root = project();
    const draft = {
      created: new Map([
        ['new/folder/a.txt', 'a'],
        ['new/folder', 'b'],
      ]),
      changed: new Map([['studylog.config.ts', 'changed']]),
    };
    expect(() => writeFiles(root, draft)).toThrow(/^new\/folder cannot be written \(E\w+\); nothing was written$/);
    expect(existsSync(join(root, 'new'))).toBe(false);
    expect(read(root, 'studylog.config.ts')).toBe(configText('pod'));
  });

  it('are refused where a file is in the place of a folder', async () => {
    const root = project();
    writeFileSync(join(root, 'content/log'), '');
    const { code, errors } = await run(root, 'new', 'log', '2021-03-09');
    expect([code, errors]).toEqual([
      1,
      'studylog new: content/log/ko/2021-03-09.mdx cannot be written (ENOTDIR); nothing was written\n',
    ]);
  });
});
