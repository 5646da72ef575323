import { exampleWith } from '../example/by-id.ts';
import { type CourseState, courseState, readCourse } from '../example/course.ts';
import type { Example } from '../example/load.ts';
import { projectRoot } from '../project/root.ts';
import type { Lang } from '../text/lang.ts';
import { pagesWithCard } from './cards/paths.ts';
import { config, placeInOrder } from './config.ts';
import type { Page, PageOf } from './content.ts';
import { courseIn } from './course.ts';
import { drawStages, type StageDrawing } from './drawing/drawing.ts';
import { notesByField } from './fields/explained.ts';
import type { LogFields } from './fields/log-fields.ts';
import type { FieldTexts } from './fields/texts.ts';
import type { Term } from './glossary.ts';
import { nameOfTopic } from './log.ts';
import { inOrderOf } from './neighbours.ts';
import { pageAt, pagesIn } from './page-index.ts';
import { daysByNote, examplesOf, type Log, notesByDay, rulesOf } from './relations.ts';
import type { Prepared } from './run/prepare.ts';
import { searchFilesIn } from './search/files.ts';
import { sharedFiles } from './shared-files.ts';
import { readStandInFacts } from './stand-in-facts.ts';

/** Made once. While writing, src/site/integration.ts has this module made anew when a file changes. */
export function once<T>(read: () => T): () => T {
  let value: { readonly of: T } | undefined;
  return () => {
    value ??= { of: read() };
    return value.of;
  };
}

/** All examples, sorted by id. */
export const examples = (): readonly Example[] => sharedFiles().examples;

/** What the page of an example can do with it: run it, or say why not. */
export const runOf = async (id: string): Promise<Prepared> => (await sharedFiles().prepared).get(id)!;

/** All notes and log entries with what they embed. */
export const writtenPages = (): readonly Page[] => sharedFiles().content.pages;

/** The terms of the log. */
export const glossary = (): readonly Term[] => sharedFiles().glossary.terms;

/** The files of the search index of each language, by name. */
export const searchFiles = once(
  () => new Map(config.languages.map((lang) => [lang, searchFilesIn(lang, sharedFiles())])),
);

/** A diagram that pages may show; the checks have made sure that it is sound. */
export const diagram = (name: string): string => sharedFiles().diagram(name);

/** The paths of pages that have a picture of their own when their link is shared. */
export const withCard = once(() => pagesWithCard(writtenPages()));

/** What the files of an example make, drawn; with `file`, what there is once that file is applied. */
export function drawingsOf(example: Example, lang: Lang, file?: string): readonly StageDrawing[] {
  const key = `${example.id} ${lang} ${file ?? ''}`;
  const known = drawn().get(key) ?? drawStages(example, lang, file);
  drawn().set(key, known);
  return known;
}
const drawn = once(() => new Map<string, readonly StageDrawing[]>());

/** What is said of the log's stand-in images, by repository. */
export const standInFacts = once(() => readStandInFacts(projectRoot()));

/** What may be said of the course; undefined where the log has none. */
export const courseToday: () => CourseState | undefined = once(() => {
  const root = projectRoot();
  const inLang = (lang: Lang) => courseIn(lang, config, writtenPages(), examples(), root);
  if (!config.languages.some(inLang)) return undefined;
  return courseState(readCourse(root), (lang) => inLang(lang)?.sources);
});

/** Notes in reading order. */
export const inReadingOrder = (notes: readonly PageOf<'notes'>[]): PageOf<'notes'>[] =>
  notes.toSorted((a, b) => placeInOrder(a.slug) - placeInOrder(b.slug));

const notesByLang = once(() => Map.groupBy(inReadingOrder(pagesIn('notes', writtenPages())), ({ lang }) => lang));
const daysByLang = once(() => {
  const days = pagesIn('log', writtenPages()).toSorted((a, b) => (a.fields.date < b.fields.date ? 1 : -1));
  return Map.groupBy(days, ({ lang }) => lang);
});

/** The notes of a language in reading order. */
export const writtenNotes = (lang: Lang): readonly PageOf<'notes'>[] => notesByLang().get(lang) ?? [];

/** The log entries of a language, newest first. */
export const writtenDays = (lang: Lang): readonly PageOf<'log'>[] => daysByLang().get(lang) ?? [];

