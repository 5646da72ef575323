/**
 * Records what kubectl prints on a real cluster for the sequences of tests/fixtures/sequences:
 * node bin/run.mjs tests/cluster/sequences.ts [--keep] [--missing] [name]...
 * With --missing, those that have no record of the file as it is. Uses the cluster of STUDYLOG_CLUSTER; one that it creates is deleted at the end unless --keep is given.
 * tests/log/sequences.test.ts compares the records with the embedded cluster.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Cluster, CommandOutput } from '../../src/cluster/engine.ts';
import { kindEngine } from '../../src/cluster/kind/index.ts';
import { run } from '../../src/cluster/kubectl/process.ts';
import { isAway } from '../../src/cluster/kubectl/rejection.ts';
import { Leftovers } from '../../src/cluster/leftovers.ts';
import { readRecord, writeRecord } from '../sequences/record.ts';
import {
  keepSequence,
  type Line,
  readSequence,
  type Sequence,
  sequences,
  unrecordedSequences,
} from '../sequences/sequence.ts';

/** How many run at once: each waits most of its time. */
const AT_ONCE = 3;
/** How often a sequence begins again because the server was away. */
const TRIES = 3;
const TIMEOUT_MS = 180_000;
const NOTHING: CommandOutput = { exitCode: 0, stdout: '', stderr: '' };

/** The server was away while a sequence ran: what was printed tells nothing of the commands. */
class Away extends Error {}

const words = process.argv.slice(2);
const names = words.filter((word) => !word.startsWith('--'));
const interrupted = new AbortController();
process.once('SIGINT', () => interrupted.abort());
const cluster = await kindEngine.start({
  root: process.cwd(),
  signal: interrupted.signal,
  leftovers: new Leftovers(),
  progress: ({ en }) => console.error(en),
  keep: words.includes('--keep'),
});
const folder = await mkdtemp(join(tmpdir(), 'studylog-sequences-'));
try {
  const admin = await adminKubeconfig();
  const version = await clientVersion();
  const left = (names.length > 0 ? names.map(readSequence) : [...sequences(), ...unrecordedSequences()]).filter(
    ({ name, digest }) => !words.includes('--missing') || readRecord(name)?.sequence !== digest,
  );
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let next = left.shift(); next; next = left.shift()) await recordInTries(cluster, next, admin, version);
    }),
  );
} finally {
  await rm(folder, { recursive: true, force: true });
  await cluster.close();
}

async function recordInTries(on: Cluster, sequence: Sequence, admin: string, client: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await record(on, sequence, admin, client);
    } catch (error) {
      if (!(error instanceof Away) || tries === TRIES) throw error;
      console.error(`${sequence.name}: again: ${error.message}`);
    }
  }
}

async function record(on: Cluster, sequence: Sequence, admin: string, client: string): Promise<void> {
  const workspace = await on.open(`sequence/${sequence.name}`);
  const { namespace } = workspace;
  try {
    const place = join(folder, namespace);
    mkdirSync(place);
    for (const [name, text] of Object.entries(sequence.files)) writeFileSync(join(place, name), text);
    const kubeconfig = join(folder, `${namespace}.kubeconfig`);
    writeFileSync(kubeconfig, admin, { mode: 0o600 });
    await kubectl(['config', 'set-context', '--current', `--namespace=${namespace}`], place, kubeconfig);
    const lines: (CommandOutput & { line: string })[] = [];
    for (const line of sequence.lines) lines.push({ line: line.text, ...(await type(line, place, kubeconfig)) });
    writeRecord(sequence.name, {
      recordedAt: new Date().toISOString(),
      sequence: sequence.digest,
      cluster: on.info,
      kubectl: client,
      namespace,
      lines,
    });
    keepSequence(sequence.name);
    console.error(`recorded ${sequence.name}`);
  } finally {
    await workspace.close();
  }
}

async function type(line: Line, place: string, kubeconfig: string): Promise<CommandOutput> {
  if ('kubectl' in line) return await kubectl(line.kubectl, place, kubeconfig);
  await pause(line.sleep * 1000);
  return NOTHING;
}

/** As a reader's own kubectl, with all rights, but without this machine's settings. */
async function kubectl(argv: readonly string[], cwd: string, kubeconfig: string): Promise<CommandOutput> {
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: folder,
    KUBECONFIG: kubeconfig,
    KUBECACHEDIR: join(folder, 'cache'),
    KUBERC: 'off',
    TZ: 'UTC',
    LC_ALL: 'C.UTF-8',
    GOGC: 'off',
    GOMAXPROCS: '1',
  };
  const output = await run('kubectl', argv, { cwd, env, timeoutMs: TIMEOUT_MS, signal: interrupted.signal });
  if (interrupted.signal.aborted) throw new Error('interrupted');
  if (isAway(output.stderr)) throw new Away(output.stderr);
  return output;
}

async function clientVersion(): Promise<string> {
  const { stdout } = await kubectl(['version', '--client', '-o', 'json'], folder, '/dev/null');
  return (JSON.parse(stdout) as { clientVersion: { gitVersion: string } }).clientVersion.gitVersion;
}

/** Text of a kubeconfig of the cluster's administrator, whom the reader of a note is on a cluster of their own. */
async function adminKubeconfig(): Promise<string> {
  const name = process.env.STUDYLOG_CLUSTER ?? 'studylog';
  const { exitCode, stdout, stderr } = await run('kind', ['get', 'kubeconfig', '--name', name]);
  if (exitCode !== 0) throw new Error(stderr);
  return stdout;
}
