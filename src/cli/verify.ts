import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { langOf, readOptions } from '@studylog/check/command';
import { type Localized, misuse, reasonOf, verbatim } from '@studylog/check/text';
import type { EngineName } from '../cluster/engine.ts';
import type { Config } from '../config/config.ts';
import { imageFaults } from '../config/image-faults.ts';
import { loadConfig } from '../config/load.ts';
import { DiagnosticsError } from '../example/diagnostic.ts';
import { type Example, loadExamples } from '../example/load.ts';
import { nothingChecked } from '../example/looks.ts';
import { projectRoot } from '../project/root.ts';
import { compare, formatDisagreements, notCompared } from '../verify/compare.ts';
import { merge, type ReportFile } from '../verify/merge.ts';
import { runMutants } from '../verify/mutate/index.ts';
import { mutationJson, mutationLines } from '../verify/mutate/report.ts';
import { conclusion, summaryLine } from '../verify/report/human.ts';
import { REPORTERS } from '../verify/report/index.ts';
import { readJson } from '../verify/report/json.ts';
import { markOf } from '../verify/report/mark.ts';
import { WORDS } from '../verify/report/words.ts';
import type { ExampleResult, RunReport } from '../verify/result.ts';
import { shard } from '../verify/shard.ts';
import { seconds } from '../verify/spent.ts';
import { runSuite } from '../verify/suite.ts';
import { Interrupted } from '../verify/wait.ts';

import { conclude, save } from './verify/conclude.ts';
import { INTERRUPTED, type Interruption, onInterrupt, uninterrupted } from './verify/interrupt.ts';
import { help, OPTIONS, type Options, readPair, refuseContradictions } from './verify/options.ts';
import { printPlan } from './verify/plan.ts';
import { Progress } from './verify/progress.ts';
import {
  changedNotice,
  emptyShard,
  NO_EXAMPLES,
  readJobs,
  readMinutes,
  readPace,
  readShard,
  selectChanged,
  selectExamples,
} from './verify/select.ts';
import { type Session, withSession } from './verify/session.ts';

export { help };

/** A run's settings once the command line makes sense. */
interface Settings {
  readonly options: Options;
  readonly config: Config;
  readonly all: readonly Example[];
  readonly examples: readonly Example[];
  readonly signal: AbortSignal;
  readonly leftovers: Interruption['leftovers'];
  readonly progress: Progress;
}

/** `studylog verify` */
export async function run(argv: string[]): Promise<number> {
  const { values: options, words: names } = readOptions(argv, OPTIONS);
  refuseContradictions(options, names);
  const words = WORDS[options.lang ?? langOf(process.env)];
  const config = await loadConfig(projectRoot());
  const all = loadExamples(projectRoot(), config.languages);
  if (options.merge) return finish(mergeFiles(names), { options, examples: all, config }, true);
  if (all.length === 0) throw misuse(NO_EXAMPLES);
  // It reads the site's pages, which no other run needs.
  if (options.course)
    return await (await import('./verify/course.ts')).verifyCourse(projectRoot(), options, config, all);
  const named = selectExamples(all, names);
  const part = options.shard === undefined ? undefined : readShard(options.shard);
  const faults = named.flatMap((example) => [...nothingChecked(example), ...imageFaults(example, config)]);
  if (faults.length > 0) throw new DiagnosticsError(faults);
  const engine = options.engine ?? 'embedded';
  const changes = options.changed ? selectChanged(projectRoot(), named, engine, options.base) : undefined;
  if (changes) console.error(changedNotice(changes, options.base)[words.lang]);
  const chosen = changes?.examples ?? named;
  if (options.plan !== undefined) {
    const minutes = readMinutes(options.plan);
    return printPlan(chosen, engine, { minutes, walk: changes?.walk ?? true, lang: words.lang });
  }
  if (changes && chosen.length === 0) return 0;
  const examples = part ? shard(chosen, engine, part.index, part.count) : chosen;
  if (part && examples.length === 0) throw misuse(emptyShard(part, chosen.length));

  const progress = new Progress((options.format ?? 'human') === 'human' ? process.stdout : process.stderr, words);
  const engines = options.compare === undefined ? [engine] : readPair(options.compare);
  const simulated = engines.every((engine) => engine === 'embedded');
  const { signal, leftovers, release } = simulated ? uninterrupted() : onInterrupt((line) => progress.notice(line));
  const settings = { options, config, all, examples, signal, leftovers, progress };
  try {
    if (options.mutate) return await mutate(settings);
    if (options.compare !== undefined) return await compareEngines(settings, readPair(options.compare));
    const report = await runOn(engine, settings);
    progress.stop();
    return finish(part ? { ...report, part } : report, settings, false);
  } catch (error) {
    if (error instanceof Interrupted || signal.aborted) return INTERRUPTED;
    throw error;
  } finally {
    progress.stop();
    release();
  }
}

