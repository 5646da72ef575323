/**
 * `npm run lighthouse`: what Lighthouse says of one page of each kind of the built site, as a phone on a slow line sees it.
 *   npm run lighthouse                 the kinds below, in the log's first language
 *   npm run lighthouse -- /en/ /check/ these pages instead
 * Exit code 0 where each score is reached, 1 otherwise, 2 where there is no site or no Lighthouse.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findBrowser } from '../../src/verify/browser/find.ts';
import { kindsOf, langOfPage, longestPages } from '../site/kinds.ts';
import { SITES } from '../site/sites.ts';
import { installTool } from '../tools/install.ts';
import { serveCompressed } from './serve.ts';

const root = join(import.meta.dirname, '../..');
const VERSION = '13.5.0';
const KINDS = ['home', 'note', 'example', 'day of the log', 'list of examples', 'check'];
/** The least score of each category, of 100. */
const LEAST = { performance: 98, accessibility: 100, 'best-practices': 100, seo: 100 } as const;
type Category = keyof typeof LEAST;

interface LighthouseReport {
  readonly categories: Readonly<Record<Category, { score: number | null; auditRefs: readonly { id: string }[] }>>;
  readonly audits: Readonly<Record<string, { title: string; score: number | null; scoreDisplayMode: string }>>;
}

function misuse(words: string): never {
  console.error(`lighthouse: ${words}`);
  process.exit(2);
}

/** What of a category is less than it could be, in Lighthouse's words. */
function shortcomings({ categories, audits }: LighthouseReport, category: Category): string[] {
  return categories[category].auditRefs
    .map(({ id }) => audits[id]!)
    .filter(({ score, scoreDisplayMode }) => score !== null && score < 0.9 && scoreDisplayMode !== 'informative')
    .map(({ title }) => title);
}

async function measure(lighthouse: string, address: string, name: string): Promise<LighthouseReport> {
  const { executablePath, args, env } = await findBrowser();
  const file = join(root, '.studylog/lighthouse', `${name}.json`);
  const flags = args.some((arg) => arg.startsWith('--headless')) ? args : [...args, '--headless=new', '--no-sandbox'];
  const words = ['--quiet', '--output=json', `--output-path=${file}`, `--chrome-flags=${flags.join(' ')}`];
  await promisify(execFile)(process.execPath, [lighthouse, address, ...words], {
    env: { ...process.env, ...env, CHROME_PATH: executablePath },
  });
  return JSON.parse(readFileSync(file, 'utf8')) as LighthouseReport;
}

if (!existsSync(join(SITES.project, 'index.html'))) misuse('there is no site in dist/; run «npm run build» first');
const program = 'node_modules/lighthouse/cli/index.js';
const folder = installTool(root, 'lighthouse', VERSION, program);
if (!folder) misuse(`Lighthouse ${VERSION} could not be installed`);
const asked = process.argv.slice(2);
const pages = asked.length > 0 ? asked : longestPages('project').filter(isFirst);
mkdirSync(join(root, '.studylog/lighthouse'), { recursive: true });
const site = await serveCompressed(SITES.project);
const categories = Object.keys(LEAST) as Category[];
console.log(
  `Lighthouse ${VERSION}, mobile; at least: ${categories.map((name) => `${name} ${LEAST[name]}`).join(', ')}`,
);
try {
  for (const path of pages) {
    const report = await measure(join(folder, program), site.origin + path, path.replaceAll('/', '_'));
    const scores = categories.map((name) => [name, Math.round((report.categories[name].score ?? 0) * 100)] as const);
    const short = scores.filter(([name, score]) => score < LEAST[name]);
    console.log(
      `${short.length > 0 ? '✘' : '✔'} ${path}  ${scores.map(([name, score]) => `${name} ${score}`).join(', ')}`,
    );
    for (const [name] of short) for (const title of shortcomings(report, name)) console.log(`    ${name}: ${title}`);
    if (short.length > 0) process.exitCode = 1;
  }
} finally {
  await site.close();
}

/** The longest page of each kind that is asked about, in Korean. */
function isFirst(path: string): boolean {
  return KINDS.includes(kindsOf(path)[0]!) && langOfPage(path) === 'ko';
}
