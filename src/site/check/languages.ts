import type { Diagnostic } from '../../example/diagnostic.ts';
import type { Page } from '../content.ts';
import { LANGS } from '../lang.ts';
import type { Project } from './check.ts';

/** Front matter fields that are data, not text: they are the same in every language. */
const SHARED = {
  notes: ['order', 'minutes', 'needs', 'next'],
  log: ['date', 'hours', 'topics', 'peers'],
} as const;

/** Every page exists in every language, with the same data and the same examples. */
export function checkLanguages({ pages }: Project): Diagnostic[] {
  return pages.flatMap((page) =>
    LANGS.filter((lang) => lang !== page.lang).flatMap((lang) => {
      const other = pages.find(
        (candidate) =>
          candidate.collection === page.collection && candidate.slug === page.slug && candidate.lang === lang,
      );
      if (!other) {
        const hint = `write content/${page.collection}/${lang}/${page.slug}.mdx`;
        return [{ file: page.file, line: 1, column: 1, message: `the page has no ${NAMES[lang]} version`, hint }];
      }
      return page.lang === LANGS[0] ? differences(page, other) : [];
    }),
  );
}

const NAMES = { ko: 'Korean', en: 'English' } as const;

function differences(page: Page, other: Page): Diagnostic[] {
  const fields = (one: Page) => one.fields as Record<string, unknown>;
  const differing = SHARED[page.collection].filter(
    (field) => JSON.stringify(fields(page)[field]) !== JSON.stringify(fields(other)[field]),
  );
  const found: Diagnostic[] = differing.map((field) => ({
    file: other.file,
    ...other.place([field]),
    message: `\`${field}\` differs from ${page.file}`,
    hint: `both languages have the same; there it is ${JSON.stringify(fields(page)[field])}`,
  }));
  const names = (one: Page) => one.uses.map(({ component, id, file }) => `${component} ${id} ${file ?? ''}`);
  for (const use of page.uses) {
    if (names(other).includes(`${use.component} ${use.id} ${use.file ?? ''}`)) continue;
    const message = `<${use.component} id="${use.id}"> is missing, which ${page.file}:${use.line} has`;
    found.push({ file: other.file, line: 1, column: 1, message, hint: 'embed the same examples in both languages' });
  }
  return found;
}
