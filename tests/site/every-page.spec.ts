import { pageProblems } from './page-problems.ts';
import { expect, SITES, type SiteName, sitemap, test } from './sites.ts';

const PARTS = 6;

for (const site of Object.keys(SITES) as SiteName[]) {
  for (let part = 0; part < PARTS; part += 1) {
    test(`every page of the ${site}'s site is sound in both themes, on phone and desktop (${part + 1}/${PARTS})`, async ({
      page,
      served,
    }) => {
      test.setTimeout(600_000);
      const paths = sitemap(site).filter((_, index) => index % PARTS === part);
      const problems: string[] = [];
      for (const path of paths) problems.push(...(await pageProblems(page, served[site].origin, path, SITES[site])));
      expect(paths.length).toBeGreaterThan(0);
      expect(problems).toEqual([]);
    });
  }
}
