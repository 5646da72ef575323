import { nearest } from '../../check/nearest.ts';
import type { Diagnostic } from '../../example/diagnostic.ts';
import type { Page } from '../content.ts';
import { LANGS } from '../lang.ts';
import type { Project } from './check.ts';

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
    page.fields.studied.forEach(({ note, example }, index) => {
      found.push({ kind: 'note', name: note, path: ['studied', index, 'note'] });
      found.push({ kind: 'example', name: example, path: ['studied', index, 'example'] });
    });
    page.fields.errata.forEach(({ example }, index) => {
      found.push({ kind: 'example', name: example, path: ['errata', index, 'example'] });
    });
  }
  return found.flatMap(({ name, ...rest }) => (name === undefined ? [] : [{ ...rest, name }]));
}

/** No two notes of a language stand at the same place in the reading order. */
export function checkOrder({ pages }: Project): Diagnostic[] {
  return LANGS.flatMap((lang) => {
    const notes = pages.filter((page) => page.collection === 'notes').filter((page) => page.lang === lang);
    return notes.flatMap((note, index) => {
      const first = notes.slice(0, index).find(({ fields }) => fields.order === note.fields.order);
      if (!first) return [];
      const message = {
        ko: `\`order: ${note.fields.order}\` 자리는 ${first.file} 파일이 쓰고 있습니다.`,
        en: `\`order: ${note.fields.order}\` is taken by ${first.file}`,
      };
      const free = Math.max(...notes.map(({ fields }) => fields.order)) + 1;
      const hint = { ko: `비어 있는 다음 번호는 ${free}입니다.`, en: `the next free number is ${free}` };
      return [{ file: note.file, ...note.place(['order']), message, hint }];
    });
  });
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
