import { type Example, loadExamples } from '../example/load.ts';
import { projectRoot } from '../project/root.ts';
import type { Lang } from '../text/lang.ts';
import { config } from './config.ts';
import { readGlossary } from './glossary.ts';
import { nameOfTopic } from './log.ts';
import { readStandInFacts } from './stand-in-facts.ts';

/** Read once. While writing, src/site/integration.ts has this module made anew when a file changes. */
export function once<T>(read: () => T): () => T {
  let value: { readonly of: T } | undefined;
  return () => {
    value ??= { of: read() };
    return value.of;
  };
}

/** All examples, sorted by id. */
export const examples: () => readonly Example[] = once(() => loadExamples(projectRoot(), config.languages));

/** The terms of the log. */
export const glossary = once(() => readGlossary(projectRoot(), config.languages).terms);

/** What is said of the log's stand-in images, by repository. */
export const standInFacts = once(() => readStandInFacts(projectRoot()));

/** A topic's name in a language, as the glossary has it. */
export const topicName = (topic: string, lang: Lang): string => nameOfTopic(topic, lang, glossary());

/** An example that pages may name; the checks have made sure that it exists. */
export function exampleById(id: string): Example {
  const example = examples().find((candidate) => candidate.id === id);
  if (!example) throw new Error(`there is no example "${id}"; «npm run build» names the file and line that ask for it`);
  return example;
}
