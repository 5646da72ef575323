/**
 * What can go wrong while examples run on kind, done on purpose: node bin/run.mjs tests/cluster/faults.ts [name]…
 * Each fault must end with a clear message and nothing half-written, and the run after it must clean up and pass.
 * Needs docker, kind and kubectl; makes a cluster of its own and deletes it. The full disk needs root, for a small file system.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const CLUSTER = 'studylog-faults';
const ROOT = resolve(import.meta.dirname, '../..');
const FOLDER = mkdtempSync(join(tmpdir(), 'studylog-faults-'));
const KUBECONFIG = join(FOLDER, 'kubeconfig');
/** Enough to be under way for a while, and to pull an image each time. */
const EXAMPLES = ['pod/counter', 'replicaset/echo-rs', 'service/load-balancer'];
const LIMIT_MS = 240_000;

interface Verification {
  readonly process: ChildProcess;
  readonly ended: Promise<{ code: number | null; text: string }>;
  /** What it has printed so far. */
  text(): string;
}

const FAULTS: Readonly<Record<string, () => Promise<void>>> = {
  async interrupt() {
    const run = verify();
    await underWay(run);
    run.process.kill('SIGINT');
    const { code, text } = await run.ended;
    check('ends with exit code 130', code === 130, text);
    check('says that it cleans up', /cleaning up/.test(text), text);
    const left = ownNamespaces().filter((name) => !text.includes(`namespace ${name}`));
    check('leaves no namespace that it does not name', left.length === 0, `${text}${left.join(' ')}`);
    const [, command = ''] = /To remove: (docker exec .*)/.exec(text) ?? [];
    if (command !== '') execFileSync('sh', ['-c', command], { stdio: 'ignore' });
    check('and none once its command was run', ownNamespaces().length === 0, ownNamespaces().join(' '));
  },
  async 'interrupted twice'() {
    const run = verify();
    await underWay(run);
    run.process.kill('SIGINT');
    while (!run.text().includes('cleaning up')) await pause(20);
    // Sooner, it would count as the same press.
    await pause(500);
    const interrupted = Date.now();
    run.process.kill('SIGINT');
    const { code, text } = await run.ended;
    check('ends at once with exit code 130', code === 130 && Date.now() - interrupted < 2000, text);
    check(
      'and names what it leaves',
      ownNamespaces().every((name) => text.includes(`namespace ${name}`)),
      text,
    );
    const next = await verify().ended;
    check('the next run clears what was left, and passes', next.code === 0, next.text);
    check('and leaves none', ownNamespaces().length === 0, ownNamespaces().join(' '));
  },
  async 'kill -9'() {
    const run = verify();
    await underWay(run);
    run.process.kill('SIGKILL');
    await run.ended;
    check('leaves namespaces behind', ownNamespaces().length > 0);
    check('leaves its folder behind', foldersOf(run.process).length === 1);
    const next = await verify().ended;
    check('the next run says that it clears them', /removing what a killed run left behind/.test(next.text), next.text);
    check('and passes', next.code === 0, next.text);
    check('and leaves none', ownNamespaces().length === 0, ownNamespaces().join(' '));
    check('nor the folder', foldersOf(run.process).length === 0);
  },
  async 'API server restarts'() {
    const run = verify();
    await underWay(run);
    docker('exec', `${CLUSTER}-control-plane`, 'pkill', '-9', '-x', 'kube-apiserver');
    const { code, text } = await run.ended;
    check('the run waits for it and passes', code === 0, text);
    check('leaves no namespace', ownNamespaces().length === 0, ownNamespaces().join(' '));
  },
  async 'node stops'() {
    const run = verify();
    await underWay(run);
    docker('stop', '-t', '1', `${CLUSTER}-worker`);
    const { code, text } = await run.ended;
    check('the run fails, or was done already', code === 1 || code === 0, text);
    check('without a stack trace', !/\n\s+at .*\(.*:\d+:\d+\)/.test(text), text);
    const next = await verify().ended;
    check('the next run starts the node', /starting \S*-worker, which was stopped/.test(next.text), next.text);
    check('and passes', next.code === 0, next.text);
    check('and leaves no namespace', ownNamespaces().length === 0, ownNamespaces().join(' '));
  },
  async 'registry gone'() {
    const run = verify();
    await underWay(run);
    docker('rm', '-f', '-v', `${CLUSTER}-registry`);
    const { code, text } = await run.ended;
    check(
      'the run says what could not be pulled, or had all it needs',
      code === 0 || /ImagePull|pull/.test(text),
      text,
    );
    const next = await verify().ended;
    check('the next run fills a new registry and passes', next.code === 0, next.text);
  },
  async 'two at once'() {
    const both = [verify(), verify()].map(({ ended }) => ended);
    for (const { code, text } of await Promise.all(both)) check('passes beside the other', code === 0, text);
    check('leaves no namespace', ownNamespaces().length === 0, ownNamespaces().join(' '));
  },
  async 'disk full while recording'() {
    const root = join(FOLDER, 'small');
    mkdirSync(root);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=192k', 'tmpfs', root]);
    try {
      const example = join(root, 'examples/pod/echo');
      mkdirSync(example, { recursive: true });
      for (const name of ['manifest.yaml', 'example.yaml']) {
        cpSync(join(ROOT, 'examples/pod/echo', name), join(example, name));
      }
      // The run's reports, whose place is elsewhere, must not be what fails.
      execFileSync('ln', ['-s', mkdtempSync(join(FOLDER, 'reports-')), join(root, '.studylog')]);
      writeFileSync(join(example, 'verified.json'), '{"runs": []}\n');
      fill(join(root, 'filler'));
      const { code, text } = await verify(['pod/echo'], ['--record'], { STUDYLOG_ROOT: root }).ended;
      check('ends with exit code 1', code === 1, text);
      check('says why', /verified\.json could not be written and is unchanged: ENOSPC/.test(text), text);
      check('keeps the old file', readFileSync(join(example, 'verified.json'), 'utf8') === '{"runs": []}\n');
      check(
        'leaves no half-written one',
        readdirSync(example).every((name) => !name.endsWith('.tmp')),
      );
      rmSync(join(root, 'filler'));
      const next = await verify(['pod/echo'], ['--record'], { STUDYLOG_ROOT: root }).ended;
      const recorded = JSON.parse(readFileSync(join(example, 'verified.json'), 'utf8')) as { runs: unknown[] };
      check('the next run records', next.code === 0 && recorded.runs.length === 1, next.text);
    } finally {
      execFileSync('umount', [root]);
    }
  },
};

