import { appendFileSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { loadExamples } from '../../../src/example/load.ts';
import { buildIndex } from '../../../src/site/search/build-index.ts';
import { planShards } from '../../../src/verify/shard.ts';
import { type Cost, measure } from '../build/measure.ts';
import { codeSize } from '../search/code.ts';
import { GENERATED_QUERIES, writeLog as writeKorean } from '../search/log.ts';
import { costOf } from '../search/measure.ts';
import { startDev } from './dev.ts';
import { noteFile, type Size } from './log.ts';

const root = join(import.meta.dirname, '../../..');
const STUDYLOG = join(root, 'bin/studylog.mjs');

/** Something that was measured. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The most that it may be; left out where it only explains another. */
  readonly limit?: number;
  readonly note?: string;
}

/** A measurement of the log in `folder`. */
type Measurement = (folder: string, size: Size) => Promise<readonly Figure[]>;

const run = (folder: string, ...words: readonly string[]): Cost =>
  measure(STUDYLOG, [...words, '--root', folder], root);
const seconds = (name: string, { wall, cpu }: Cost, limit?: number): Figure => ({
  name,
  value: wall,
  unit: 's',
  ...(limit === undefined ? {} : { limit }),
  note: `${cpu.toFixed(1)} s of a processor`,
});

/** All pages are parsed once, then only what changed. */
const check: Measurement = async (folder) => {
  const first = run(folder, 'check');
  const changes = [noteFile(1, 'ko'), ...globSync('examples/*/*/manifest.yaml', { cwd: folder }).slice(0, 1)].map(
    (file) => {
      appendFileSync(join(folder, file), file.endsWith('.yaml') ? '# changed\n' : '\nchanged\n');
      return run(folder, 'check');
    },
  );
  const slowest = changes.reduce((worst, cost) => (cost.wall > worst.wall ? cost : worst));
  return [seconds('check, the first time', first), seconds('check, after one change', slowest, 3)];
};

const dev: Measurement = async (folder) => {
  const start = () => startDev(STUDYLOG, folder, '/en/notes/note-0001/');
  const first = await start();
  const { ready, page } = await start();
  return [
    { name: 'dev, the first time', value: first.ready, unit: 's' },
    { name: 'dev, until the server answers', value: ready, unit: 's', limit: 5 },
    { name: 'dev, from there to the first note', value: page, unit: 's' },
  ];
};

/** Half of what Starlight 0.42 takes for a page of 1,000 such notes (46 s, `npm run bench -- build`). */
const BUILD_MS = 23;

const build: Measurement = async (folder) => {
  const cost = run(folder, 'build');
  const pages = globSync('dist/**/index.html', { cwd: folder }).length;
  return [
    seconds('build', cost),
    {
      name: 'build, for each page',
      value: (cost.cpu * 1000) / pages,
      unit: 'ms',
      limit: BUILD_MS,
      note: `${pages} pages`,
    },
    { name: 'build, memory', value: cost.peak, unit: 'MiB' },
  ];
};

/** What a reader loads until the first results, in KB after gzip, by the number of notes. */
const SEARCH_KB = { 1000: 90, 5000: 150 } as const;

const search: Measurement = async () => {
  const code = await codeSize();
  const figures: Figure[] = [];
  for (const [count, limit] of Object.entries(SEARCH_KB)) {
    const files = buildIndex(writeKorean(Number(count)), []);
    const costs = [];
    for (const query of GENERATED_QUERIES) costs.push(await costOf(files, query));
    const value = (code + Math.max(...costs.map(({ bytes }) => bytes))) / 1000;
    figures.push({ name: `search in ${count} notes, the worst query`, value, unit: 'KB gzip', limit });
  }
  return figures;
};

/** How far the fullest shard of a plan is from an even share, by recorded durations. */
const plan: Measurement = async (folder) => {
  const examples = loadExamples(folder);
  const shards = planShards(examples, 'kind', 15 * 60);
  const loads = shards.map((shard) => shard.seconds);
  const even = loads.reduce((sum, load) => sum + load, 0) / loads.length;
  const value = (100 * Math.max(...loads.map((load) => Math.abs(load - even)))) / even;
  return [
    {
      name: 'verify --plan 15, from an even share',
      value,
      unit: '%',
      limit: 15,
      note: `${shards.length} machines, ${Math.round(even)} s each`,
    },
  ];
};

/** What is measured, in this order: the first check is what makes the later ones and dev fast. */
export const FIGURES: readonly Measurement[] = [check, dev, build, search, plan];
