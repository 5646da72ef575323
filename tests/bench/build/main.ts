/**
 * The build of a log beside Starlight's and bare Astro's: the same notes in MDX, in one language, each built from nothing.
 *   npm run bench -- build                      100 and 1,000 notes
 *   node tests/bench/build/main.ts 300 1        as many notes as is said, in so many rounds
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { installStarlight, VERSION } from '../starlight.ts';
import { type Cost, measure } from './measure.ts';
import { type Note, writeNotes } from './notes.ts';
import { TOOLS, type Tool, writeFiles } from './tools.ts';

const root = join(import.meta.dirname, '../../..');

/** How many notes, and how often each tool builds them. */
const SIZES = [
  { count: 100, rounds: 3 },
  { count: 1000, rounds: 2 },
];

/** Measure every tool once in each round, so that all meet the same load of the machine, and print the least of each. */
function bench(sizes: typeof SIZES): void {
  const install = installStarlight(root);
  if (!install) {
    process.exitCode = 1;
    return;
  }
  console.log(`Node ${process.version}, ${availableParallelism()} cores, Starlight ${VERSION} without its search`);
  for (const { count, rounds } of sizes) {
    const notes = writeNotes(count);
    const costs = new Map<Tool, Cost[]>(TOOLS.map((tool) => [tool, []]));
    for (let round = 0; round < rounds; round += 1)
      for (const tool of TOOLS) costs.get(tool)!.push(buildOnce(tool, notes, install));
    print(count, rounds, new Map([...costs].map(([tool, list]) => [tool, leastOf(list)])));
  }
}

/** Build a project that nobody has built before. */
function buildOnce(tool: Tool, notes: readonly Note[], install: string): Cost {
  const sites = tool.needsPackages ? join(install, 'sites') : join(tmpdir(), 'studylog-bench');
  mkdirSync(sites, { recursive: true });
  const folder = mkdtempSync(join(sites, 'site-'));
  try {
    writeFiles(folder, tool.files(notes));
    const { script, words } = tool.build(folder);
    const cost = measure(script, words, tool.needsPackages ? folder : root);
    const missing = notes.filter(({ slug }) => !existsSync(join(folder, 'dist/notes', slug, 'index.html')));
    if (missing.length > 0) throw new Error(`${tool.name} built no page of ${missing.length} notes`);
    return cost;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const leastOf = (costs: readonly Cost[]): Cost => ({
  cpu: Math.min(...costs.map(({ cpu }) => cpu)),
  wall: Math.min(...costs.map(({ wall }) => wall)),
  peak: Math.min(...costs.map(({ peak }) => peak)),
});

function print(count: number, rounds: number, costs: ReadonlyMap<Tool, Cost>): void {
  const [[, ours], ...others] = [...costs] as [[Tool, Cost], ...[Tool, Cost][]];
  console.log(`\n${count} notes, the least of ${rounds} builds     CPU s   wall s      MiB`);
  for (const [{ name }, cost] of costs)
    console.log(`  ${name.padEnd(30)}${row(cost.cpu.toFixed(1), cost.wall.toFixed(1), cost.peak.toFixed(0))}`);
  for (const [{ name }, cost] of others) {
    const times = (key: keyof Cost) => (ours[key] / cost[key]).toFixed(2);
    console.log(`  ${`times ${name}`.padEnd(30)}${row(times('cpu'), times('wall'), times('peak'))}`);
  }
}

const row = (...cells: readonly string[]): string => cells.map((cell) => cell.padStart(9)).join('');

const [count, rounds = '1', ...more] = process.argv.slice(2);
if (more.length > 0 || [count ?? '1', rounds].some((word) => !/^[1-9]\d*$/.test(word))) {
  console.error('bench: build takes a number of notes and a number of rounds, or nothing');
  process.exitCode = 2;
} else bench(count === undefined ? SIZES : [{ count: Number(count), rounds: Number(rounds) }]);
