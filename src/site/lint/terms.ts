import type { Lang } from '@studylog/check/text';
import type { Diagnostic } from '../../example/diagnostic.ts';
import { canonical, sha256 } from '../../example/digests.ts';
import { literally } from '../../text/pattern.ts';
import type { Glossary } from '../glossary.ts';
import { withoutPlaceholders } from '../placeholders.ts';
import type { Project } from './project.ts';
import { type Text, textsOfData, textsOfPage } from './texts.ts';

/**
 * Where a language has a word as its own: 포드 in "포드를", not in "서포드"; `replica set` also in the plural, not in `replica setup`.
 * Capitals count, as `pod` and `Pod` are different words.
 */
const SPELLED: Readonly<Record<Lang, (word: string) => RegExp>> = {
  ko: (word) => new RegExp(`(?<![가-힣])${word}`),
  en: (word) => new RegExp(`(?<![\\p{L}\\p{N}_-])${word}(?:e?s)?(?![\\p{L}\\p{N}_-])`, 'u'),
};

/** A spelling that a log does not use, and the one that it does. */
interface Avoided {
  readonly word: string;
  readonly right: string;
}

type Written = Pick<Project, 'pages' | 'glossary'>;

/** The texts of a log besides its pages spell its terms as the glossary does. */
export function checkTermsOfData(project: Project): Diagnostic[] {
  const check = checksOf(project.glossary);
  return textsOfData(project).flatMap((text) => check[text.lang](text));
}

/** The same for the texts of pages. What is found in one is kept until its text or the glossary changes. */
export function checkTermsOfPages({ pages, glossary }: Written): Diagnostic[] {
  const check = checksOf(glossary);
  const basis = sha256(canonical(glossary.terms.map(({ name, avoid }) => [name, avoid])));
  return pages.flatMap((page) =>
    page.memory.recall('terms', basis, () => textsOfPage(page).flatMap((text) => check[text.lang](text))),
  );
}

const checksOf = (glossary: Glossary) => ({
  ko: checkOf('ko', avoidedIn('ko', glossary)),
  en: checkOf('en', avoidedIn('en', glossary)),
});

function checkOf(lang: Lang, avoided: readonly Avoided[]): (text: Text) => Diagnostic[] {
  const patterns = avoided.map(({ word, right }) => ({ word, right, pattern: SPELLED[lang](literally(word)) }));
  return ({ file, value, at }) =>
    patterns.flatMap(({ word, right, pattern }) => {
      const index = withoutPlaceholders(value).search(pattern);
      if (index < 0) return [];
      const message = {
        ko: `"${word}" 표기는 이 사이트에서 쓰지 않습니다.`,
        en: `this site does not use the spelling "${word}"`,
      };
      const hint = { ko: `"${right}" 표기로 적으십시오.`, en: `write "${right}"` };
      return [{ file, ...at(index), message, hint }];
    });
}

const avoidedIn = (lang: Lang, { terms }: Glossary): Avoided[] =>
  terms.flatMap(({ name, avoid }) => (avoid[lang] ?? []).map((word) => ({ word, right: name[lang] })));
