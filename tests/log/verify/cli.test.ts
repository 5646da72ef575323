import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { listExampleIds } from '../../../src/example/load.ts';
import { projectWith } from '../../unit/verify/helpers.ts';

const BIN = join(import.meta.dirname, '../../../bin/studylog.mjs');

/** Run `studylog verify`, send `interrupt` once it says that an example is done. */
function verify(root: string, args: readonly string[], interrupt?: NodeJS.Signals) {
  const child = spawn(
    process.execPath,
    [BIN, 'verify', ...(args.includes('--lang') ? [] : ['--lang', 'en']), ...args],
    {
      env: { ...process.env, STUDYLOG_ROOT: root },
    },
  );
  let stdout = '';
  let stderr = '';
  let interrupted = false;
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
    if (!interrupt || interrupted || !/^[≈◇] /m.test(stdout)) return;
    interrupted = true;
    child.kill(interrupt);
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  return new Promise<{ code: number | null; signal: string | null; stdout: string; stderr: string }>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}

it('exits with 0 when all pass, and writes its reports', async () => {
  const root = projectWith(['pod/echo']);
  const { code, stdout } = await verify(root, []);
  expect(stdout).toContain('1 passed, 0 failed');
  expect(code).toBe(0);
  expect(JSON.parse(readFileSync(join(root, '.studylog/verify/embedded.json'), 'utf8')).examples).toHaveLength(1);
  expect(readFileSync(join(root, '.studylog/verify/embedded.xml'), 'utf8')).toContain(
    '<testcase classname="pod" name="echo"',
  );
});

it('exits with 1 when one fails, and records only what passed', async () => {
  const root = projectWith(['pod/echo', 'pod/counter'], {
    'pod/echo/example.yaml': (yaml) => yaml.replace('phase: Running', 'phase: Failed'),
  });
  const { code, stderr } = await verify(root, ['--record']);
  expect(code).toBe(1);
  expect(stderr).toContain('recorded the evidence of 1 example, 0 unchanged');
  expect(stderr).toContain('not recorded because they failed, with their earlier evidence unchanged: pod/echo');
  expect(existsSync(join(root, 'examples/pod/echo/verified.json'))).toBe(false);
  expect(JSON.parse(readFileSync(join(root, 'examples/pod/counter/verified.json'), 'utf8')).runs[0].engine).toBe(
    'embedded',
  );
});

it('waits before each step as a reader does, who comes too late for what lasts only a moment', async () => {
  const root = projectWith(['init-containers/prepared']);
  // Its init container runs for 20 seconds, which two steps show.
  expect((await verify(root, ['--pace', '8s'])).stdout).toContain('1 passed, 0 failed');
  const { code, stdout } = await verify(root, ['--pace', '25s']);
  expect(stdout).toMatch(/init-containers\/prepared\/example\.yaml:8:5: expect: no Pod matches/);
  expect(code).toBe(1);
});

it('writes how many broken manifests were noticed, and names those that were not', async () => {
  const root = projectWith(['pod/echo'], {
    'pod/echo/example.yaml': (yaml) =>
      `${yaml.slice(0, yaml.indexOf('steps:'))}steps:\n  - apply: manifest.yaml\n  - expect: {kind: Pod}\n`,
  });
  const report = join(root, 'reports/broken.json');
  const { code, stdout } = await verify(root, ['--mutate', '--report', report]);
  const { noticed, survivors, unbreakable, unjudged } = JSON.parse(readFileSync(report, 'utf8'));
  expect(stdout).toContain(`${noticed} caught, ${survivors.length} not caught, ${unjudged.length} not checked`);
  expect(survivors).toContainEqual({ id: 'pod/echo', description: expect.stringContaining('image') });
  expect(unbreakable).toEqual([]);
  expect(code).toBe(1);
});

