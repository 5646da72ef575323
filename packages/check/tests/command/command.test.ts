import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const program = join(import.meta.dirname, '../../bin/studylog-check.mjs');

const POD =
  'apiVersion: v1\nkind: Pod\nmetadata:\n  name: echo\nspec:\n  containers:\n    - name: app\n      image: ghcr.io/subicura/echo:v1\n';
const MISSPELT = POD.replace('image:', 'imagee:');
const SERVICE =
  'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  selector:\n    app: web\n  ports:\n    - port: 80\n';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'studylog-check-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (name: string, text: string | Uint8Array): void => {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
};

function check(
  words: readonly string[],
  { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {},
) {
  const environment = { PATH: process.env.PATH, HOME: folder, LANG: 'en_US.UTF-8', ...env };
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    cwd: folder,
    input,
    encoding: 'utf8',
    env: environment,
  });
  return { status, stdout, stderr };
}

test('a reader that goes before the end is no error, and the exit code stays', async () => {
  put('faults.yaml', POD + Array.from({ length: 5000 }, (_, index) => `      imge${index}: a\n`).join(''));
  const child = spawn(process.execPath, [program, '--format', 'json', 'faults.yaml'], { cwd: folder });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const [code] = await once(child, 'close');
  expect({ code, said }).toEqual({ code: 1, said: '' });
});

describe('what is checked', () => {
  test('files, folders, globs and standard input', () => {
    put('a.yaml', POD);
    put('deep/b.yml', POD);
    put('deep/notes.txt', 'not yaml');
    const count = (...words: string[]) =>
      JSON.parse(check([...words, '--format', 'json'], { input: POD }).stdout).summary.files;
    expect([count('a.yaml'), count('.'), count('deep'), count('**/*.y*ml'), count('-'), count('a.yaml', '-')]).toEqual([
      1, 2, 1, 2, 1, 2,
    ]);
  });

  test('a file is a bundle of its own, and --together makes one of all', () => {
    put('pod.yaml', POD.replace('name: echo\n', 'name: echo\n  labels: {app: other}\n'));
    put('service.yaml', SERVICE);
    const found = (...words: string[]) =>
      JSON.parse(check(['pod.yaml', 'service.yaml', '--format', 'json', ...words]).stdout).findings.filter(
        (finding: { class: string; severity: string }) => finding.class === 'bundle' && finding.severity !== 'info',
      ).length;
    expect([found(), found('--together')]).toEqual([0, 1]);
  });

  test('a file that is no text is an error at its first such byte, and hides no other file', () => {
    put('image.yaml', new Uint8Array([0x61, 0x3a, 0x20, 0x89, 0x50, 0x4e, 0x47, 0x00]));
    put('pod.yaml', MISSPELT);
    const { status, stdout } = check(['.']);
    expect(status).toBe(1);
    expect(stdout).toContain('image.yaml:1:4');
    expect(stdout).toContain('not UTF-8');
    expect(stdout).toContain('imagee');
  });

  test('UTF-16 with a byte order mark is read as the server reads it', () => {
    put('a.yaml', Buffer.from(`\ufeff${POD}`, 'utf16le'));
    expect(check(['a.yaml']).status).toBe(0);
  });
});

