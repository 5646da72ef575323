import { join, relative, sep } from 'node:path';
import { attempt, type Diagnostic } from '../example/diagnostic.ts';
import { LANGUAGES } from '../example/languages.ts';
import { LEFT_BEHIND, listOwnFolder } from '../example/own-files.ts';
import type { Lang } from '../text/lang.ts';
import { NAME } from '../text/names.ts';
import { COLLECTIONS, type CollectionName } from './collections/index.ts';
import { pictureFileFault } from './picture-file.ts';
import { stray } from './stray.ts';

/** Where a page of the site is written. */
export interface PageFile {
  readonly collection: CollectionName;
  readonly lang: Lang;
  /** The file's name without its ending: `pod`, `2021-01-12`. */
  readonly slug: string;
  /** Path from the project's root, with `/`. */
  readonly file: string;
}

/** The endings of pages: Markdown with components, and Markdown as it is written everywhere. */
export const PAGE_ENDINGS = ['mdx', 'md'] as const;

const PAGE = new RegExp(
  `^content/(${Object.keys(COLLECTIONS).join('|')})/(${LANGUAGES.join('|')})/(${NAME})\\.(?:${PAGE_ENDINGS.join('|')})$`,
);
/** Pictures that notes show, by their path from the project's root. */
const PICTURE = new RegExp(`^content/images/${NAME}\\.(?:png|jpe?g|webp|avif|gif)$`);
/** What belongs to all pages: diagrams, which are checked by themselves, the glossary, and what fields mean. */
const SHARED = new RegExp(`^content/(?:diagrams/${NAME}\\.svg|(?:glossary|fields)\\.yaml)$`);

/** Where a page may be written, the usual ending first. */
export const pagePaths = (collection: string, lang: Lang, slug: string): [string, ...string[]] =>
  PAGE_ENDINGS.map((ending) => `content/${collection}/${lang}/${slug}.${ending}`) as [string, ...string[]];

/** What names a page, whatever the ending of its file. */
export const pageId = ({ collection, lang, slug }: Pick<PageFile, 'collection' | 'lang' | 'slug'>): string =>
  `${collection}/${lang}/${slug}`;

/** The page that a file is, by its path from the project's root; undefined where it is none. */
export function pageFileOf(file: string): PageFile | undefined {
  const [, collection, lang, slug] = PAGE.exec(file) ?? [];
  return slug === undefined ? undefined : { collection: collection as CollectionName, lang: lang as Lang, slug, file };
}

export interface ContentFiles {
  readonly pages: readonly PageFile[];
  /** Names of the pictures in content/images/. */
  readonly pictures: ReadonlySet<string>;
  /** Symbolic links, files that nothing takes, and pictures that are none. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Every file below `root`/content, as what it is. */
export function listContent(root: string): ContentFiles {
  const pages: PageFile[] = [];
  const pictures = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  const walk = (folder: string): void => {
    for (const entry of attempt(() => listOwnFolder(root, folder), diagnostics) ?? []) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        walk(path);
        continue;
      }
      const file = relative(root, path).split(sep).join('/');
      const page = pageFileOf(file);
      if (page) pages.push(page);
      else if (PICTURE.test(file)) {
        pictures.add(entry.name);
        const fault = pictureFileFault(root, file);
        if (fault) diagnostics.push(fault);
      } else if (!SHARED.test(file) && !LEFT_BEHIND.test(entry.name)) diagnostics.push(stray(file));
    }
  };
  walk(join(root, 'content'));
  const { taken, twins } = eachOnce(pages);
  return { pages: taken, pictures, diagnostics: [...diagnostics, ...twins.map(twinFault)] };
}

/** Every page once, in the file with the usual ending, and the files that hold one of them again: both would have one address. */
function eachOnce(pages: readonly PageFile[]): { taken: PageFile[]; twins: PageFile[] } {
  const usual = ({ collection, lang, slug }: PageFile) => pagePaths(collection, lang, slug);
  const files = new Set(pages.map(({ file }) => file));
  const isTaken = (page: PageFile) => usual(page).find((path) => files.has(path)) === page.file;
  return { taken: pages.filter(isTaken), twins: pages.filter((page) => !isTaken(page)) };
}

function twinFault({ collection, lang, slug, file }: PageFile): Diagnostic {
  const [other] = pagePaths(collection, lang, slug);
  const message = {
    ko: `${other} 파일과 같은 글입니다. 한 글은 .md와 .mdx 가운데 하나로만 씁니다.`,
    en: `this is the same page as ${other}; a page is either .md or .mdx`,
  };
  const hint = {
    ko: '둘을 하나로 합치고 다른 파일을 지우십시오.',
    en: 'put everything into one of them, and delete the other',
  };
  return { file, line: 1, column: 1, message, hint };
}
