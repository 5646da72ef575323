/**
 * The checker beside kubeconform, its start-up, its size in a browser, its memory.
 *   npm run bench -- check                          the command of this repository
 *   node bench/main.ts [script] [argument]...       another command, as Node runs it
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { installKubeconform, VERSION, writeSchemas } from './kubeconform.ts';
import { SMALL, WHOLE, writeManifests } from './manifests.ts';

const root = process.cwd();
const [script = '', ...before] = process.argv.slice(2);
const program = resolve(script);
const FILES = 10_000;
const cores = availableParallelism();

/** Run everything and print the figures. */
async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'studylog-bench-'));
  try {
    console.log(`Node ${process.version}, ${cores} cores`);
    throughput(folder);
    startUp(folder);
    // The peak of a process is at first that of the one that starts it: the bundler comes after.
    memory(folder);
    await browserSize();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const studylog = (...words: string[]) => [process.execPath, program, ...before, ...words, '--lang', 'en'];

/** Wall seconds of a command that must end well. @throws Error with what it printed when it does not. */
function seconds([command = '', ...words]: readonly string[], cwd = root): number {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(command, words, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0)
    throw new Error(`${command} ${words.join(' ')} ended with ${status}:\n${stdout.slice(-500)}${stderr.slice(-500)}`);
  return (performance.now() - start) / 1000;
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1]!;

/** What is checked side by side, and in how many rounds. */
const SETS = [
  { name: 'small', files: FILES, kinds: SMALL, rounds: 5 },
  { name: 'whole', files: FILES, kinds: WHOLE, rounds: 5 },
  { name: 'many', files: 100_000, kinds: SMALL, rounds: 2 },
];

function throughput(folder: string): void {
  const tools = join(root, '.studylog/bench');
  mkdirSync(tools, { recursive: true });
  const kubeconform = installKubeconform(tools);
  const schemas = writeSchemas(join(folder, 'schemas'));
  if (!kubeconform) console.log('kubeconform is not measured: Go is not installed');
  const validate = kubeconform && [kubeconform, '-strict', '-n', String(cores), '-schema-location', schemas];
  for (const { name, files, kinds, rounds } of SETS) {
    const manifests = join(folder, name);
    const size = writeManifests(manifests, files, kinds);
    const times = { ours: [] as number[], theirs: [] as number[] };
    // One after the other in every round, so that all meet the same load of the machine.
    for (let round = 0; round < rounds; round += 1) {
      times.ours.push(seconds(studylog(manifests)));
      if (validate) times.theirs.push(seconds([...validate, manifests]));
    }
    const rate = (values: readonly number[]) => String(Math.round(files / median(values))).padStart(7);
    const ratios = validate
      ? `  ${times.ours.map((ours, index) => (times.theirs[index]! / ours).toFixed(2)).join(' ')} times as fast`
      : '';
    console.log(
      `\n${files} manifests of ${size.toFixed(0)} bytes, documents a second, median of ${rounds} rounds side by side`,
    );
    console.log(`  the checker         ${rate(times.ours)}${ratios}`);
    if (validate) console.log(`  kubeconform ${VERSION}  ${rate(times.theirs)}`);
  }
}

function startUp(folder: string): void {
  const file = join(folder, 'small/000/0.yaml');
  seconds(studylog(file));
  const times = Array.from({ length: 11 }, () => seconds(studylog(file)) * 1000);
  const bare = Array.from({ length: 11 }, () => seconds([process.execPath, '-e', '0']) * 1000);
  console.log(
    `\none file, median of 11: ${median(times).toFixed(0)} ms, of which Node itself ${median(bare).toFixed(0)} ms`,
  );
}

async function browserSize(): Promise<void> {
  const { bundleForBrowser } = await import('./browser-bundle.ts');
  const { size } = await bundleForBrowser();
  console.log(`\nin the browser, gzip: ${(size / 1000).toFixed(1)} KB with the schemas of one version`);
}

/** Says at the end of a run how much memory it had at most, in mebibytes. */
const PEAK =
  "data:text/javascript,process.on('exit', () => console.error(Math.round(process.resourceUsage().maxRSS / 1024)))";

function memory(folder: string): void {
  console.log('\nmost memory over the number of files');
  for (const count of [1, 1000, FILES]) {
    const groups = Array.from({ length: Math.ceil(count / 500) }, (_, index) =>
      join(folder, 'small', String(index).padStart(3, '0')),
    );
    const words = count === 1 ? [join(folder, 'small/000/0.yaml')] : groups;
    const [node = '', ...command] = studylog(...words);
    const { stderr } = spawnSync(node, ['--import', PEAK, ...command], { encoding: 'utf8', maxBuffer: 1 << 28 });
    console.log(`  ${String(count).padStart(6)} files  ${stderr.trim()} MiB`);
  }
}

await bench();