function inSession<T>(
  engine: EngineName,
  { options, config, examples, signal, leftovers, progress }: Settings,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const { context, yes, keep, from, 'node-image': nodeImage } = options;
  const start = {
    root: projectRoot(),
    signal,
    leftovers,
    progress: (line: Localized) => progress.notice(line),
    ...(context === undefined ? {} : { context }),
    ...(yes ? { yes } : {}),
    ...(keep ? { keep } : {}),
    ...(nodeImage === undefined ? {} : { nodeImage }),
  };
  return withSession({ ...start, engine, fromSite: from === 'site', config, examples }, work);
}

const REMOVING: Localized = { ko: '실행 중에 만든 것을 지웁니다', en: 'removing what the run created' };

/**
 * On a real cluster examples wait: for images, probes, Pods that end. More of them fit a core, but not so many that a node of
 * this machine answers probes too late.
 */
const JOBS_PER_CORE = { embedded: 1, kind: 2, context: 2 } as const satisfies Record<EngineName, number>;

function jobsOf({ jobs }: Options, engine: EngineName): number {
  return jobs === undefined ? availableParallelism() * JOBS_PER_CORE[engine] : readJobs(jobs);
}

async function runOn(engine: EngineName, settings: Settings): Promise<RunReport> {
  const { examples, signal, progress, options } = settings;
  const jobs = jobsOf(options, engine);
  const paceMs = options.pace === undefined ? 0 : readPace(options.pace);
  const began = performance.now();
  let start = 0;
  let done = 0;
  const report = await inSession(engine, settings, async ({ cluster, browser, reader }) => {
    start = performance.now() - began;
    const report = await runSuite(cluster, examples, {
      signal,
      jobs,
      paceMs,
      watcher: progress,
      ...(browser ? { browser } : {}),
      ...(reader ? { reader } : {}),
    });
    done = performance.now();
    if (engine !== 'embedded') progress.notice(REMOVING);
    return report;
  });
  const end = performance.now() - done;
  return { ...report, spent: { ...report.spent, start: seconds(start), end: seconds(end) } };
}

/** Print the report and do what is left to do with it. `whole` reports were not drawn as they ran. */
function finish(
  report: RunReport,
  { examples, options, config }: Pick<Settings, 'examples' | 'options' | 'config'>,
  whole: boolean,
): number {
  const { format = 'human', shard: part, evidence, report: file } = options;
  const words = WORDS[options.lang ?? langOf(process.env)];
  if (format === 'human') {
    const line = (result: ExampleResult) => {
      const example = examples.find(({ id }) => id === result.id);
      return `${summaryLine(result, markOf(result, report.engine, example), words)}\n`;
    };
    process.stdout.write(`${whole ? report.examples.map(line).join('') : ''}${conclusion(report, examples, words)}\n`);
  } else process.stdout.write(REPORTERS[format](report, examples));
  return conclude(report, examples, {
    record: options.record === true,
    root: projectRoot(),
    minors: config.kubernetes,
    suffix: part === undefined ? '' : `-${part.replace('/', '-of-')}`,
    words,
    tell: (line) => console.error(line),
    ...(evidence === undefined ? {} : { evidence }),
    ...(file === undefined ? {} : { report: file }),
  });
}

function mergeFiles(files: readonly string[]): RunReport {
  try {
    return merge(files.map(readReport));
  } catch (error) {
    const { ko, en } = reasonOf(error);
    throw misuse({ ko: `보고서를 합칠 수 없습니다: ${ko}`, en: `the reports cannot be merged: ${en}` });
  }
}

function readReport(file: string): ReportFile {
  const report = readJson(readFileSync(file, 'utf8'));
  if (report) return { file, report };
  throw misuse({
    ko: `${file} 파일은 studylog verify의 JSON 보고서가 아닙니다`,
    en: `${file} is not a JSON report of studylog verify`,
  });
}

async function mutate(settings: Settings): Promise<number> {
  const { options, examples, all, signal, progress } = settings;
  const engine = options.engine ?? 'embedded';
  const report = await inSession(engine, settings, ({ cluster }) =>
    runMutants(cluster, examples, all, {
      signal,
      jobs: jobsOf(options, engine),
      onMutant: (done, total) => process.stdout.isTTY && progress.notice(verbatim(`${done}/${total}`)),
    }),
  );
  progress.stop();
  if (options.report !== undefined) save(options.report, mutationJson(report));
  for (const line of mutationLines(report, options.lang ?? langOf(process.env))) console.log(line);
  return report.survivors.length > 0 || report.unbreakable.length > 0 ? 1 : 0;
}

async function compareEngines(settings: Settings, [left, right]: [EngineName, EngineName]): Promise<number> {
  const reports = [await runOn(left, settings), await runOn(right, settings)] as const;
  settings.progress.stop();
  const words = WORDS[settings.options.lang ?? langOf(process.env)];
  const disagreements = compare(settings.examples, ...reports);
  const skipped = notCompared(reports, words);
  for (const line of skipped) console.log(line);
  console.log(formatDisagreements(disagreements, [left, right], words));
  const nothing = reports.some(({ examples }) => examples.every(({ outcome }) => outcome === 'skipped'));
  if (nothing) console.log(words.nothingCompared);
  return disagreements.length > 0 || nothing ? 1 : 0;
}
