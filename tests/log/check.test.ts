import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const project = join(import.meta.dirname, '../..');
const program = join(project, 'bin/studylog.mjs');

const POD =
  'apiVersion: v1\nkind: Pod\nmetadata:\n  name: echo\nspec:\n  containers:\n    - name: app\n      image: ghcr.io/subicura/echo:v1\n';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'studylog-check-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (name: string, text: string | Uint8Array): void => {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
};

function studylog(
  words: readonly string[],
  { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {},
) {
  const environment = { PATH: process.env.PATH, HOME: folder, LANG: 'en_US.UTF-8', ...env };
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, 'check', ...words], {
    cwd: folder,
    input,
    encoding: 'utf8',
    env: environment,
  });
  return { status, stdout, stderr };
}

test('without a path there must be examples', () => {
  const { status, stderr } = studylog([]);
  expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('no folder examples/') });
  expect(studylog(['--help']).stdout).toContain('Without a path, it checks the whole log');
});

describe('pages', () => {
  const NOTE = 'content/notes/en/a.mdx';
  const log = (text: string) => {
    put(
      'studylog.config.ts',
      "export default { title: 'log', languages: ['en'], kubernetes: ['1.36'], notes: ['a'] };\n",
    );
    put(NOTE, `---\ntitle: A\nsummary: A.\nupdated: 2026-11-22\n---\n${text}\n`);
    put('content/notes/en/b.mdx', 'text');
  };

  test('are checked with everything else, or by their path', () => {
    log('See [b](b.mdx).');
    const all = studylog([]);
    expect(all.status).toBe(1);
    expect(all.stdout).toContain(`${NOTE}:6:5`);
    expect(all.stdout).toContain('6 │ See [b](b.mdx).');
    expect(all.stdout).toContain('content/notes/en/b.mdx:1:1');
    for (const path of [NOTE, `./${NOTE}`, join(folder, NOTE), 'content/notes/en/a*']) {
      const { status, stdout } = studylog([path]);
      expect({ path, status }).toEqual({ path, status: 1 });
      expect(stdout).toContain('the link b.mdx does not work on the site');
      expect(stdout).not.toContain('b.mdx:1:1');
    }
    log('Text.');
    expect(studylog([NOTE])).toMatchObject({ status: 0, stdout: expect.stringContaining('1 file') });
    expect(studylog(['content']).status).toBe(1);
  });

  test.each(['json', 'sarif', 'junit', 'github'])('are in the report as %s', (format) => {
    log('See [b](/nowhere/).');
    const { status, stdout } = studylog([NOTE, '--format', format]);
    expect(status).toBe(1);
    expect(stdout).toContain('page-links');
    expect(stdout).toContain(NOTE);
    expect(stdout).toContain('the target of the link /nowhere/ does not exist');
  });

  test('a configuration that cannot be read is in the report too', () => {
    log('Text.');
    put('studylog.config.ts', 'export default {');
    const { status, stdout } = studylog(['--format', 'json']);
    expect(status).toBe(1);
    expect(JSON.parse(stdout).findings).toMatchObject([{ file: 'studylog.config.ts', line: 1, rule: 'configuration' }]);
  });

  test('a page outside of a log is no manifest', () => {
    put('README.md', '# A');
    const { status, stderr } = studylog(['README.md']);
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'studylog check: README.md: this is neither a manifest nor a page in content/ of a log\n',
    });
  });

  test('a warning does not make a check fail', () => {
    log('Text.');
    put('content/glossary.yaml', '- {id: pod, name: Pod, meaning: A Pod.}\n');
    put('content/log/en/2021-01-12.mdx', '---\ndate: 2021-01-12\ntopics: [something-else]\n---\n');
    const { status, stdout } = studylog(['content/log']);
    expect(status).toBe(0);
    expect(stdout).toContain('the topic "something-else" is not in the glossary');
    expect(stdout).toContain('1 warning');
  });
});

