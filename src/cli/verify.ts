import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { EngineError, type EngineName } from '../cluster/engine.ts';
import { ENGINE_NAMES } from '../cluster/select.ts';
import { type Example, loadExamples } from '../example/load.ts';
import { projectRoot } from '../site/root.ts';
import { compare, formatDisagreements } from '../verify/compare.ts';
import { runMutants } from '../verify/mutate/index.ts';
import { conclusion, summaryLine } from '../verify/report/human.ts';
import { REPORTERS } from '../verify/report/index.ts';
import { WORDS } from '../verify/report/words.ts';
import type { RunReport } from '../verify/result.ts';
import { merge, shard } from '../verify/shard.ts';
import { seconds } from '../verify/spent.ts';
import { runSuite } from '../verify/suite.ts';
import { Interrupted } from '../verify/wait.ts';
import { UsageError } from './main.ts';
import { type OptionValues, readOptions } from './options.ts';
import { langOf } from './terminal.ts';
import { conclude } from './verify/conclude.ts';
import { INTERRUPTED, onInterrupt } from './verify/interrupt.ts';
import { Progress } from './verify/progress.ts';
import { readJobs, readShard, selectExamples } from './verify/select.ts';
import { type Session, withSession } from './verify/session.ts';

const OPTIONS = {
  engine: { type: 'choice', choices: ENGINE_NAMES },
  context: { type: 'text', value: 'the name of a kubeconfig context' },
  yes: { type: 'switch' },
  keep: { type: 'switch' },
  'node-image': { type: 'text', value: 'a kind node image such as kindest/node:v1.36.3' },
  from: { type: 'choice', choices: ['site'] },
  record: { type: 'switch' },
  evidence: { type: 'choice', choices: ['require', 'report'] },
  mutate: { type: 'switch' },
  compare: { type: 'text', value: 'two engines such as embedded,kind' },
  jobs: { type: 'text', value: 'a number' },
  shard: { type: 'text', value: 'i/n such as 2/3' },
  merge: { type: 'switch' },
  format: { type: 'choice', choices: ['human', 'json', 'junit', 'markdown'] },
  report: { type: 'text', value: 'a file' },
  lang: { type: 'choice', choices: ['ko', 'en'] },
} as const;

type Options = OptionValues<typeof OPTIONS>;

export const help = `studylog verify: run examples on a cluster and record what was seen

Usage: studylog verify [options] [topic | topic/name]...

Without a name it runs every example below examples/, each in a namespace of its own.

  --engine <engine>     embedded (default, simulated, needs nothing), kind or context
      --context <name>  the kubeconfig context to use (engine context)
      --yes             use it even if it does not look like a test cluster
      --keep            reuse the kind cluster and leave it running
      --node-image <i>  another kind node image, for another Kubernetes version
      --from site       take manifests and commands from the pages of the built site, by their copy buttons
  --record              write what passed to verified.json beside each manifest; what fails keeps what it had
  --evidence <mode>     require: fail where an example has no current evidence of a real cluster, or this run contradicts
                        that of the same engine and minor; report: only say so
  --mutate              break each manifest in ways that its expectations claim to notice; list those that still pass
  --compare <a,b>       run on two engines and list where they disagree
  --jobs <n>            examples that run at once (default: the number of cores, on real clusters three times that)
  --shard <i/n>         only the i-th of n parts, which take about the same time
  --merge <file>...     join the JSON reports of shards instead of running anything
  --format <format>     human (default), json, junit or markdown
  --report <file>       also write the report there, as JSON; reports are always in .studylog/verify/
  --lang <ko|en>        language of the report; by default that of LC_ALL or LANG

Examples:
  studylog verify replicaset                 one topic on the simulated cluster
  studylog verify --engine kind --record     every example on real Kubernetes, recorded

Exit codes: 0 all passed, 1 something failed, 2 the command line makes no sense, 130 interrupted.
`;

/** A run's settings once the command line makes sense. */
interface Settings {
  readonly options: Options;
  readonly all: readonly Example[];
  readonly examples: readonly Example[];
  readonly signal: AbortSignal;
  readonly progress: Progress;
}

/** `studylog verify` */
export async function run(argv: string[]): Promise<number> {
  const { values: options, words: names } = readOptions(argv, OPTIONS);
  refuseContradictions(options, names);
  const words = WORDS[options.lang ?? langOf(process.env)];
  const all = loadExamples(projectRoot());
  if (options.merge) return finish(mergeFiles(names), all, options, true);
  const named = selectExamples(all, names);
  const part = options.shard === undefined ? undefined : readShard(options.shard);
  const examples = part ? shard(named, options.engine ?? 'embedded', part.index, part.count) : named;

  const progress = new Progress((options.format ?? 'human') === 'human' ? process.stdout : process.stderr, words);
  const { signal, release } = onInterrupt((line) => progress.notice(line));
  const settings = { options, all, examples, signal, progress };
  try {
    if (options.mutate) return await mutate(settings);
    if (options.compare !== undefined) return await compareEngines(settings, readPair(options.compare));
    const report = await runOn(options.engine ?? 'embedded', settings);
    progress.stop();
    return finish(report, examples, options, false);
  } catch (error) {
    progress.stop();
    if (error instanceof Interrupted || signal.aborted) return INTERRUPTED;
    if (!(error instanceof EngineError)) throw error;
    console.error(`studylog verify: ${error.message}`);
    return error.exitCode;
  } finally {
    progress.stop();
    release();
  }
}

