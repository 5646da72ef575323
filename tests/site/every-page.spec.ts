import { EXHAUSTIVE, sample } from '../exhaustive.ts';
import { builtPage } from './built-page.ts';
import { htmlProblems } from './html-problems.ts';
import { kindsOf, langOfPage, longestPages } from './kinds.ts';
import { pageProblems } from './page-problems.ts';
import { expect, SITES, type SiteName, sitemap, test } from './sites.ts';

/**
 * All pages are looked at in a browser in the nightly run; else the longest of each kind, in Korean or in English by turns, and
 * all that show a state.
 */
const PARTS = EXHAUSTIVE ? 24 : 4;

const lookedAt: Readonly<Record<SiteName, () => readonly string[]>> = {
  project: () => {
    const kinds = Map.groupBy(longestPages('project'), (path) => kindsOf(path)[0]!);
    return [...kinds.values()].map((paths, index) => paths[index % paths.length]!);
  },
  // Its examples are each in another state of evidence, its notes hold every component, and its years are full; the rest is as
  // in the project.
  fixture: () => [
    ...sitemap('fixture').filter((path) => {
      const [kind] = kindsOf(path);
      return (kind === 'example' && langOfPage(path) === 'ko') || kind === 'note';
    }),
    ...longestPages('fixture').filter((path) => kindsOf(path)[0] === 'year of the log'),
  ],
};

for (const site of Object.keys(SITES) as SiteName[]) {
  test(`the HTML of the pages of the ${site}'s site is sound: links, headings, names, languages, policy`, () => {
    const paths = site === 'project' ? sample(sitemap(site)) : sitemap(site);
    const pages = paths.map((path) => builtPage(SITES[site], path)!);
    expect(pages.flatMap((page) => htmlProblems(page, SITES[site]))).toEqual([]);
    expect(pages.filter(({ path }) => kindsOf(path).length !== 1).map(({ path }) => path)).toEqual([]);
  });

  for (let part = 0; part < PARTS; part += 1) {
    const which = EXHAUSTIVE ? 'every page' : 'each kind of page';
    test(`${which} of the ${site}'s site is sound in both themes, on phones and desktops (${part + 1}/${PARTS})`, async ({
      page,
      served,
    }) => {
      test.setTimeout(600_000);
      const paths = (EXHAUSTIVE ? sitemap(site) : lookedAt[site]()).filter((_, index) => index % PARTS === part);
      const problems: string[] = [];
      for (const path of paths) problems.push(...(await pageProblems(page, served[site].origin, path)));
      expect(paths.length).toBeGreaterThan(0);
      expect(problems).toEqual([]);
    });
  }
}