describe('examples', () => {
  const example = (name: string) =>
    cpSync(join(project, 'examples/service', name), join(folder, 'examples/service', name), { recursive: true });
  const edit = (file: string, change: (text: string) => string) => {
    const path = join(folder, 'examples/service/broken-no-endpoints', file);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  };
  const rulesFound = () =>
    JSON.parse(studylog(['--format', 'json']).stdout).findings.filter(
      ({ severity }: { severity: string }) => severity === 'error',
    );

  test('examples that notes run are checked beside each other', () => {
    example('broken-no-endpoints');
    example('load-balancer');
    put(
      'studylog.config.ts',
      "export default { title: 'log', imageHosts: ['docker.io/library', 'ghcr.io/subicura'], kubernetes: ['1.36'], notes: ['a'] };\n",
    );
    const runs = ['load-balancer', 'broken-no-endpoints'].map((name) => `<Run id="service/${name}" />\n`);
    put(
      'content/notes/ko/a.mdx',
      `---\ntitle: A\nsummary: A.\nminutes: 5\nupdated: 2026-11-22\n---\n${runs.join('\n')}`,
    );
    const stale = 'this declaration is not needed: no name or label is shared with an earlier example';
    const messages = () =>
      rulesFound()
        .filter(({ rule }: Record<string, string>) => rule === 'course')
        .map(({ file, message }: Record<string, string>) => `${file}: ${message}`);
    expect(messages()).toEqual([
      `examples/service/broken-no-endpoints/example.yaml: ${stale} "pod/counter"`,
      `examples/service/broken-no-endpoints/example.yaml: ${stale} "pod/counter-forgets"`,
      `examples/service/load-balancer/example.yaml: ${stale} "pod/counter"`,
      `examples/service/load-balancer/example.yaml: ${stale} "pod/counter-forgets"`,
    ]);
    edit('example.yaml', (text) => text.replace(/shares:\n.*\n.*\n/, ''));
    expect(messages()).toContain(
      'examples/service/broken-no-endpoints/manifest.yaml: Pod/counter is also in the example "service/load-balancer"',
    );
  });

  test('a broken example that declares its findings is well', () => {
    example('broken-no-endpoints');
    expect(rulesFound()).toEqual([]);
  });

  test('a finding that is not declared is an error in the manifest', () => {
    example('broken-no-endpoints');
    edit('example.yaml', (text) => text.replace(/findings:\n.*\n/, ''));
    expect(rulesFound()).toMatchObject([
      { file: 'examples/service/broken-no-endpoints/manifest.yaml', rule: 'service-selects-no-pod' },
    ]);
  });

  test('a declared finding that is gone is an error at its line of example.yaml', () => {
    example('broken-no-endpoints');
    edit('manifest.yaml', (text) => text.replace('    app: counter\nspec:', '    app: counter\n    tier: app\nspec:'));
    const [only, ...rest] = rulesFound();
    expect(rest).toEqual([]);
    const line = readFileSync(join(folder, 'examples/service/broken-no-endpoints/example.yaml'), 'utf8')
      .split('\n')
      .findIndex((text) => text.includes('service-selects-no-pod'));
    expect(only).toMatchObject({
      file: 'examples/service/broken-no-endpoints/example.yaml',
      rule: 'missing-finding',
      line: line + 1,
    });
  });

  test('an example.yaml that cannot be read is a finding among the others', () => {
    example('broken-no-endpoints');
    edit('example.yaml', (text) => text.replace('summary:', 'sumary:'));
    expect(rulesFound()).toMatchObject([
      { rule: 'example-yaml', file: 'examples/service/broken-no-endpoints/example.yaml' },
      {},
    ]);
  });

  test('an example.yaml that cannot be read is told in the language of the reader', () => {
    put('examples/pod/echo/manifest.yaml', POD);
    put('examples/pod/echo/example.yaml', 'titel: x\nsteps:\n  - apply: manifest.yaml\n');
    const korean = studylog([], { env: { LANG: 'ko_KR.UTF-8' } }).stdout;
    expect(korean).toContain('examples/pod/echo/example.yaml:1:1');
    expect(korean).toContain('이 파일에 `titel` 키는 쓸 수 없습니다.');
    expect(korean).toContain('해결 방법: 혹시 `title`입니까?');
    expect(korean).toContain('`summary` 값이 없습니다.');
    expect(studylog(['--lang', 'ko']).stdout).toBe(korean);
    const english = studylog(['--lang', 'en'], { env: { LANG: 'ko_KR.UTF-8' } }).stdout;
    expect(english).toContain('unknown key `titel`');
    expect(english).not.toMatch(/[가-힣]/);
  });
});
