import { visit } from 'unist-util-visit';
import type { Diagnostic } from '../../example/diagnostic.ts';
import type { Page } from '../content.ts';
import { type Place, placeOf } from '../example-use.ts';
import { versionsOf } from './languages.ts';
import type { Project } from './project.ts';

/** A heading, as far as it is the same in every language. */
interface Step extends Place {
  readonly sign: string;
}

/** A page has the same headings in every language: where one is missing, a part was not translated. Words may differ, so this is a warning. */
export function checkOutlines({ pages, config }: Pick<Project, 'pages' | 'config'>): Diagnostic[] {
  return [...versionsOf(pages).values()].flatMap((versions) => {
    const first = versions.find(({ lang }) => lang === config.languages[0]);
    return first ? versions.filter((page) => page !== first).flatMap((page) => difference(first, page)) : [];
  });
}

/** What is found in a text is kept until it changes. */
const outlineOf = (page: Page): readonly Step[] =>
  page.memory.recall('outline', '', () => {
    const steps: Step[] = [];
    visit(page.tree, 'heading', (node) => void steps.push({ sign: '#'.repeat(node.depth), ...placeOf(node) }));
    return steps;
  });

function difference(first: Page, page: Page): Diagnostic[] {
  const wanted = outlineOf(first);
  const own = outlineOf(page);
  const at = Array.from({ length: Math.max(wanted.length, own.length) }).findIndex(
    (_, index) => wanted[index]?.sign !== own[index]?.sign,
  );
  if (at < 0) return [];
  const theirs = wanted[at];
  const here = own[at];
  const { line, column } = here ?? own.at(-1) ?? { line: 1, column: 1 };
  const [where, what] = [theirs ? `${first.file}:${theirs.line}` : first.file, theirs?.sign];
  const message = here
    ? what
      ? {
          ko: `여기는 \`${here.sign}\` 제목인데, ${where}은(는) \`${what}\` 제목입니다.`,
          en: `the heading here is \`${here.sign}\`, where ${where} has \`${what}\``,
        }
      : { ko: `${where}에는 없는 제목입니다.`, en: `${where} does not have this heading` }
    : {
        ko: `${where}에 있는 \`${what}\` 제목이 없습니다.`,
        en: `the heading \`${what}\` of ${where} is missing`,
      };
  const hint = {
    ko: '두 언어에 같은 제목을 같은 순서로 두십시오.',
    en: 'give both languages the same headings, in the same order',
  };
  return [{ file: page.file, line, column, message, hint, severity: 'warning' }];
}
