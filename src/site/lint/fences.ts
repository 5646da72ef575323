import { nearest } from '@studylog/check/text';
import type { Code } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Diagnostic } from '../../example/diagnostic.ts';
import type { Page } from '../content.ts';
import { placeOf } from '../example-use.ts';
import { type Fence, readFence } from '../fence.ts';
import { isLanguage, LANGUAGES } from '../highlight.ts';
import type { Wording } from '../markup/fault.ts';

/** Every code block is in a language that the site can show, and has the lines and words that its fence marks. */
export function checkFences({ tree, file }: Page): Diagnostic[] {
  return fencesOf(tree).flatMap((node) => {
    const fence = readFence(node.lang, node.meta);
    const { language } = fence;
    const wording = DIAGRAMS.has(language)
      ? drawn(language)
      : language === '' || isLanguage(language)
        ? undefined
        : unknown(language);
    const all = [...(wording ? [wording] : []), ...marksNothing(fence, node.value)];
    return all.map((one) => ({ file, ...placeOf(node), ...one }));
  });
}

/** Marks of a fence that mark nothing. */
function marksNothing({ lines, words }: Fence, code: string): Wording[] {
  const count = code.split('\n').length;
  const beyond = lines.flat().filter((line) => line < 1 || line > count);
  return [
    ...[...new Set(beyond)].map((line) => noLine(line, count)),
    ...words.filter((word) => !code.includes(word)).map(noWord),
  ];
}

const noLine = (line: number, count: number): Wording => ({
  message: {
    ko: `{${line}}번째 줄을 표시하라고 적었지만, 이 코드 블록은 ${count}줄입니다.`,
    en: `{${line}} marks a line that this code block does not have; it has ${count}`,
  },
  hint: { ko: '줄 번호를 고치거나 지우십시오.', en: 'correct the number of the line, or delete it' },
});
const noWord = (word: string): Wording => ({
  message: {
    ko: `/${word}/ 글자를 표시하라고 적었지만, 이 코드 블록에는 없습니다.`,
    en: `/${word}/ marks words that this code block does not have`,
  },
  hint: { ko: '코드에 있는 글자를 적거나 지우십시오.', en: 'write words of the code, or delete it' },
});

/** The code blocks of a page, in order. */
export function fencesOf(tree: Page['tree']): Code[] {
  const found: Code[] = [];
  visit(tree, 'code', (node) => void found.push(node));
  return found;
}

/** Languages that a reader would want to see drawn. Without a browser nothing draws them well: docs/writing.md. */
const DIAGRAMS: ReadonlySet<string> = new Set(['mermaid', 'mmd', 'plantuml', 'puml', 'dot', 'graphviz', 'd2']);

const drawn = (language: string): Wording => ({
  message: { ko: `\`${language}\` 다이어그램은 그려지지 않습니다.`, en: `\`${language}\` diagrams are not drawn` },
  hint: {
    ko: '예제가 만드는 것은 <Drawing id="주제/이름" />으로, 다른 그림은 content/diagrams/의 SVG를 <Diagram name="…" alt="…" />로 실으십시오. 소스를 보이려면 언어를 text로 적으십시오.',
    en: 'draw what an example creates with <Drawing id="topic/name" />, or show an SVG of content/diagrams/ with <Diagram name="…" alt="…" />; to show the source, write text as the language',
  },
});

function unknown(language: string): Wording {
  const meant = nearest(language, LANGUAGES);
  return {
    message: {
      ko: `코드 블록의 언어 \`${language}\`을(를) 알 수 없습니다.`,
      en: `the language \`${language}\` of this code block is not known`,
    },
    hint: meant
      ? {
          ko: `혹시 \`${meant}\`입니까? 아니면 text로 적으십시오.`,
          en: `did you mean \`${meant}\`? Otherwise write text`,
        }
      : {
          ko: 'text로 적거나, https://shiki.style/languages 의 이름으로 고치십시오.',
          en: 'write text, or a name of https://shiki.style/languages',
        },
  };
}