let passed = 0;
let failed = 0;

function check(what: string, holds: boolean, seen = ''): void {
  if (holds) passed += 1;
  else failed += 1;
  console.log(`  ${holds ? '✓' : '✗'} ${what}${holds ? '' : `\n${seen.replace(/^/gm, '      ')}`}`);
}

function verify(
  examples: readonly string[] = EXAMPLES,
  options: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Verification {
  const args = [
    join(ROOT, 'bin/studylog.mjs'),
    'verify',
    '--engine',
    'kind',
    '--keep',
    '--lang',
    'en',
    ...options,
    ...examples,
  ];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, STUDYLOG_CLUSTER: CLUSTER, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LIMIT_MS,
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  }
  const ended = new Promise<{ code: number | null; text: string }>((done) => {
    child.once('close', (code) => done({ code, text }));
  });
  return { process: child, ended, text: () => text };
}

/** The temporary folders of a run. */
function foldersOf({ pid }: ChildProcess): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith(`studylog-run-${pid}-`));
}

/** Wait until a Pod of an example runs. */
async function underWay({ ended }: Pick<Verification, 'ended'>): Promise<void> {
  const deadline = Date.now() + LIMIT_MS;
  while (Date.now() < deadline) {
    for (const namespace of ownNamespaces('studylog/role=example')) {
      const phases = kubectl('get', 'pod', '-n', namespace, '-o', 'jsonpath={.items[*].status.phase}');
      if (phases.includes('Running')) return;
    }
    await pause(200);
  }
  throw new Error(`no example started:\n${(await ended).text}`);
}

function ownNamespaces(selector = 'studylog/run'): string[] {
  return kubectl('get', 'namespace', '-l', selector, '-o', 'name')
    .split('\n')
    .filter(Boolean)
    .map((name) => name.slice(10));
}

function kubectl(...args: string[]): string {
  try {
    return execFileSync('kubectl', ['--kubeconfig', KUBECONFIG, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return '';
  }
}

function docker(...args: string[]): void {
  execFileSync('docker', args, { stdio: 'ignore' });
}

function fill(path: string): void {
  for (let kilobytes = 192; kilobytes > 0; kilobytes -= 1) {
    try {
      writeFileSync(path, Buffer.alloc(kilobytes * 1024));
      return;
    } catch {
      // Still too much for what is left.
    }
  }
}

async function main(names: readonly string[]): Promise<number> {
  const unknown = names.find((name) => !(name in FAULTS));
  if (unknown !== undefined) {
    console.error(`there is no fault "${unknown}"; there are ${Object.keys(FAULTS).join(', ')}`);
    return 2;
  }
  try {
    console.log('before any fault');
    const first = await verify().ended;
    check('the examples pass', first.code === 0, first.text);
    execFileSync('kind', ['export', 'kubeconfig', '--name', CLUSTER, '--kubeconfig', KUBECONFIG], { stdio: 'ignore' });
    for (const [name, fault] of Object.entries(FAULTS)) {
      if (names.length > 0 && !names.includes(name)) continue;
      console.log(name);
      await fault();
    }
  } finally {
    execFileSync('kind', ['delete', 'cluster', '--name', CLUSTER, '--kubeconfig', KUBECONFIG], { stdio: 'ignore' });
    execFileSync('docker', ['rm', '-f', '-v', `${CLUSTER}-registry`], { stdio: 'ignore' });
    execFileSync('docker', ['network', 'rm', CLUSTER], { stdio: 'ignore' });
    rmSync(FOLDER, { recursive: true, force: true });
  }
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