it('records what shards saw once all of their reports are joined, and nothing where one is missing', async () => {
  const root = projectWith(['pod/echo', 'pod/counter']);
  for (const shard of ['1/2', '2/2']) expect((await verify(root, ['--shard', shard])).code).toBe(0);
  const reports = [1, 2].map((index) => join(root, `.studylog/verify/embedded-${index}-of-2.json`));
  const record = join(root, 'examples/pod/echo/verified.json');
  const one = await verify(root, ['--merge', reports[0]!, '--record']);
  expect(one.stderr).toBe('studylog verify: the reports cannot be merged: the report of 2/2 is missing\n');
  expect([one.code, existsSync(record)]).toEqual([2, false]);
  const both = await verify(root, ['--merge', ...reports, '--record']);
  expect(both.stderr).toContain('recorded the evidence of 2 examples');
  expect([both.code, existsSync(record)]).toEqual([0, true]);
  // A run that is not split says the same, so that it leaves the records as they are.
  const joined = readFileSync(record, 'utf8');
  const whole = await verify(root, ['--record']);
  expect(whole.stderr).toContain('2 unchanged');
  expect(readFileSync(record, 'utf8')).toBe(joined);
});

it('runs only what has changed since it was recorded, and ends at once where nothing has', async () => {
  const root = projectWith(['pod/echo', 'pod/counter']);
  expect((await verify(root, ['--changed', '--record'])).stdout).toContain('2 passed');
  const none = await verify(root, ['--changed']);
  expect(none).toMatchObject({
    code: 0,
    stdout: '',
    stderr: '0 examples changed since their recorded runs; nothing to run\n',
  });
  expect((await verify(root, ['--changed', '--plan', '5'])).stdout).toBe('shards=[]\nwalk=false\n');
  expect((await verify(root, ['--plan', '5'])).stdout).toBe('shards=["1/1"]\nwalk=true\n');
  writeFileSync(
    join(root, 'examples/pod/echo/manifest.yaml'),
    `${readFileSync(join(root, 'examples/pod/echo/manifest.yaml'), 'utf8')}# more\n`,
  );
  const { stdout } = await verify(root, ['--changed']);
  expect(stdout).toContain('1 passed, 0 failed');
  expect(stdout).toContain('pod/echo');
});

it('leaves evidence as it is when a second run sees the same', async () => {
  const root = projectWith(['pod/echo']);
  await verify(root, ['--record']);
  const before = readFileSync(join(root, 'examples/pod/echo/verified.json'), 'utf8');
  await verify(root, ['--record']);
  expect(readFileSync(join(root, 'examples/pod/echo/verified.json'), 'utf8')).toBe(before);
});

it('fails where evidence is required and none of a real cluster is there', async () => {
  const { code, stderr } = await verify(projectWith(['pod/echo']), ['--evidence', 'require']);
  expect(stderr).toContain('examples/pod/echo/example.yaml: evidence missing');
  expect(code).toBe(1);
});

it('says when there is no run on such a cluster to compare with', async () => {
  const root = projectWith(['pod/echo']);
  const { stderr } = await verify(root, ['--evidence', 'report', '--record']);
  expect(stderr).toMatch(/evidence: there is no recorded run on embedded v\d+\.\d+ \w+/);
  const again = await verify(root, ['--evidence', 'report']);
  expect(again.stderr).not.toContain('to compare with');
});

const INIT = '  initContainers:\n    - {name: first, image: redis, restartPolicy: Always}\n';
const unsimulated = (yaml: string) => `${yaml.trimEnd()}\n${INIT}`;

it('counts an example that was skipped as a whole apart, with its reason', async () => {
  const root = projectWith(['pod/echo', 'pod/counter'], { 'pod/echo/manifest.yaml': unsimulated });
  const { code, stdout } = await verify(root, []);
  expect(stdout).toContain('□ pod/echo');
  expect(stdout).toContain('1 passed, 0 failed, 1 skipped');
  expect(stdout).toMatch(/pod\/echo was skipped: .*init containers/);
  expect(code).toBe(0);
  expect(readFileSync(join(root, '.studylog/verify/embedded.xml'), 'utf8')).toMatch(
    /skipped="1"[\s\S]*<skipped message="[^"]*init containers/,
  );
  expect(readFileSync(join(root, '.studylog/verify/embedded.md'), 'utf8')).toContain('| □ Not run | pod/echo |');
});

