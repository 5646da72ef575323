/**
 * `npm run test:fresh`: the two commands of the README on clean clones of HEAD, with the Nodes and npms that people have.
 *   npm run test:fresh -- 20 10.8.2    only the combinations with this Node, this npm, or both
 * Exit code 0 when nothing failed, 1 otherwise, 2 when there is no such combination.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { NODE_PACKAGE } from '../../bin/node.mjs';
import { run } from './command.ts';
import { Tally } from './tally.ts';
import { toolchain } from './toolchain.mjs';

interface Combination {
  readonly node: string;
  readonly npm: string;
  /** Who has it. */
  readonly why: string;
  readonly install?: readonly string[];
  /** Take away the Node that npm brought: the one that runs must do. */
  readonly withoutPackagedNode?: true;
  /** Leave out the long stages of `npm test`: they run on the packaged Node, as with the combination before. */
  readonly isBrief?: true;
}

/** Whatever npm installed it, the browser is the same. */
const STAGES = ['--without', 'browser'];
const BRIEF_STAGES = [...STAGES, '--without', 'unit', '--without', 'types'];

const COMBINATIONS: readonly Combination[] = [
  { node: '18', npm: '9.2.0', why: "Debian 12's" },
  { node: '20', npm: '10.8.2', why: 'what comes with Node 20' },
  { node: '20', npm: '10.9.9', why: 'and none of its scripts is run', install: ['--ignore-scripts'], isBrief: true },
  { node: '22.12', npm: '10.9.9', why: 'too old by a few months', isBrief: true },
  { node: '22.18', npm: '10.9.9', why: 'the oldest that does by itself', withoutPackagedNode: true },
  { node: '24', npm: '11', why: 'what comes with Node 24' },
];

/** What a newcomer would take for a failure of `npm ci`. */
const ALARMING = /\b(warn|error|err!|deprecated|failed|cannot|unsupported)\b/i;
/** What npm says of the settings of whoever runs this is not the project's. */
const OWN_SETTINGS = /^npm warn Unknown (user|env|global|builtin) config .*$/gim;

const ROOT = resolve(import.meta.dirname, '../..');
const asked = process.argv.slice(2);
const chosen = COMBINATIONS.filter((combination) =>
  asked.every((word) => word === combination.node || word === combination.npm),
);
if (chosen.length === 0) {
  console.error(`test:fresh: no combination has ${asked.join(' and ')}; there are:`);
  console.error(COMBINATIONS.map((combination) => `  ${nameOf(combination)}`).join('\n'));
  process.exit(2);
}

const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim();
const commit = git('rev-parse', 'HEAD');
console.log(`clean clones of ${git('log', '-1', '--format=%h %s')}`);
if (git('status', '--porcelain') !== '') console.log('what is not committed is not in them: git status names it');

const tally = new Tally('fresh');
const check = tally.check.bind(tally);
for (const combination of chosen) await tryOut(combination);
tally.close();

function nameOf({ node, npm, why }: Combination): string {
  return `Node ${node}, npm ${npm}: ${why}`;
}

async function tryOut(combination: Combination): Promise<void> {
  console.log(`\n── ${nameOf(combination)}`);
  const folder = mkdtempSync(join(tmpdir(), 'studylog-fresh-'));
  try {
    execFileSync('git', ['clone', '--quiet', '--no-checkout', ROOT, folder]);
    execFileSync('git', ['checkout', '--quiet', '--detach', commit], { cwd: folder });
    const bin = toolchain(combination.node, combination.npm);
    const npm = (...args: readonly string[]) => run('npm', args, folder, bin);

    const installed = await npm('ci', ...(combination.install ?? []));
    if (!check('npm ci', installed.code === 0, installed)) return;
    check(
      'npm ci says nothing that looks like a failure',
      !ALARMING.test(installed.text.replace(OWN_SETTINGS, '')),
      installed,
    );
    if (combination.withoutPackagedNode) rmSync(join(folder, 'node_modules', NODE_PACKAGE!), { recursive: true });
    const started = await npm('start', '--', '--no-serve');
    check('npm start -- --no-serve', started.code === 0 && /^built .*dist/m.test(started.text), started);
    const words = combination.isBrief ? BRIEF_STAGES : STAGES;
    const tested = await npm('test', '--', ...words);
    check(`npm test -- ${words.join(' ')}`, tested.code === 0 && /^\d+ passed, 0 failed/m.test(tested.text), tested);
  } catch (error) {
    check('setting up', false, { text: (error as Error).message, seconds: 0 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
