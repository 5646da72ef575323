/**
 * `npm run test:own-log`: a log of one's own, made by `studylog init` outside the repository, with the Nodes that people have;
 * then an upgrade of its generator.
 *   npm run test:own-log -- 22.12      only with this Node
 * Exit code 0 when nothing failed, 1 otherwise, 2 when there is no such Node in the list.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { run } from './command.ts';
import { Tally } from './tally.ts';
import { toolchain } from './toolchain.mjs';

/** Each Node with the npm that comes with it, and how the log is made. */
const LOGS = [
  { node: '22.12', npm: '10.9.0', languages: 'en' },
  { node: '24', npm: '11', languages: 'ko,en' },
  { node: '26', npm: '11', languages: 'ko' },
] as const;

const ROOT = resolve(import.meta.dirname, '../..');
const asked = process.argv[2];
const chosen = LOGS.filter(({ node }) => asked === undefined || node === asked);
if (chosen.length === 0) {
  console.error(`test:own-log: there is no Node ${asked} in the list: ${LOGS.map(({ node }) => node).join(', ')}`);
  process.exit(2);
}

const tally = new Tally('own-log');
const folder = mkdtempSync(join(tmpdir(), 'studylog-own-'));
try {
  for (const log of chosen) await tryOut(log);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
tally.close();

async function tryOut({ node, npm: npmVersion, languages }: (typeof LOGS)[number]): Promise<void> {
  console.log(`\n── Node ${node}, npm ${npmVersion}, languages ${languages}`);
  const bin = toolchain(node, npmVersion);
  const log = join(folder, `log-${node}`);
  const npm = (...args: readonly string[]) => run('npm', args, log, bin);

  const init = ['init', log, '--title', 'Notes & more', '--languages', languages];
  const made = await run('node', [join(ROOT, 'bin/studylog.mjs'), ...init], ROOT, bin);
  if (!tally.check(`studylog init --languages ${languages}`, made.code === 0, made)) return;
  const lockfile = readFileSync(join(log, 'package-lock.json'), 'utf8');
  tally.check('the lockfile names no host', !/"resolved": "https?:/.test(lockfile), { text: lockfile, seconds: 0 });

  const installed = await npm('ci', '--no-audit', '--no-fund');
  if (!tally.check('npm ci', installed.code === 0, installed)) return;
  const started = await npm('start', '--', '--no-serve');
  tally.check(
    'npm start -- --no-serve',
    started.code === 0 && /^(built .*dist|.*dist에 )/m.test(started.text),
    started,
  );
  tally.check('its example is shown as simulated', pagesOf(log).includes('data-evidence="simulated"'), started);
  const tested = await npm('test');
  tally.check('npm test', tested.code === 0 && /\b0 (not noticed|.*못한)/.test(tested.text), tested);
  await buildBelowPath(log, bin);
  await upgrade(log, bin);
}

/** The HTML of all pages. */
function pagesOf(log: string): string {
  return globSync('dist/**/*.html', { cwd: log })
    .map((name) => readFileSync(join(log, name), 'utf8'))
    .join('\n');
}

/** Served below a path, every address of the pages, the feed and the site map has that path. */
async function buildBelowPath(log: string, bin: string): Promise<void> {
  const environment = 'SITE_URL=https://example.org/group/notes/';
  const built = await run('env', [environment, 'npm', 'run', 'build'], log, bin);
  const read = (name: string) => readFileSync(join(log, name), 'utf8');
  // In a command, the part before the path has an element of its own.
  const files = globSync('dist/**/*.{html,xml,css}', { cwd: log }).map((name) =>
    read(name).replace(/<\/?span[^>]*>/g, ''),
  );
  const addresses = files.flatMap((text) => [
    ...[...text.matchAll(/(?:href|src)="(\/[^"]*)"/g)].map(([, path]) => `https://example.org${path}`),
    ...[...text.matchAll(/url\(["']?(\/[^"')]*)/g)].map(([, path]) => `https://example.org${path}`),
    ...(text.match(/https:\/\/example\.org[^\s"<]*/g) ?? []),
    ...(text.match(/http:\/\/localhost[^\s"<]*/g) ?? []),
  ]);
  const outside = addresses.filter((address) => !address.startsWith('https://example.org/group/notes/'));
  const found = { text: `${built.text}\n${outside.join('\n')}`, seconds: built.seconds };
  tally.check('a path before every address', built.code === 0 && addresses.length > 50 && outside.length === 0, found);
}

/**
 * Put the next version of both packages into vendor/, and name them: `npm install` and `npm start` do the rest.
 * The next version is this one with another number, and a mark in its pages that shows which one built them.
 */
async function upgrade(log: string, bin: string): Promise<void> {
  const manifest = join(log, 'package.json');
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const next = version.replace(/\d+$/, (patch) => String(Number(patch) + 1));
  for (const name of ['studylog-check', 'studylog']) {
    const unpacked = join(folder, `${name}-next`);
    rmSync(unpacked, { recursive: true, force: true });
    cpSync(join(log, 'vendor', `${name}-${version}.tgz`), `${unpacked}.tgz`);
    execFileSync('tar', ['-xzf', `${unpacked}.tgz`, '-C', folder]);
    renameSync(join(folder, 'package'), unpacked);
    edit(join(unpacked, 'package.json'), (text) => text.replaceAll(`"${version}"`, `"${next}"`));
    if (name === 'studylog')
      edit(join(unpacked, 'lib/site/layouts/Base.astro'), (text) =>
        text.replace(
          '<meta charset="utf-8"',
          `<meta name="generator" content="studylog ${next}" /><meta charset="utf-8"`,
        ),
      );
    execFileSync('npm', ['pack', unpacked, '--pack-destination', join(log, 'vendor'), '--silent'], { cwd: folder });
    rmSync(join(log, 'vendor', `${name}-${version}.tgz`));
  }
  edit(manifest, (text) => text.replaceAll(`-${version}.tgz`, `-${next}.tgz`));

  const npm = (...args: readonly string[]) => run('npm', args, log, bin);
  const installed = await npm('install', '--no-audit', '--no-fund');
  if (!tally.check(`npm install, from ${version} to ${next}`, installed.code === 0, installed)) return;
  const started = await npm('start', '--', '--no-serve');
  const pages = pagesOf(log);
  tally.check(
    'npm start -- --no-serve with the next version',
    started.code === 0 && pages.includes(`content="studylog ${next}"`),
    started,
  );
  tally.check('the evidence holds', pages.includes('data-evidence="simulated"'), started);
}

function edit(path: string, change: (text: string) => string): void {
  const text = readFileSync(path, 'utf8');
  const changed = change(text);
  if (changed === text) throw new Error(`${path} has nothing to change`);
  writeFileSync(path, changed);
}
