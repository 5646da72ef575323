import { join, relative, sep } from 'node:path';
import type { Localized } from '@studylog/check/text';
import { type Diagnostic, DiagnosticsError } from '../example/diagnostic.ts';
import { LANGUAGES } from '../example/languages.ts';
import { listOwnFolder } from '../example/own-files.ts';
import type { Lang } from '../text/lang.ts';
import { NAME } from '../text/names.ts';
import { COLLECTIONS, type CollectionName } from './collections/index.ts';
import { pictureFileFault } from './picture-file.ts';

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
/** Files that desktops and editors leave behind; nothing reads them. */
const LEFT_BEHIND = /^(?:\.DS_Store|Thumbs\.db|desktop\.ini|\..*\.sw[a-p]|.*~)$/;

/** Where a page may be written, the usual ending first. */
export const pagePaths = (collection: string, lang: Lang, slug: string): [string, ...string[]] =>
  PAGE_ENDINGS.map((ending) => `content/${collection}/${lang}/${slug}.${ending}`) as [string, ...string[]];

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
  return { pages, pictures, diagnostics: [...diagnostics, ...twins(pages)] };
}

/** Pages that are written twice, with each ending: both would have the same address. */
function twins(pages: readonly PageFile[]): Diagnostic[] {
  const seen = new Map<string, string>();
  return pages.flatMap(({ collection, lang, slug, file }) => {
    const id = `${collection}/${lang}/${slug}`;
    const other = seen.get(id);
    seen.set(id, other ?? file);
    if (other === undefined) return [];
    const message = {
      ko: `${other} 파일과 같은 글입니다. 한 글은 .md와 .mdx 가운데 하나로만 씁니다.`,
      en: `this is the same page as ${other}; a page is either .md or .mdx`,
    };
    const hint = {
      ko: '둘을 하나로 합치고 다른 파일을 지우십시오.',
      en: 'put everything into one of them, and delete the other',
    };
    return [{ file, line: 1, column: 1, message, hint }];
  });
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

/** What to do with a file that is neither page nor picture; the first that fits. */
const PLACES: readonly { readonly fits: RegExp; readonly hint: Localized }[] = [
  {
    fits: /\.mdx?$/i,
    hint: {
      ko: '글은 content/notes/ko/pod.mdx처럼 종류와 언어별 폴더 바로 아래에 두고, 이름은 소문자, 숫자, 하이픈으로 지어 .mdx나 .md로 끝내십시오.',
      en: 'put a page directly in the folder of its type and language, with a name of lowercase letters, digits and hyphens that ends in .mdx or .md: content/notes/ko/pod.mdx',
    },
  },
  {
    fits: /\.svg$/i,
    hint: {
      ko: 'content/diagrams/에 두고 <Diagram name="…" alt="…" />로 실으십시오.',
      en: 'put it in content/diagrams/ and show it with <Diagram name="…" alt="…" />',
    },
  },
  {
    fits: /\.(png|jpe?g|webp|avif|gif)$/i,
    hint: {
      ko: '이름을 소문자, 숫자, 하이픈으로 지어 content/images/에 두십시오.',
      en: 'put it in content/images/, with a name of lowercase letters, digits and hyphens',
    },
  },
  {
    fits: /\.([cm]?[jt]sx?|astro|vue|svelte|css|html?|json|wasm)$/i,
    hint: {
      ko: 'content/에는 글과 그림만 둡니다. 프로그램과 설정은 지우거나 src/로 옮기십시오.',
      en: 'content/ is only for texts and pictures; delete the file, or move programs and settings to src/',
    },
  },
  { fits: /(?:)/, hint: { ko: '지우거나 content/ 밖으로 옮기십시오.', en: 'delete it, or move it out of content/' } },
];

function stray(file: string): Diagnostic {
  const message = {
    ko: 'content/에 둘 수 없는 파일입니다. 글도 그림도 아닙니다.',
    en: 'this file is neither a page nor a picture, so it cannot be in content/',
  };
  return { file, line: 1, column: 1, message, hint: PLACES.find(({ fits }) => fits.test(file))!.hint };
}
