import { type Localized, nearest } from '@studylog/check/text';
import { CONFIG_FILE } from '../../config/file.ts';
import type { Diagnostic } from '../../example/diagnostic.ts';
import { COLLECTIONS, type CollectionName, collectionOf } from '../collections/index.ts';
import { GLOSSARY_FILE } from '../glossary.ts';
import { pagesIn } from '../page-index.ts';
import { placeIn } from './config.ts';
import { exampleIds } from './examples.ts';
import type { Project } from './project.ts';

/** Pages and examples that front matter names exist. */
export function checkReferences(project: Project): Diagnostic[] {
  const { pages } = project;
  const targets = new Map<string, Target>([['example', { named: EXAMPLE, known: exampleIds(project) }]]);
  for (const [name, { named }] of Object.entries(COLLECTIONS))
    targets.set(name, { named, known: slugsIn(name as CollectionName, project) });
  return pages.flatMap((page) =>
    collectionOf(page)
      .references(page.fields)
      .flatMap(({ to, name, path }) => {
        const { named, known } = targets.get(to)!;
        if (known.has(name)) return [];
        const meant = nearest(name, known);
        const all = [...known].join(', ');
        const hint = meant
          ? { ko: `혹시 "${meant}"입니까?`, en: `did you mean "${meant}"?` }
          : { ko: `있는 ${named.ko}: ${all}`, en: `available: ${all}` };
        const message = { ko: `"${name}" ${asSubject(named.ko)} 없습니다.`, en: `there is no ${named.en} "${name}"` };
        return [{ file: page.file, ...page.place(path), message, hint }];
      }),
  );
}

/** What a reference may name. */
interface Target {
  readonly named: Localized;
  readonly known: ReadonlySet<string>;
}

const EXAMPLE: Localized = { ko: '예제', en: 'example' };

/** A Korean noun with its particle: 노트가, 기록이. */
function asSubject(noun: string): string {
  const endsInConsonant = (noun.charCodeAt(noun.length - 1) - '가'.charCodeAt(0)) % 28 > 0;
  return `${noun}${endsInConsonant ? '이' : '가'}`;
}

/** The slugs of a collection's pages, readable or not. */
function slugsIn(collection: CollectionName, { pages, unread }: Project): ReadonlySet<string> {
  const there = [...pagesIn(collection, pages), ...unread.pages.filter((page) => page.collection === collection)];
  return new Set(there.map(({ slug }) => slug));
}

/** Every entry is as its collection wants it beyond the fields. */
export function checkEntries({ pages }: Project): Diagnostic[] {
  return pages.flatMap((page) => collectionOf(page).faults?.(page) ?? []);
}

/** Notes that the glossary names exist. */
export function checkGlossary(project: Project): Diagnostic[] {
  const { glossary } = project;
  const known = slugsIn('notes', project);
  return glossary.terms.flatMap(({ note }, index) => {
    if (note === undefined || known.has(note)) return [];
    const meant = nearest(note, known);
    const hint = meant
      ? { ko: `혹시 "${meant}"입니까?`, en: `did you mean "${meant}"?` }
      : { ko: `있는 노트: ${[...known].join(', ')}`, en: `available: ${[...known].join(', ')}` };
    const message = { ko: `"${note}" 노트가 없습니다.`, en: `there is no note "${note}"` };
    return [{ file: GLOSSARY_FILE, ...glossary.place([index, 'note']), message, hint }];
  });
}

/** The reading order names every note, and no other. */
export function checkOrder(project: Project): Diagnostic[] {
  const { pages, config, configText } = project;
  const notes = pagesIn('notes', pages);
  const known = slugsIn('notes', project);
  const ordered = new Set(config.notes);
  const extra = config.notes
    .filter((slug) => !known.has(slug))
    .map((slug) => {
      const meant = nearest(slug, known);
      const message = { ko: `"${slug}" 노트가 없습니다.`, en: `there is no note "${slug}"` };
      const hint = meant
        ? { ko: `혹시 "${meant}"입니까?`, en: `did you mean "${meant}"?` }
        : { ko: '`notes` 목록에서 지우십시오.', en: 'remove it from `notes`' };
      return { file: CONFIG_FILE, ...placeIn(configText, slug), message, hint };
    });
  const missing = notes
    .filter(({ slug }) => !ordered.has(slug))
    .map(({ file, slug }) => {
      const message = { ko: '이 노트는 읽는 순서에 없습니다.', en: 'the note is not in the reading order' };
      const hint = {
        ko: `${CONFIG_FILE}의 \`notes\` 목록에서 자리를 골라 '${slug}'을(를) 넣으십시오.`,
        en: `add '${slug}' to \`notes\` in ${CONFIG_FILE}, in the order in which it should be read`,
      };
      return { file, line: 1, column: 1, message, hint };
    });
  return [...extra, ...missing];
}