const embedding = once(() => {
  const pages = config.languages.flatMap((lang): Page[] => [...writtenNotes(lang), ...writtenDays(lang)]);
  const uses = pages.flatMap((page) => examplesOf(page).map((id) => ({ page, key: `${page.lang} ${id}` })));
  return Map.groupBy(uses, ({ key }) => key);
});

/** The notes and log entries of a language that embed an example, notes first. */
export const pagesEmbedding = (example: string, lang: Lang): readonly Page[] =>
  (embedding().get(`${lang} ${example}`) ?? []).map(({ page }) => page);

/** A note by its slug; undefined where there is none. */
export const noteAt = (slug: string, lang: Lang): PageOf<'notes'> | undefined =>
  pageAt('notes', lang, slug, writtenPages());

/** The terms in the order of a language. */
export const sortedTerms = (lang: Lang): Term[] =>
  [...glossary()].sort((a, b) => a.name[lang].localeCompare(b.name[lang], lang));

/** The example that the home page shows: the one of the configuration, else the first one of the notes that is to be applied and works. */
export function homeExample(): Example | undefined {
  const sound = examplesInOrder().filter(({ broken, cluster }) => !broken && !cluster);
  return sound.find(({ id }) => id === config.homeExample) ?? sound[0];
}

/** A topic's name in a language, as the glossary has it. */
export const topicName = (topic: string, lang: Lang): string => nameOfTopic(topic, lang, glossary());

/** An example that pages may name; the checks have made sure that it exists. */
export function exampleById(id: string): Example {
  const example = exampleWith(id, examples());
  if (!example) throw new Error(`there is no example "${id}"; «npm run build» names the file and line that ask for it`);
  return example;
}

/** The examples as the notes show them, in reading order, then the rest. Every language shows the same. */
export const examplesInOrder: () => readonly Example[] = once(() => {
  const shown = writtenNotes(config.languages[0]!).flatMap(({ uses }) => uses.map(({ id }) => id));
  const ids = examples().map(({ id }) => id);
  return inOrderOf(ids, shown).map(exampleById);
});

/** All of the log, for src/site/relations.ts. */
export const wholeLog = (): Log => ({ pages: writtenPages(), examples: examples(), terms: glossary() });

const notesByDayIn = once(() => new Map(config.languages.map((lang) => [lang, notesByDay(lang, wholeLog())])));
const daysByNoteIn = once(() => new Map([...notesByDayIn()].map(([lang, notes]) => [lang, daysByNote(notes)])));

/** The notes on what was studied on a day, in reading order. */
export const notesOfDay = (day: string, lang: Lang): readonly PageOf<'notes'>[] =>
  inReadingOrder((notesByDayIn().get(lang)?.get(day) ?? []).flatMap((slug) => noteAt(slug, lang) ?? []));

/** The days on which what a note explains was studied. */
export const daysOfNote = (slug: string, lang: Lang): readonly string[] => daysByNoteIn().get(lang)?.get(slug) ?? [];

/** The fields of the API that the examples use, and what the log says of fields. */
export const logFields = (): LogFields => sharedFiles().fields;
export const fieldTexts = (): FieldTexts => sharedFiles().fieldTexts;

const notesByFieldIn = once(
  () => new Map(config.languages.map((lang) => [lang, notesByField(writtenNotes(lang), logFields(), exampleById)])),
);

/** The notes of a language that explain a field, in reading order. */
export const notesOfField = (path: string, lang: Lang) =>
  (notesByFieldIn().get(lang)?.get(path) ?? []).map(({ slug, fields }) => ({ slug, title: fields.title }));

/** For each language, the notes that explain a rule, in reading order. */
const notesByRule = once(() => {
  const pairs = config.languages
    .flatMap(writtenNotes)
    .flatMap((note) => rulesOf(note, wholeLog()).map((rule) => ({ key: `${note.lang} ${rule}`, note })));
  return Map.groupBy(pairs, ({ key }) => key);
});

/** The notes of a language that explain a rule of the checker, in reading order. */
export const notesOfRule = (rule: string, lang: Lang) =>
  (notesByRule().get(`${lang} ${rule}`) ?? []).map(({ note: { slug, fields } }) => ({ slug, title: fields.title }));
