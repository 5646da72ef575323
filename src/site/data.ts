import { type CourseState, courseState, readCourse } from '../example/course.ts';
import type { Example } from '../example/load.ts';
import { projectRoot } from '../project/root.ts';
import type { Lang } from '../text/lang.ts';
import { pagesWithCard } from './cards/paths.ts';
import { config } from './config.ts';
import type { Page } from './content.ts';
import { courseIn } from './course.ts';
import type { Term } from './glossary.ts';
import { nameOfTopic } from './log.ts';
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

/** All notes and log entries with what they embed. */
export const writtenPages = (): readonly Page[] => sharedFiles().content.pages;

/** The terms of the log. */
export const glossary = (): readonly Term[] => sharedFiles().glossary.terms;

/** A drawing that pages may show; the checks have made sure that it is sound. */
export const drawing = (name: string): string => sharedFiles().drawing(name);

/** The paths of pages that have a picture of their own when their link is shared. */
export const withCard = once(() => pagesWithCard(writtenPages()));

/** What is said of the log's stand-in images, by repository. */
export const standInFacts = once(() => readStandInFacts(projectRoot()));

/** What may be said of the course; undefined where the log has none. */
export const courseToday: () => CourseState | undefined = once(() => {
  const root = projectRoot();
  const inLang = (lang: Lang) => courseIn(lang, config, writtenPages(), examples(), root);
  if (!config.languages.some(inLang)) return undefined;
  return courseState(readCourse(root), (lang) => inLang(lang)?.sources);
});

/** A topic's name in a language, as the glossary has it. */
export const topicName = (topic: string, lang: Lang): string => nameOfTopic(topic, lang, glossary());

/** An example that pages may name; the checks have made sure that it exists. */
export function exampleById(id: string): Example {
  const example = examples().find((candidate) => candidate.id === id);
  if (!example) throw new Error(`there is no example "${id}"; «npm run build» names the file and line that ask for it`);
  return example;
}

/** Pages in a language that embed an example. */
export function pagesUsing(id: string, lang: Lang) {
  return writtenPages().filter((page) => page.lang === lang && page.uses.some((use) => use.id === id));
}
