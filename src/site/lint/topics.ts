import { nearest } from '@studylog/check/text';
import type { Diagnostic } from '../../example/diagnostic.ts';
import { GLOSSARY_FILE, type Term } from '../glossary.ts';
import { isAbout } from '../log.ts';
import { pagesIn } from '../page-index.ts';
import type { Project } from './project.ts';

/**
 * A topic of a log entry is a term, the topic of an example, or a note: one that is spelt like none of them but nearly so is a
 * slip, and would be a page of its own. A log without terms may have any other.
 */
export function checkTopics({ pages, examples, unread, glossary: { terms } }: Project): Diagnostic[] {
  const others = new Set([
    ...[...examples.map(({ id }) => id), ...unread.examples].map((id) => id.split('/')[0]!),
    ...pagesIn('notes', pages).map(({ slug }) => slug),
    ...unread.pages.map(({ slug }) => slug),
  ]);
  return pagesIn('log', pages).flatMap(({ file, fields, place }) =>
    fields.topics.flatMap((topic, index): Diagnostic[] => {
      if (isKnown(topic, terms, others)) return [];
      const meant = topicMeant(topic, terms, others);
      if (!meant && terms.length === 0) return [];
      const message = { ko: `"${topic}" 주제는 용어집에 없습니다.`, en: `the topic "${topic}" is not in the glossary` };
      const add = {
        ko: `${GLOSSARY_FILE}에 용어를 추가하십시오. 그러지 않으면 이름이 "${topic}"(으)로 표시됩니다.`,
        en: `add it to ${GLOSSARY_FILE}; without that, it is shown as "${topic}"`,
      };
      const at = { file, ...place(['topics', index]), message };
      return meant
        ? [{ ...at, hint: { ko: `혹시 "${meant}"입니까?`, en: `did you mean "${meant}"?` } }]
        : [{ ...at, hint: add, severity: 'warning' }];
    }),
  );
}

const isKnown = (topic: string, terms: readonly Term[], others: ReadonlySet<string>): boolean =>
  others.has(topic) || terms.some((term) => isAbout(topic, term));

/** The topic that one is a slip of: a term, or one of the others; undefined where it is one itself, or like none. */
export function topicMeant(topic: string, terms: readonly Term[], others: ReadonlySet<string>): string | undefined {
  if (isKnown(topic, terms, others)) return undefined;
  return nearest(topic, [...new Set([...terms.map(({ id }) => id), ...others])]);
}
