import { execFileSync, spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { buildStandIn } from '../../../../src/cluster/kind/registry.ts';
import { readStandIns } from '../../../../src/cluster/kind/stand-ins.ts';
import { run } from '../../../../src/cluster/kubectl/process.ts';

// What images/stand-ins/README.md says of the images, looked at in Docker.
const BASES = ['node:24-bookworm-slim', 'redis:7.0.15'];
const hasBases = spawnSync('docker', ['image', 'inspect', ...BASES]).status === 0;
const PATIENCE_MS = 300_000;

const docker = (...args: string[]) => execFileSync('docker', args, { encoding: 'utf8' }).trim();

/** Run a container until the test ends; its id. */
function start(...args: string[]): string {
  const id = docker('run', '-d', ...args);
  onTestFinished(() => void docker('rm', '-f', id));
  return id;
}
const shell = (id: string, script: string) => docker('exec', id, 'sh', '-c', script);
const commandOf = (id: string, pid: number) => shell(id, `tr '\\0' ' ' < /proc/${pid}/cmdline`).trim();
const logOf = (id: string) => docker('logs', id).split('\n');

/** Wait until a container's log has a line with these words. */
async function logged(id: string, words: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const { stdout } = await run('docker', ['logs', id]);
    if (stdout.includes(words)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${id} did not log «${words}»: ${docker('logs', id)}`);
}

/** Stop a container with a grace period that no test waits for; its exit code, 137 if it had to be killed. */
function stop(id: string): number {
  docker('stop', '--time', '20', id);
  return Number(docker('inspect', '--format', '{{.State.ExitCode}}', id));
}

describe.skipIf(!hasBases)(`stand-in images (need Docker with ${BASES.join(' and ')})`, () => {
  const images = new Map<string, string>();
  beforeAll(async () => {
    for (const standIn of readStandIns(process.cwd()).filter(({ source }) => 'folder' in source)) {
      const image = await buildStandIn(standIn, new AbortController().signal);
      images.set(`${standIn.repository}:${standIn.tag}`, image);
    }
  }, PATIENCE_MS);
  afterAll(() => images.clear());

  test('echo runs as the published one does, and logs the same two lines', { timeout: PATIENCE_MS }, async () => {
    const id = start('--hostname', 'echo-1', images.get('subicura/echo:v1')!);
    await logged(id, 'server listening on');
    const lines: { pid: number }[] = logOf(id).map((text) => JSON.parse(text));
    const { pid } = lines[0]!;
    const line = { level: 30, time: expect.any(Number), pid, hostname: 'echo-1' };
    expect(lines).toEqual([
      { ...line, msg: 'Server listening at http://0.0.0.0:3000' },
      { ...line, msg: 'server listening on http://0.0.0.0:3000' },
    ]);
    expect(commandOf(id, 1)).toBe('/sbin/tini -- node app.js');
    expect(commandOf(id, pid)).toBe('node app.js');
    expect(shell(id, `awk '/^PPid/{print $2}' /proc/${pid}/status`)).toBe('1');
    expect(shell(id, 'id -un; pwd; ls').split('\n')).toEqual([
      ...['root', '/app', 'Dockerfile', 'README.md', 'app.js'],
      ...['node_modules', 'package-lock.json', 'package.json'],
    ]);
    expect(shell(id, 'wget -qO- localhost:3000/any/path')).toBe('echo-1');
    expect(stop(id)).toBe(143);
  });

  test('counter logs that redis is away until it answers, then counts', { timeout: PATIENCE_MS }, async () => {
    const id = start('-e', 'REDIS_HOST=localhost', images.get('subicura/counter:latest')!);
    await logged(id, 'Redis Client Error Error: connect ECONNREFUSED 127.0.0.1:6379\n    at ');
    const redis = start('--network', `container:${id}`, 'redis:7.0.15');
    await logged(id, 'server listening on');
    const lines = logOf(id);
    expect(JSON.parse(lines[0]!)).toMatchObject({ msg: 'Server listening at http://0.0.0.0:3000' });
    expect(JSON.parse(lines.at(-1)!)).toMatchObject({ msg: 'server listening on http://0.0.0.0:3000' });
    for (const count of ['1', '2', '3']) expect(shell(id, 'wget -qO- localhost:3000')).toBe(count);
    expect(docker('exec', redis, 'redis-cli', 'keys', '*')).toBe('count');
  });

  test('counter lets requests wait where something else than redis answers', { timeout: PATIENCE_MS }, async () => {
    const web = "require('node:http').createServer().listen(6379)";
    const other = start('--entrypoint', 'node', images.get('subicura/counter:latest')!, '-e', web);
    const network = `container:${other}`;
    const id = start('--network', network, '-e', 'REDIS_HOST=localhost', images.get('subicura/counter:latest')!);
    await logged(id, 'Unexpected answer HTTP/1.1 400 Bad Request');
    expect(shell(id, 'timeout 3 wget -qO- localhost:3000 2>&1; echo $?')).toBe('Terminated\n143');
    expect(docker('inspect', '--format', '{{.State.Running}}', id)).toBe('true');
  });

  test('counter ends at SIGTERM with 143 and does not wait for open requests', { timeout: PATIENCE_MS }, async () => {
    const id = start('-e', 'REDIS_HOST=localhost', images.get('subicura/counter:latest')!);
    await logged(id, 'Redis Client Error');
    docker('exec', '-d', id, 'wget', '-qO-', 'localhost:3000');
    await expect.poll(() => shell(id, 'netstat -tn'), { timeout: 10_000 }).toMatch(/:3000 .*ESTABLISHED/);
    expect(stop(id)).toBe(143);
  });
});
