import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DefaultTreeAdapterTypes as Html } from 'parse5';
import { loadExamples } from '../../src/example/load.ts';
import { sample } from '../exhaustive.ts';
import { attribute, builtPage, isCommand, textContent } from './built-page.ts';
import { kindsOf } from './kinds.ts';
import { expect, FIXTURE_ROOT, ROOT, SITES, type SiteName, sitemap, test } from './sites.ts';

const ROOTS: Readonly<Record<SiteName, string>> = { project: ROOT, fixture: FIXTURE_ROOT };
const read = (site: SiteName, path: string) => readFileSync(join(SITES[site], path), 'utf8');
/** Pages with an address, which have their Markdown beside them. */
const pagesOf = (site: SiteName) => sitemap(site).filter((path) => path !== '/404.html');

const isRawFile = (element: Html.Element) => attribute(element, 'class')?.split(' ').includes('sheet-raw') ?? false;

for (const site of ['project', 'fixture'] as const) {
  test(`a page of the ${site} has its Markdown beside it, with each manifest byte for byte and each command`, () => {
    const texts = new Map<string, string>(
      loadExamples(ROOTS[site]).flatMap(({ id, files }) =>
        files.map(({ name, text }) => [`${id}/${name}`, text] as const),
      ),
    );
    let manifests = 0;
    let commands = 0;
    for (const path of site === 'project' ? sample(pagesOf(site)) : pagesOf(site)) {
      const built = builtPage(SITES[site], path)!;
      const link = built.elements.find((one) => attribute(one, 'type') === 'text/markdown');
      expect(attribute(link!, 'href'), path).toBe('index.md');
      const markdown = read(site, `${path}index.md`);
      expect(markdown, path).toMatch(/^# \S/);
      const shown = {
        files: built.elements.filter(isRawFile).map((one) => attribute(one, 'href')!),
        commands: built.elements.filter(isCommand).map(textContent),
      };
      for (const file of shown.files) {
        const text = texts.get(file.slice('/examples/'.length))!;
        expect(markdown.includes(text), `${path} ${file}`).toBe(true);
        manifests += 1;
      }
      for (const command of shown.commands) {
        expect(markdown.includes(command), `${path} ${command}`).toBe(true);
        commands += 1;
      }
    }
    expect(manifests).toBeGreaterThan(10);
    expect(commands).toBeGreaterThan(30);
  });
}

test('what was recorded and what is checked is in the Markdown, and a changed example is not called verified', () => {
  const verified = read('fixture', '/en/examples/pod/echo/index.md');
  expect(verified).toContain('**Evidence: Verified · Kubernetes v1.36.3 on kind · 2026-11-22');
  expect(verified).toContain('```text\nNAME            READY   STATUS    RESTARTS   AGE   LABELS\n');
  expect(verified).toContain('published node image');
  const changed = read('fixture', '/en/examples/service/load-balancer/index.md');
  expect(changed).toContain('Evidence: Changed since');
  expect(changed).toContain('What changed: manifest.yaml');
  expect(changed).not.toContain('Evidence: Verified');
  expect(read('fixture', '/en/examples/service/broken-no-endpoints/index.md')).toContain('**Broken on purpose**');
});

test('what Markdown has no sign for is HTML in it, and parts paragraphs as the page does', () => {
  expect(read('fixture', '/en/notes/pod/index.md')).toContain(
    '\n\n<details><summary>Service</summary>\n\nMake the smallest unit that holds containers and look at it.\n\n</details>\n\n',
  );
});

test('a button copies the page as Markdown, and says so', async ({ page, context, served }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const path = '/en/notes/pod/';
  await page.goto(served.project.origin + path);
  await page.getByRole('button', { name: 'Copy this page as Markdown' }).click();
  await expect(page.locator('#status')).toHaveText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(read('project', `${path}index.md`));
  await page.route('**/index.md', (route) => route.abort());
  await page.reload();
  await page.getByRole('button', { name: 'Copy this page as Markdown' }).click();
  await expect(page.locator('#status')).toContainText('Copying failed');
});

test('llms.txt of each language lists all of its pages by their Markdown', () => {
  for (const [file, isOwn] of [
    ['/llms.txt', (path: string) => !path.startsWith('/en/')],
    ['/en/llms.txt', (path: string) => path.startsWith('/en/')],
  ] as const) {
    const text = read('project', file);
    expect(text).toMatch(/^# .+\n\n> .+\n/);
    const listed = [...text.matchAll(/^- \[[^\]]+\]\(([^)]+\.md)\)/gm)].map(([, url]) =>
      decodeURI(new URL(url!).pathname),
    );
    for (const path of listed) expect(existsSync(join(SITES.project, path)), path).toBe(true);
    const pages = pagesOf('project').filter((path) => isOwn(path) && kindsOf(path)[0] !== 'home');
    expect(listed.sort()).toEqual(pages.map((path) => `${path}index.md`).sort());
  }
});

test('a feed is well-formed, has whole texts with whole addresses, and at most twenty of them', async ({ page }) => {
  for (const [site, path] of [
    ['project', '/rss.xml'],
    ['project', '/en/rss.xml'],
    ['fixture', '/rss.xml'],
  ] as const) {
    const { error, self, items } = await page.evaluate(
      (xml) => {
        const feed = new DOMParser().parseFromString(xml, 'application/xml');
        const text = (item: Element, name: string) => item.getElementsByTagName(name)[0]?.textContent ?? '';
        return {
          error: feed.querySelector('parsererror')?.textContent,
          self: feed.getElementsByTagName('atom:link')[0]?.getAttribute('href'),
          items: [...feed.querySelectorAll('item')].map((item) => {
            const html = text(item, 'content:encoded');
            const content = new DOMParser().parseFromString(html, 'text/html');
            return {
              description: text(item, 'description'),
              html,
              urls: [...content.querySelectorAll('[href], [src]')].map(
                (one) => one.getAttribute('href') ?? one.getAttribute('src')!,
              ),
              foreign: content.querySelectorAll('script, style, button, iframe, [class^="sheet"]').length,
            };
          }),
        };
      },
      read(site, path),
    );
    expect(error).toBeUndefined();
    expect(self).toMatch(new RegExp(`${path}$`));
    expect(items.length).toBeLessThanOrEqual(20);
    for (const { description, html, urls, foreign } of items) {
      expect(html.length).toBeGreaterThan(description.length);
      expect(foreign).toBe(0);
      for (const url of urls) expect(url).toMatch(/^(https?:|mailto:|#user-content-)/);
    }
  }
  expect(read('project', '/en/rss.xml')).toContain('image: ghcr.io/subicura/echo:v1');
});
