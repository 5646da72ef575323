import { join, relative, sep } from 'node:path';
import { type Diagnostic, DiagnosticsError } from '../example/diagnostic.ts';
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

const PAGE = new RegExp(`^content/(${Object.keys(COLLECTIONS).join('|')})/(${LANGUAGES.join('|')})/(${NAME})\\.mdx$`);
/** Pictures that notes show, by their path from the project's root. */
const PICTURE = new RegExp(`^content/images/${NAME}\\.(?:png|jpe?g|webp|avif|gif)$`);
/** What belongs to all pages: diagrams, which are checked by themselves, the glossary, and what fields mean. */
const SHARED = new RegExp(`^content/(?:diagrams/${NAME}\\.svg|(?:glossary|fields)\\.yaml)$`);

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
    for (const entry of listed(root, folder, diagnostics)) {
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
  return { pages, pictures, diagnostics };
}

function listed(root: string, folder: string, diagnostics: Diagnostic[]) {
  try {
    return listOwnFolder(root, folder);
  } catch (error) {
    if (!(error instanceof DiagnosticsError)) throw error;
    diagnostics.push(...error.diagnostics);
    return [];
  }
}
