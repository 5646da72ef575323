import type { Lang } from '@studylog/check/text';
import type { Diagnostic } from '../../example/diagnostic.ts';
import { literally } from '../../text/pattern.ts';
import type { Project } from './project.ts';
import { textsOf } from './texts.ts';

/**
 * Where a language has a word as its own: 포드 in "포드를", not in "서포드"; `replica set` also in the plural, not in `replica setup`.
 * Capitals count, as `pod` and `Pod` are different words.
 */
const SPELLED: Readonly<Record<Lang, (word: string) => RegExp>> = {
  ko: (word) => new RegExp(`(?<![가-힣])${word}`),
  en: (word) => new RegExp(`(?<![\\p{L}\\p{N}_-])${word}(?:e?s)?(?![\\p{L}\\p{N}_-])`, 'u'),
};

/** The texts of a log spell its terms as the glossary does. */
export function checkTerms(project: Project): Diagnostic[] {
  const avoided = {
    ko: avoidedIn('ko', project),
    en: avoidedIn('en', project),
  };
  return textsOf(project).flatMap(({ file, lang, value, at }) =>
    avoided[lang].flatMap(({ word, right, pattern }) => {
      const index = value.search(pattern);
      if (index < 0) return [];
      const message = {
        ko: `"${word}" 표기는 이 사이트에서 쓰지 않습니다.`,
        en: `this site does not use the spelling "${word}"`,
      };
      const hint = { ko: `"${right}" 표기로 적으십시오.`, en: `write "${right}"` };
      return [{ file, ...at(index), message, hint }];
    }),
  );
}

const avoidedIn = (lang: Lang, { glossary }: Project) =>
  glossary.terms.flatMap(({ name, avoid }) =>
    (avoid[lang] ?? []).map((word) => ({ word, right: name[lang], pattern: SPELLED[lang](literally(word)) })),
  );
