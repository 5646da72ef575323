/**
 * The longest note of this log beside the same text with Starlight's theme, as a reader's browser sees them: bytes, requests,
 * screens on a phone, and pictures of both in .studylog/beside.
 *   npm run build && npm run bench -- note
 * Starlight gets the note as `index.md` of its page has it: with the same manifests, commands and output, and without what is made
 * for studylog only, such as copying by digest or a drawing.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright';
import { launchBrowser } from '../../../src/verify/browser/launch.ts';
import { serveFolder } from '../../../src/verify/site/serve.ts';
import { kindsOf, langOfPage, longestPages } from '../../site/kinds.ts';
import { SITES, sitemap } from '../../site/sites.ts';
import { measure } from '../build/measure.ts';
import { writeFiles } from '../build/tools.ts';
import { ASTRO_PROGRAM, COLLECTIONS, installStarlight } from '../starlight.ts';

const root = join(import.meta.dirname, '../../..');
const PICTURES = join(root, '.studylog/beside');
const VIEWS = [
  { name: '390', viewport: { width: 390, height: 844 } },
  { name: '1280', viewport: { width: 1280, height: 900 } },
];

const CONFIG = `import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';

export default defineConfig({
  site: 'http://localhost:4321',
  integrations: [starlight({ title: 'studylog', locales: { root: { label: '한국어', lang: 'ko' }, en: { label: 'English', lang: 'en' } } })],
});
`;

/** What a browser sees of a page. */
interface Seen {
  readonly bytes: Readonly<Record<string, number>>;
  readonly requests: number;
  readonly screens: number;
}

/** The page of a note as Starlight takes it: its title in the front matter, the rest as it is. */
function asDocument(markdown: string): string {
  const [, title = '', body = ''] = /^# (.*)\n([\s\S]*)$/.exec(markdown) ?? [];
  return `---\ntitle: ${JSON.stringify(title)}\n---\n${body}`;
}

/** Build Starlight's site of all notes; returns its folder. */
function buildStarlight(install: string): string {
  mkdirSync(join(install, 'sites'), { recursive: true });
  const folder = mkdtempSync(join(install, 'sites/note-'));
  const notes = sitemap('project').filter((path) => kindsOf(path)[0] === 'note');
  const documents = notes.map((path) => [
    `src/content/docs${path.replace(/\/$/, '')}.md`,
    asDocument(readFileSync(join(SITES.project, path, 'index.md'), 'utf8')),
  ]);
  writeFiles(folder, {
    'astro.config.mjs': CONFIG,
    'src/content.config.ts': COLLECTIONS,
    'src/content/docs/index.md': '---\ntitle: studylog\n---\n',
    'src/content/docs/en/index.md': '---\ntitle: studylog\n---\n',
    ...Object.fromEntries(documents),
  });
  measure(join(install, ASTRO_PROGRAM), ['build', '--root', folder], folder);
  return folder;
}

async function look(browser: Browser, name: string, address: string): Promise<Seen> {
  const bytes: Record<string, number> = {};
  let requests = 0;
  let screens = 0;
  for (const view of VIEWS) {
    const page: Page = await browser.newPage({ viewport: view.viewport });
    const sizes: Promise<void>[] = [];
    if (view === VIEWS[0])
      page.on('response', (response) => {
        requests += 1;
        const type = response.request().resourceType();
        const add = (body: Buffer) => {
          bytes[type] = (bytes[type] ?? 0) + gzipSync(body, { level: 9 }).length;
        };
        sizes.push(response.body().then(add));
      });
    await page.goto(address, { waitUntil: 'networkidle' });
    await Promise.all(sizes);
    if (view === VIEWS[0])
      screens = (await page.evaluate(() => document.documentElement.scrollHeight)) / view.viewport.height;
    await page.screenshot({ path: join(PICTURES, `${name}-${view.name}.png`) });
    await page.close();
  }
  return { bytes, requests, screens };
}

const kilobytes = (count: number) => (count / 1000).toFixed(1);
const total = ({ bytes }: Seen) => Object.values(bytes).reduce((sum, count) => sum + count, 0);

const install = installStarlight(root);
if (!install) process.exit(1);
mkdirSync(PICTURES, { recursive: true });
const folder = buildStarlight(install);
const sites = {
  studylog: await serveFolder(SITES.project, ''),
  Starlight: await serveFolder(join(folder, 'dist'), ''),
};
const browser = await launchBrowser();
try {
  for (const path of longestPages('project').filter((path) => kindsOf(path)[0] === 'note')) {
    console.log(`\n${path}`);
    for (const [name, { origin }] of Object.entries(sites)) {
      const seen = await look(browser, `${name.toLowerCase()}-${langOfPage(path)}`, origin + path);
      const parts = Object.entries(seen.bytes).map(([type, count]) => `${type} ${kilobytes(count)}`);
      console.log(
        `  ${name.padEnd(10)} ${kilobytes(total(seen))} KB gzip (${parts.join(', ')}), ${seen.requests} requests, ${seen.screens.toFixed(1)} screens at 390×844`,
      );
    }
  }
} finally {
  await browser.close();
  for (const site of Object.values(sites)) await site.close();
  rmSync(folder, { recursive: true });
}
