import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { misuse } from '@studylog/check/text';
import { z } from 'zod';
import type { Example } from '../example/load.ts';
import { MARK_NAMES } from '../example/marks.ts';
import { changedFiles } from '../project/git.ts';
import { collectionOf } from '../site/collections/index.ts';
import type { ProjectFiles } from '../site/project-files.ts';
import { files, inLang } from '../text/addresses.ts';
import { BASE } from '../text/base.ts';
import { NAME } from '../text/names.ts';
import { FIRST_VIEW_LIMIT, firstView } from './first-view.ts';
import type { PreviewReport } from './report.ts';

/** What GitHub Pages serves of one site at most: https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits */
const SITE_LIMIT = 1_000_000_000;

const mark = z.enum(MARK_NAMES);
/** What this needs of verification.json of a built site. */
const EVIDENCE = z.object({
  counts: z.partialRecord(mark, z.int()),
  examples: z.array(z.object({ id: z.string(), state: mark })),
});

/**
 * Describe a built site, and what of it has changed since a git revision.
 * @param dist the folder of the built site
 * @param base a revision; without one nothing counts as changed
 * @throws Fault where the site is not built or there is no such revision, DiagnosticsError where the project cannot be read.
 */
export function collectReport(project: ProjectFiles, dist: string, base: string | undefined): PreviewReport {
  const pages = pagesOf(dist);
  const changed = new Set(base === undefined ? [] : changedFiles(project.root, base));
  const { examples } = project;
  const evidence = examples.length > 0 ? EVIDENCE.parse(readBuilt(dist, files.evidence())) : undefined;
  const marks = new Map(evidence?.examples.map(({ id, state }) => [id, state]));
  return {
    pages: { count: pages.length, changed: changedPages(project, changed) },
    examples: {
      count: examples.length,
      marks: evidence?.counts ?? {},
      changed: examples.filter(isAmong(changed)).map((example) => ({
        id: example.id,
        mark: marks.get(example.id) ?? 'never',
        ...declared(example),
      })),
    },
    findings: sumOf(examples.map(declared)),
    firstViews: longestNotes(dist, pages, project.config.languages).map((page) => ({
      page,
      bytes: firstView(dist, page),
      limit: FIRST_VIEW_LIMIT,
    })),
    site: { bytes: weightOf(dist), limit: SITE_LIMIT },
  };
}

const declared = ({ findings, waive }: Example) => ({
  findings: findings.map(({ rule }) => rule),
  waived: waive.map(({ rule }) => rule),
});

const sumOf = (all: readonly ReturnType<typeof declared>[]) => ({
  expected: all.reduce((sum, { findings }) => sum + findings.length, 0),
  waived: all.reduce((sum, { waived }) => sum + waived.length, 0),
});

/** Whether a file of an example's folder is among some, its texts included. */
const isAmong =
  (changed: ReadonlySet<string>) =>
  ({ id }: Example): boolean =>
    [...changed].some((file) => file.startsWith(`examples/${id}/`) && !/\/(verified|timeline)\.json$/.test(file));

function changedPages({ content, config }: ProjectFiles, changed: ReadonlySet<string>): string[] {
  return content.pages
    .filter(({ file }) => changed.has(file))
    .map((page) => inLang(collectionOf(page).addresses(page)[0], page.lang, config.languages))
    .sort();
}

/** The paths of all pages of a built site, from its site map. */
function pagesOf(dist: string): string[] {
  const maps = globSync('sitemap-*[0-9].xml', { cwd: dist });
  if (maps.length === 0) {
    throw misuse({
      ko: `${dist}에 사이트가 없습니다. 먼저 npm run build로 만드십시오.`,
      en: `there is no site in ${dist}; build it first with npm run build`,
    });
  }
  const addresses = maps.flatMap((map) => [...readFileSync(join(dist, map), 'utf8').matchAll(/<loc>([^<]+)<\/loc>/g)]);
  return addresses.map(([, address]) => decodeURI(new URL(address!).pathname).slice(BASE.length));
}

function readBuilt(dist: string, path: string): unknown {
  return JSON.parse(readFileSync(join(dist, path), 'utf8'));
}

/** The longest note of each language that has one. */
function longestNotes(
  dist: string,
  pages: readonly string[],
  languages: ProjectFiles['config']['languages'],
): string[] {
  const length = (path: string) => statSync(join(dist, path, 'index.html')).size;
  return languages.flatMap((lang) => {
    const note = new RegExp(`^${inLang('/notes/', lang, languages)}${NAME}/$`);
    return pages.filter((path) => note.test(path)).toSorted((a, b) => length(b) - length(a))[0] ?? [];
  });
}

function weightOf(folder: string): number {
  return globSync('**', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
