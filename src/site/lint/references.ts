import { positionsOf } from '@studylog/check/manifest';
import { nearest } from '@studylog/check/text';
import { CONFIG_FILE } from '../../config/load.ts';
import type { Diagnostic } from '../../example/diagnostic.ts';
import type { Page } from '../content.ts';
import { GLOSSARY_FILE } from '../glossary.ts';
import type { Project } from './project.ts';

/** Notes and examples that front matter names exist. */
export function checkReferences({ pages, examples }: Project): Diagnostic[] {
  const known = {
    note: pages.filter(({ collection }) => collection === 'notes').map(({ slug }) => slug),
    example: examples.map(({ id }) => id),
  };
  return pages.flatMap((page) =>
    references(page).flatMap(({ kind, name, path }) => {
      if (known[kind].includes(name)) return [];
      const meant = nearest(name, known[kind]);
      const all = [...new Set(known[kind])].join(', ');
      const hint = meant
        ? { ko: `혹시 "${meant}"입니까?`, en: `did you mean "${meant}"?` }
        : { ko: `있는 ${KINDS[kind]}: ${all}`, en: `known: ${all}` };
      const message = { ko: `"${name}" ${KINDS[kind]}가 없습니다.`, en: `there is no ${kind} "${name}"` };
      return [{ file: page.file, ...page.place(path), message, hint }];
    }),
  );
}

const KINDS = { note: '노트', example: '예제' } as const satisfies Record<Reference['kind'], string>;

interface Reference {
  readonly kind: 'note' | 'example';
  readonly name: string;
  readonly path: readonly PropertyKey[];
}

function references(page: Page): Reference[] {
  const found: { kind: Reference['kind']; name: string | undefined; path: PropertyKey[] }[] = [];
  if (page.collection === 'notes') {
    for (const field of ['needs', 'next'] as const)
      found.push(...page.fields[field].map((name, index) => ({ kind: 'note' as const, name, path: [field, index] })));
  } else {
    page.fields.additions.forEach(({ errata, related }, index) => {
      const at = ['additions', index];
      related.forEach(({ note, example }, place) => {
        found.push({ kind: 'note', name: note, path: [...at, 'related', place, 'note'] });
        found.push({ kind: 'example', name: example, path: [...at, 'related', place, 'example'] });
      });
      errata.forEach(({ example }, place) => {
        found.push({ kind: 'example', name: example, path: [...at, 'errata', place, 'example'] });
      });
    });
  }
  return found.flatMap(({ name, ...rest }) => (name === undefined ? [] : [{ ...rest, name }]));
}

/** Notes that the glossary names exist. */
export function checkGlossary({ pages, glossary }: Project): Diagnostic[] {
  const known = [...new Set(pages.filter(({ collection }) => collection === 'notes').map(({ slug }) => slug))];
  return glossary.terms.flatMap(({ note }, index) => {
    if (note === undefined || known.includes(note)) return [];
    const meant = nearest(note, known);
    const hint = meant
      ? { ko: `혹시 "${meant}"입니까?`, en: `did you mean "${meant}"?` }
      : { ko: `있는 노트: ${known.join(', ')}`, en: `known: ${known.join(', ')}` };
    const message = { ko: `"${note}" 노트가 없습니다.`, en: `there is no note "${note}"` };
    return [{ file: GLOSSARY_FILE, ...glossary.place([index, 'note']), message, hint }];
  });
}

/** The reading order names every note, and no other. */
export function checkOrder({ pages, config, configText }: Project): Diagnostic[] {
  const notes = pages.filter(({ collection }) => collection === 'notes');
  const known = [...new Set(notes.map(({ slug }) => slug))];
  const at = positionsOf(configText);
  const extra = config.notes
    .filter((slug) => !known.includes(slug))
    .map((slug) => {
      const meant = nearest(slug, known);
      const message = { ko: `"${slug}" 노트가 없습니다.`, en: `there is no note "${slug}"` };
      const hint = meant
        ? { ko: `혹시 "${meant}"입니까?`, en: `did you mean "${meant}"?` }
        : { ko: '`notes` 목록에서 지우십시오.', en: 'take it out of `notes`' };
      const { line, column } = at(Math.max(0, configText.search(new RegExp(`["'\`]${slug}["'\`]`))));
      return { file: CONFIG_FILE, line, column, message, hint };
    });
  const missing = notes
    .filter(({ slug }) => !config.notes.includes(slug))
    .map(({ file, slug }) => {
      const message = { ko: '이 노트는 읽는 순서에 없습니다.', en: 'the note is not in the reading order' };
      const hint = {
        ko: `${CONFIG_FILE}의 \`notes\` 목록에서 자리를 골라 '${slug}'을(를) 넣으십시오.`,
        en: `add '${slug}' to \`notes\` in ${CONFIG_FILE}, where it should be read`,
      };
      return { file, line: 1, column: 1, message, hint };
    });
  return [...extra, ...missing];
}

/** A log entry's file is named by its day. */
export function checkLogDates({ pages }: Project): Diagnostic[] {
  return pages.flatMap((page) => {
    if (page.collection !== 'log' || page.fields.date === page.slug) return [];
    const message = {
      ko: `\`date\`는 ${page.fields.date}인데 파일 이름은 ${page.slug}.mdx입니다.`,
      en: `\`date\` is ${page.fields.date}, but the file is named ${page.slug}.mdx`,
    };
    const name = `content/log/${page.lang}/${page.fields.date}.mdx`;
    const hint = {
      ko: `파일 이름을 ${name}로 바꾸거나 날짜를 고치십시오.`,
      en: `name it ${name}, or correct the date`,
    };
    return [{ file: page.file, ...page.place(['date']), message, hint }];
  });
}