it('exits with 1 when nothing failed and nothing passed', async () => {
  const { code, stdout, stderr } = await verify(
    projectWith(['pod/echo'], { 'pod/echo/manifest.yaml': unsimulated }),
    [],
  );
  expect(stdout).toContain('0 passed, 0 failed, 1 skipped');
  expect(stderr).toContain('no example passed');
  expect(code).toBe(1);
});

it('gives what fails as intended a mark of its own', async () => {
  const { stdout } = await verify(projectWith(['yaml/broken-api-version']), []);
  expect(stdout).toContain('◇ yaml/broken-api-version  Fails as intended: ');
});

it('refuses an example in which no step checks anything, with the place and the fix', async () => {
  const root = projectWith(['pod/echo'], {
    'pod/echo/example.yaml': (yaml) => `${yaml.slice(0, yaml.indexOf('steps:'))}steps:\n  - apply: manifest.yaml\n`,
  });
  const { code, stderr } = await verify(root, []);
  expect(stderr).toMatch(/examples\/pod\/echo\/example\.yaml:\d+:5: no step checks anything/);
  expect(stderr).toContain('an `expect`');
  expect(code).toBe(1);
});

it.each([
  ['en', 'there are no examples in examples/'],
  ['ko', 'examples/ 폴더에 예제가 없습니다'],
])('exits with 2 where there are no examples, in %s', async (lang, said) => {
  const { code, stderr } = await verify(projectWith([]), ['--lang', lang]);
  expect(stderr).toContain(said);
  expect(code).toBe(2);
});

it('only says so where evidence is not required', async () => {
  const { code, stderr } = await verify(projectWith(['pod/echo']), ['--evidence', 'report']);
  expect(stderr).toContain('evidence missing');
  expect(code).toBe(0);
});

it.each([
  [['pod/ech'], 'did you mean "pod/echo"?'],
  [['--engine', 'kin'], 'did you mean kind?'],
  [['nothing/x'], 'there is no example or topic "nothing/x"'],
  [['--shard', '3/2'], '--shard must be i/n'],
  [['--shard', '2/2'], '--shard 2/2 has no examples'],
  [['--from', 'site'], 'needs a real cluster'],
  [['--record', '--mutate'], '--record cannot be used with --mutate'],
  [['--pace', 'slowly'], '--pace must be a duration such as 20s or 1m, not "slowly"'],
  [['--pace', '20s', '--record'], '--pace cannot be used with --record'],
  [['--pace', '20s', '--course'], '--course cannot be used with --pace'],
])('exits with 2 and the way out for %j', async (args, hint) => {
  const { code, stderr } = await verify(projectWith(['pod/echo']), args);
  expect(stderr).toContain(hint);
  expect(code).toBe(2);
});

it('exits with 2 and the way out in a folder without a configuration', async () => {
  const root = projectWith([]);
  rmSync(join(root, 'studylog.config.ts'));
  const { code, stderr } = await verify(root, []);
  expect(stderr).toMatch(/^studylog verify: there is no studylog\.config\.ts here; create it/);
  expect(code).toBe(2);
});

it('is ended by Ctrl-C as any program is, for it leaves nothing behind', async () => {
  // All of them, so that the run cannot be over before the signal arrives.
  const root = projectWith(listExampleIds(process.cwd()));
  const { signal, stdout } = await verify(root, ['--jobs', '1'], 'SIGINT');
  expect(signal).toBe('SIGINT');
  expect(stdout).not.toContain('passed, ');
});
