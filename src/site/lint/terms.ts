import { visit } from 'unist-util-visit';
import type { Diagnostic } from '../../example/diagnostic.ts';
import type { Project } from './project.ts';

/** Korean pages spell terms as the glossary does. */
export function checkTerms({ pages, glossary }: Project): Diagnostic[] {
  const avoided = glossary.terms.flatMap(({ name, avoid }) => avoid.map((word) => ({ word, right: name.ko })));
  return pages
    .filter(({ lang }) => lang === 'ko')
    .flatMap(({ tree, file }) => {
      const found: Diagnostic[] = [];
      visit(tree, 'text', ({ value, position }) => {
        for (const { word, right } of avoided) {
          const index = spelled(value, word);
          if (index < 0) continue;
          const before = value.slice(0, index).split('\n');
          const line = (position?.start.line ?? 1) + before.length - 1;
          const column = before.at(-1)!.length + (before.length > 1 ? 1 : (position?.start.column ?? 1));
          found.push({
            file,
            line,
            column,
            message: {
              ko: `"${word}" 표기는 이 사이트에서 쓰지 않습니다.`,
              en: `this site does not use the spelling "${word}"`,
            },
            hint: { ko: `"${right}" 표기로 적으십시오.`, en: `write "${right}"` },
          });
        }
      });
      return found;
    });
}

/** Where a word starts a run of Hangul: 포드 in "포드를", not in "서포드". */
function spelled(text: string, word: string): number {
  return text.search(new RegExp(`(?<![가-힣])${word}`));
}
