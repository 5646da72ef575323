import { LOG_DAYS } from './fixture.ts';
import { pageProblems } from './page-problems.ts';
import { expect, SITES, type SiteName, sitemap, test } from './sites.ts';

const PARTS = 6;

/** The fixture's pages that the project has in the same words, and most of its many days, are not looked at again. */
const skipped: Readonly<Record<SiteName, (path: string) => boolean>> = {
  project: () => false,
  fixture: (path) =>
    /\/(rules|glossary)\//.test(path) || LOG_DAYS.slice(2, -2).some((day) => path.endsWith(`/${day}/`)),
};

for (const site of Object.keys(SITES) as SiteName[]) {
  for (let part = 0; part < PARTS; part += 1) {
    test(`every page of the ${site}'s site is sound in both themes, on phone and desktop (${part + 1}/${PARTS})`, async ({
      page,
      served,
    }) => {
      test.setTimeout(600_000);
      const paths = sitemap(site)
        .filter((path) => !skipped[site](path))
        .filter((_, index) => index % PARTS === part);
      const problems: string[] = [];
      for (const path of paths) problems.push(...(await pageProblems(page, served[site].origin, path, SITES[site])));
      expect(paths.length).toBeGreaterThan(0);
      expect(problems).toEqual([]);
    });
  }
}