function refuseContradictions(options: Options, names: readonly string[]): void {
  const modes = (['mutate', 'compare', 'merge'] as const).filter((mode) => options[mode] !== undefined);
  if (modes.length > 1) throw new UsageError(`--${modes.join(' and --')} cannot be used together`);
  if (options.merge && names.length === 0)
    throw new UsageError('--merge needs the reports: --merge part-1.json part-2.json');
  if (options.context !== undefined && options.engine !== 'context') {
    throw new UsageError('--context goes with --engine context');
  }
  if (options.engine === 'context' && options.context === undefined) {
    throw new UsageError('--engine context needs --context <name>; see kubectl config get-contexts');
  }
  if (options.from === 'site' && (options.engine ?? 'embedded') === 'embedded') {
    throw new UsageError('--from site needs a real cluster: --engine kind or --engine context');
  }
  if (options.record && options.mutate)
    throw new UsageError('--record does not go with --mutate: mutants are no evidence');
}

function readPair(text: string): [EngineName, EngineName] {
  const engines = text.split(',');
  const known = engines.every((name) => (ENGINE_NAMES as readonly string[]).includes(name));
  if (engines.length !== 2 || !known)
    throw new UsageError(`--compare takes two of ${ENGINE_NAMES.join(', ')}, such as embedded,kind`);
  return engines as [EngineName, EngineName];
}

function inSession<T>(
  engine: EngineName,
  { options, examples, signal, progress }: Settings,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const { context, yes, keep, from, 'node-image': nodeImage } = options;
  const start = {
    signal,
    progress: (line: string) => progress.notice(line),
    ...(context === undefined ? {} : { context }),
    ...(yes ? { yes } : {}),
    ...(keep ? { keep } : {}),
    ...(nodeImage === undefined ? {} : { nodeImage }),
  };
  return withSession({ ...start, engine, fromSite: from === 'site', root: projectRoot(), examples }, work);
}

/** On a real cluster examples mostly wait: for images, probes, Pods that end. More of them fit a core. */
const JOBS_PER_CORE = { embedded: 1, kind: 3, context: 3 } as const satisfies Record<EngineName, number>;

function jobsOf({ jobs }: Options, engine: EngineName): number {
  return jobs === undefined ? availableParallelism() * JOBS_PER_CORE[engine] : readJobs(jobs);
}

async function runOn(engine: EngineName, settings: Settings): Promise<RunReport> {
  const { examples, signal, progress, options } = settings;
  const began = performance.now();
  let start = 0;
  let done = 0;
  const report = await inSession(engine, settings, async ({ cluster, browser, reader }) => {
    start = performance.now() - began;
    const report = await runSuite(cluster, examples, {
      signal,
      jobs: jobsOf(options, engine),
      watcher: progress,
      ...(browser ? { browser } : {}),
      ...(reader ? { reader } : {}),
    });
    done = performance.now();
    return report;
  });
  const end = performance.now() - done;
  return { ...report, spent: { ...report.spent, start: seconds(start), end: seconds(end) } };
}

/** Print the report and do what is left to do with it. `whole` reports were not drawn as they ran. */
function finish(report: RunReport, examples: readonly Example[], options: Options, whole: boolean): number {
  const { format = 'human', shard: part, evidence, report: file } = options;
  const words = WORDS[options.lang ?? langOf(process.env)];
  if (format === 'human') {
    const lines = whole ? report.examples.map((result) => `${summaryLine(result, words)}\n`).join('') : '';
    process.stdout.write(`${lines}${conclusion(report, examples, words)}\n`);
  } else process.stdout.write(REPORTERS[format](report, examples));
  return conclude(report, examples, {
    record: options.record === true,
    root: projectRoot(),
    suffix: part === undefined ? '' : `-${part.replace('/', '-of-')}`,
    words,
    tell: (line) => console.error(line),
    ...(evidence === undefined ? {} : { evidence }),
    ...(file === undefined ? {} : { report: file }),
  });
}

function mergeFiles(files: readonly string[]): RunReport {
  try {
    return merge(files.map((file) => JSON.parse(readFileSync(file, 'utf8')) as RunReport));
  } catch (error) {
    throw new UsageError(`the reports cannot be merged: ${(error as Error).message}`);
  }
}

async function mutate(settings: Settings): Promise<number> {
  const { options, examples, all, signal, progress } = settings;
  const { noticed, survivors, unbreakable, unjudged } = await inSession(
    options.engine ?? 'embedded',
    settings,
    ({ cluster }) =>
      runMutants(cluster, examples, all, {
        signal,
        jobs: jobsOf(options, options.engine ?? 'embedded'),
        onMutant: (done, total) => process.stdout.isTTY && progress.notice(`${done}/${total}`),
      }),
  );
  progress.stop();
  for (const { id, description } of survivors) console.log(`✗ ${id}  ${description}, and it still passes`);
  for (const id of unbreakable)
    console.log(`✗ ${id}  there is nothing to break or mend in it; give \`fix\` where it is broken on purpose`);
  for (const { id, description } of unjudged) console.log(`- ${id}  ${description}: this engine cannot tell`);
  console.log(`${noticed} noticed, ${survivors.length} not noticed, ${unjudged.length} not judged`);
  return survivors.length > 0 || unbreakable.length > 0 ? 1 : 0;
}

async function compareEngines(settings: Settings, [left, right]: [EngineName, EngineName]): Promise<number> {
  const reports = [await runOn(left, settings), await runOn(right, settings)] as const;
  settings.progress.stop();
  const disagreements = compare(settings.examples, ...reports);
  console.log(formatDisagreements(disagreements, [left, right]));
  return disagreements.length > 0 ? 1 : 0;
}
