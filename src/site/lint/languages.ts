import type { Lang, Localized } from '@studylog/check/text';
import { CONFIG_FILE } from '../../config/file.ts';
import type { Diagnostic } from '../../example/diagnostic.ts';
import { collectionOf } from '../collections/index.ts';
import type { Page } from '../content.ts';
import { type PageFile, pageId } from '../content-files.ts';
import type { ExampleUse } from '../example-use.ts';
import { pageAt } from '../page-index.ts';
import type { Project } from './project.ts';

/** Every page exists in every language, with the same data and the same examples. */
export function checkLanguages({ pages, unread, config: { languages } }: Project): Diagnostic[] {
  const unreadIds = new Set(unread.pages.map(pageId));
  const unlisted = pages
    .filter(({ lang }) => !languages.includes(lang))
    .map(({ file, lang }) => unlistedLanguage(file, lang));
  const found = pages.flatMap((page) =>
    languages
      .filter((lang) => lang !== page.lang)
      .flatMap((lang) => {
        const other = pageAt(page.collection, lang, page.slug, pages);
        if (!other && unreadIds.has(pageId({ collection: page.collection, lang, slug: page.slug }))) return [];
        if (!other) {
          const path = page.file.replace(`/${page.lang}/`, `/${lang}/`);
          const hint = { ko: `${path} 파일을 쓰십시오.`, en: `write ${path}` };
          const { ko, en } = LANGUAGE_NAMED[lang];
          const message = { ko: `이 글의 ${ko}판이 없습니다.`, en: `the page has no ${en} version` };
          return [{ file: page.file, line: 1, column: 1, message, hint }];
        }
        return [...(page.lang === languages[0] ? differences(page, other) : []), ...missingUses(page, other)];
      }),
  );
  return [...unlisted, ...found];
}

const pageKey = ({ collection, slug }: Pick<PageFile, 'collection' | 'slug'>): string => `${collection}/${slug}`;

/** The same page in its languages, for each page. */
export const versionsOf = (pages: readonly Page[]): ReadonlyMap<string, readonly Page[]> => Map.groupBy(pages, pageKey);

function unlistedLanguage(file: string, lang: Lang): Diagnostic {
  const { ko, en } = LANGUAGE_NAMED[lang];
  return {
    file,
    line: 1,
    column: 1,
    message: {
      ko: `${CONFIG_FILE}의 \`languages\`에 ${ko}가 없습니다.`,
      en: `${CONFIG_FILE} does not list ${en} in \`languages\``,
    },
    hint: { ko: `목록에 '${lang}'을(를) 넣거나 이 파일을 지우십시오.`, en: `add '${lang}' to it, or delete this file` },
  };
}

/** What messages call a language. */
export const LANGUAGE_NAMED: Readonly<Record<Lang, Localized>> = {
  ko: { ko: '한국어', en: 'Korean' },
  en: { ko: '영어', en: 'English' },
};

function differences(page: Page, other: Page): Diagnostic[] {
  const fields = (one: Page) => one.fields as Record<string, unknown>;
  const differing = collectionOf(page).shared.filter(
    (field) => JSON.stringify(fields(page)[field]) !== JSON.stringify(fields(other)[field]),
  );
  return differing.map((field) => ({
    file: other.file,
    ...other.place([field]),
    message: { ko: `\`${field}\` 값이 ${page.file}의 값과 다릅니다.`, en: `\`${field}\` differs from ${page.file}` },
    hint: {
      ko: `두 언어의 값은 같아야 합니다. 그쪽의 값: ${JSON.stringify(fields(page)[field]) ?? '없음'}`,
      en: `both languages must have the same value; there it is ${JSON.stringify(fields(page)[field]) ?? 'missing'}`,
    },
  }));
}

/** Examples that a page embeds and its other language does not. */
function missingUses(page: Page, other: Page): Diagnostic[] {
  const found: Diagnostic[] = [];
  const nameOf = ({ component, id, file }: ExampleUse) => `${component} ${id} ${file ?? ''}`;
  const names = new Set(other.uses.map(nameOf));
  for (const use of page.uses) {
    if (names.has(nameOf(use))) continue;
    const message = {
      ko: `<${use.component} id="${use.id}"> 컴포넌트가 없습니다. ${page.file}:${use.line}에는 있습니다.`,
      en: `<${use.component} id="${use.id}"> is missing, which ${page.file}:${use.line} has`,
    };
    const hint = { ko: '두 언어에 같은 예제를 실으십시오.', en: 'embed the same examples in both languages' };
    found.push({ file: other.file, line: 1, column: 1, message, hint });
  }
  return found;
}
