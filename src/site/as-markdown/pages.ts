import { inLang, paths } from '../../text/addresses.ts';
import type { Lang } from '../../text/lang.ts';
import { logPaths } from '../collections/log.ts';
import { notePaths } from '../collections/note.ts';
import { config } from '../config.ts';
import type { PageOf } from '../content.ts';
import {
  examples,
  homeExample,
  inReadingOrder,
  noteAt,
  sortedTerms,
  topicName,
  writtenDays,
  writtenNotes,
} from '../data.ts';
import { longDate, translator } from '../i18n/t.ts';
import { byPeriod, frequency, headlineOf } from '../log.ts';
import { LANGS } from '../site.ts';
import { bodyNodes } from './body.ts';
import { checkPages } from './check.ts';
import { addressOf, courseNodes, sheetNodes } from './example.ts';
import { examplePages } from './examples.ts';
import { fieldPages } from './fields.ts';
import { entryLink, entryNodes } from './log.ts';
import { heading, link, list, paragraph, present, strong } from './nodes.ts';
import type { PlainPage } from './plain-page.ts';

/** Kinds of pages: each gives those of a language. */
const KINDS: readonly ((lang: Lang) => readonly PlainPage[])[] = [
  homePage,
  notePages,
  logPages,
  examplePages,
  checkPages,
  fieldPages,
  glossaryPage,
  searchPage,
];

/** Every page of the site in every language. */
export const plainPages = (): PlainPage[] => LANGS.flatMap((lang) => KINDS.flatMap((pagesOf) => pagesOf(lang)));

/** The address of a page's Markdown, below the base. */
export const markdownPath = ({ path, lang }: Pick<PlainPage, 'path' | 'lang'>): string =>
  `${inLang(path, lang, LANGS)}index.md`;

const noteLine = ({ slug, lang, fields }: PageOf<'notes'>) =>
  paragraph(link(addressOf(notePaths.note(slug), lang), fields.title), `: ${fields.summary}`);

function homePage(lang: Lang): PlainPage[] {
  const t = translator(lang);
  const hasExamples = examples().length > 0;
  const live = homeExample();
  const [newest] = writtenDays(lang);
  const notes = writtenNotes(lang);
  const nodes = () =>
    present(
      hasExamples && paragraph(t('homeIntro')),
      ...courseNodes(t),
      live && heading(2, t('homeLive')),
      ...(live ? sheetNodes(live, undefined, lang) : []),
      notes.length > 0 && heading(2, t('homeNotes')),
      ...list(notes.map(noteLine), true),
      newest && heading(2, t('homeLog')),
      ...(newest ? [entryLink(newest)] : []),
    );
  const title = (config.tagline ?? config.title)[lang];
  return [{ lang, path: paths.home(), title, summary: hasExamples ? t('promise') : '', nodes }];
}

function notePages(lang: Lang): PlainPage[] {
  const t = translator(lang);
  const notes = writtenNotes(lang);
  return [
    {
      lang,
      path: notePaths.list(),
      title: t('notes'),
      summary: t('notesIntro'),
      nodes: () => list(notes.map(noteLine), true),
    },
    ...notes.map((page): PlainPage => {
      const { slug, fields } = page;
      const { title, summary, updated, minutes, needs } = fields;
      const named = inReadingOrder(needs.flatMap((one) => noteAt(one, lang) ?? [])).map((other) => other.fields.title);
      const facts = [t('updated', { date: longDate(updated, lang) }), ...(minutes ? [t('minutes', { minutes })] : [])];
      const nodes = () =>
        present(
          paragraph(facts.join(' · ')),
          named.length > 0 && paragraph(`${t('needs')}: ${named.join(', ')}`),
          ...(page.uses.some(({ component }) => component === 'Run') ? courseNodes(t) : []),
          ...bodyNodes(page),
        );
      return { lang, path: notePaths.note(slug), title, summary, nodes };
    }),
  ];
}

function logPages(lang: Lang): PlainPage[] {
  const t = translator(lang);
  const entries = writtenDays(lang);
  const listOf = (path: string, title: string, of: readonly PageOf<'log'>[]): PlainPage => {
    return { lang, path, title, summary: t('logEntries', { count: of.length }), nodes: () => list(of.map(entryLink)) };
  };
  const years = byPeriod(entries, 4);
  const having = (field: 'topics' | 'peers') =>
    frequency(entries.map(({ fields }) => fields[field])).map(
      ([name]) => [name, entries.filter(({ fields }) => fields[field].includes(name))] as const,
    );
  return [
    listOf(logPaths.list(), t('log'), years[0]?.[1] ?? []),
    ...years.map(([year, of]) => listOf(logPaths.year(year), t('logYearTitle', { year }), of)),
    ...having('topics').map(([topic, of]) =>
      listOf(logPaths.topic(topic), t('logTopicTitle', { topic: topicName(topic, lang) }), of),
    ),
    ...having('peers').map(([peer, of]) => listOf(logPaths.peer(peer), t('logPeerTitle', { peer }), of)),
    ...entries.map((page): PlainPage => {
      const { date, title } = page.fields;
      const day = longDate(date, lang);
      return {
        lang,
        path: logPaths.entry(date),
        title: title ? `${day} · ${title}` : day,
        summary: headlineOf(page.fields) ?? '',
        nodes: () => entryNodes(page),
      };
    }),
  ];
}

function glossaryPage(lang: Lang): PlainPage[] {
  const t = translator(lang);
  const terms = sortedTerms(lang);
  if (terms.length === 0) return [];
  const other = LANGS.find((one) => one !== lang);
  const nodes = () =>
    list(
      terms.map(({ name, meaning }) =>
        paragraph(
          strong(name[lang]),
          other && name[other] !== name[lang] ? ` (${name[other]})` : '',
          `: ${meaning[lang]}`,
        ),
      ),
    );
  return [{ lang, path: paths.glossary(), title: t('glossary'), summary: t('glossaryIntro'), nodes }];
}

/** The page of the search, without results: these are on the other pages. */
function searchPage(lang: Lang): PlainPage[] {
  const t = translator(lang);
  return [{ lang, path: paths.search(), title: t('search'), summary: t('searchIntro'), nodes: () => [] }];
}