describe('exit codes', () => {
  test('0 without errors, 1 with errors', () => {
    expect(check(['-'], { input: POD }).status).toBe(0);
    expect(check(['-'], { input: MISSPELT }).status).toBe(1);
  });

  test.each([
    ['an unknown option', ['--formt', 'json'], 'did you mean --format?'],
    ['an unknown format', ['--format', 'jsn'], 'did you mean json?'],
    ['a missing value', ['--format'], 'needs a value: one of human, json'],
    ['a switch with a value', ['--fix=now'], '--fix does not take a value'],
    ['a file that is not there', ['manifst.yaml'], 'did you mean manifest.yaml?'],
    ['a glob that matches nothing', ['*.yml'], 'no file matches'],
    ['a folder without YAML', ['empty'], 'contains no .yaml'],
    ['no path', [], 'name the files or folders to check'],
    ['--yes without --fix', ['manifest.yaml', '--yes'], 'can only be used with --fix'],
    ['an unknown rule', ['--explain', 'unknown-feild'], 'did you mean unknown-field?'],
    ['an unknown version', ['--kubernetes', '1.2', 'manifest.yaml'], '1.36'],
  ])('2 for %s, with what to do and no stack trace', (_case, words, message) => {
    put('manifest.yaml', POD);
    mkdirSync(join(folder, 'empty'));
    const { status, stdout, stderr } = check(words);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test.each([
    [['--formt', 'json'], '--formt 옵션은 없습니다. 혹시 --format입니까?'],
    [['nowhere.yaml'], 'nowhere.yaml: 그런 파일이나 폴더가 없습니다.'],
    [['--yes', 'manifest.yaml'], '--yes 옵션은 --fix와 함께 씁니다.'],
  ])('what is wrong with %j is said in Korean to who reads Korean', (words, message) => {
    put('manifest.yaml', POD);
    expect(check(words, { env: { LANG: 'ko_KR.UTF-8' } }).stderr).toContain(message);
    expect(check([...words, '--lang', 'ko']).stderr).toContain(message);
    expect(check([...words, '--lang=ko']).stderr).toContain(message);
    expect(check([...words, '--lang', 'en'], { env: { LANG: 'ko_KR.UTF-8' } }).stderr).not.toMatch(/[가-힣]/);
  });

  test('--help says how to use it', () => {
    const { status, stdout } = check(['--help']);
    expect(status).toBe(0);
    expect(stdout).toContain('--together');
  });
});

describe('language and colour', () => {
  test('the locale decides the language, --lang overrules it', () => {
    const said = (env: Record<string, string>, ...words: string[]) =>
      check(['-', ...words], { input: MISSPELT, env }).stdout;
    expect(said({ LANG: 'ko_KR.UTF-8' })).toContain('오류');
    expect(said({ LANG: 'ko_KR.UTF-8', LC_ALL: 'C' })).toContain('error');
    expect(said({}, '--lang', 'ko')).toContain('오류');
  });

  test('colour only where it is a terminal or forced, never with NO_COLOR', () => {
    const colours = (env: Record<string, string>) => check(['-'], { input: MISSPELT, env }).stdout.includes('\u001b[');
    expect([colours({}), colours({ FORCE_COLOR: '1' }), colours({ FORCE_COLOR: '1', NO_COLOR: '1' })]).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe('--explain', () => {
  test('tells what a rule is about, with manifests that fail and pass', () => {
    const { status, stdout } = check(['--explain', 'unknown-field', '--lang', 'ko']);
    expect(status).toBe(0);
    expect(stdout).toContain('unknown-field');
    expect(stdout).toContain('올바른 매니페스트');
    expect(stdout, 'what the checker says of a failing one').toMatch(/^ {4}\d+:\d+ .*(?:필드|키).*$/m);
  });
});

describe('--fix', () => {
  test('shows a diff, writes only when told to, and leaves nothing beside the file', () => {
    put('pod.yaml', MISSPELT);
    chmodSync(join(folder, 'pod.yaml'), 0o640);
    const looked = check(['pod.yaml', '--fix', '--dry-run']);
    expect(looked.status).toBe(1);
    expect(looked.stderr).toContain('-      imagee: ghcr.io/subicura/echo:v1');
    expect(looked.stderr).toContain('+      image: ghcr.io/subicura/echo:v1');
    expect(check(['pod.yaml', '--fix']).stderr).toContain('--yes');
    expect(readFileSync(join(folder, 'pod.yaml'), 'utf8')).toBe(MISSPELT);
    expect(check(['pod.yaml', '--fix', '--yes']).status).toBe(0);
    expect(readFileSync(join(folder, 'pod.yaml'), 'utf8')).toBe(POD);
    expect(statSync(join(folder, 'pod.yaml')).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder)).toEqual(['pod.yaml']);
  });

  test('is offered for as many findings as it mends', () => {
    const refused = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {x: yes}\nbinaryData: {x: eQ==}\n';
    put('a.yaml', refused);
    put('b.yaml', MISSPELT);
    const offered = (...files: string[]) => /--fix» can fix (\d+)/.exec(check(files).stdout)?.[1];
    expect(offered('a.yaml')).toBeUndefined();
    expect(offered('a.yaml', 'b.yaml')).toBe('1');
    expect(offered('a.yaml', 'b.yaml', '--together')).toBe('1');
  });

  test('mends what calls for rules that were not needed before', () => {
    const rare = POD.replace('spec:\n', 'spec:\n  hostUsers: false\n');
    put('pod.yaml', rare.replace('hostUsers', 'hostUser'));
    expect(check(['pod.yaml', '--fix', '--yes']).status).toBe(0);
    expect(readFileSync(join(folder, 'pod.yaml'), 'utf8')).toBe(rare);
  });
});
