import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { type ServedSite, serveFolder } from '../../src/verify/site/serve.ts';

export const ROOT = join(import.meta.dirname, '../..');
export const FIXTURE_ROOT = join(ROOT, '.studylog/fixture');

/** The sites under test: the project's own (SITE_DIST: where it was built), and one of generated content. */
export const SITES = {
  project: process.env.SITE_DIST ?? join(ROOT, 'dist'),
  fixture: join(FIXTURE_ROOT, 'dist'),
} as const;
export type SiteName = keyof typeof SITES;

/** A page's path, from the site map of a built site; the error page has no place there. */
export function sitemap(site: SiteName): string[] {
  const xml = readFileSync(join(SITES[site], 'sitemap-0.xml'), 'utf8');
  const paths = [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => decodeURI(new URL(address!).pathname));
  return [...paths, '/404.html'];
}

/** Both sites, served for the tests of one worker. */
export const test = base.extend<object, { served: Readonly<Record<SiteName, ServedSite>> }>({
  served: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its pattern
    async ({}, use) => {
      const served = {
        project: await serveFolder(SITES.project, ''),
        fixture: await serveFolder(SITES.fixture, ''),
      };
      await use(served);
      await Promise.all([served.project.close(), served.fixture.close()]);
    },
    { scope: 'worker' },
  ],
});
export { expect } from '@playwright/test';
