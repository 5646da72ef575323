import type { RootContent } from 'mdast';
import { paths } from '../../text/addresses.ts';
import type { Lang } from '../../text/lang.ts';
import { type LogFields, logPaths } from '../collections/log.ts';
import { notePaths } from '../collections/note.ts';
import type { PageOf } from '../content.ts';
import { noteAt, topicName } from '../data.ts';
import { longDate, type Translate, translator, weekday } from '../i18n/t.ts';
import { headlineOf, hoursOf, spansOf } from '../log.ts';
import { bodyNodes } from './body.ts';
import { addressOf } from './example.ts';
import { heading, link, list, paragraph, present, strong } from './nodes.ts';

/** A day of study: what was written down on the day, in its order, then what was added later. */
export function entryNodes(page: PageOf<'log'>): RootContent[] {
  const { lang, fields } = page;
  const t = translator(lang);
  const { date, hours, topics, peers, scope, goal, references, retrospective, nextPlan, additions } = fields;
  const body = bodyNodes(page);
  const facts: readonly (readonly [string, string])[] = [
    [t('logDay'), `${longDate(date, lang)} (${weekday(date, lang)})`],
    [t('logHoursField'), hours.length > 0 ? `${spansOf(fields)} (${t('logHours', { count: hoursOf(fields) })})` : ''],
    [t('logTopics'), topics.map((topic) => topicName(topic, lang)).join(', ')],
    [t('logScope'), scope.join(' · ')],
    [t('logPeerStudy'), peers.join(', ')],
    [t('logGoal'), goal.join(' · ')],
  ];
  return present(
    ...list(facts.flatMap(([label, text]) => (text ? [paragraph(strong(label), `: ${text}`)] : []))),
    body.length > 0 && heading(2, t('logStudied')),
    ...body,
    references.length > 0 && heading(3, t('logReferences')),
    ...list(references.map(({ title, url }) => paragraph(link(url, title)))),
    retrospective.length > 0 && heading(2, t('logRetrospective')),
    ...lines(retrospective),
    nextPlan.length > 0 && heading(2, t('logNextPlan')),
    ...lines(nextPlan),
    ...additions.flatMap((addition) => additionNodes(addition, lang, t)),
  );
}

const lines = (texts: readonly string[]): RootContent[] => (texts.length === 1 ? [paragraph(texts[0]!)] : list(texts));

function additionNodes(addition: LogFields['additions'][number], lang: Lang, t: Translate): RootContent[] {
  const { date, text, errata, related } = addition;
  const exampleLink = (id: string) => link(addressOf(paths.example(id), lang), `${t('logExample')}: ${id}`);
  const noteTitle = (slug: string) => noteAt(slug, lang)?.fields.title;
  return present(
    heading(2, `${t('logAddition')} (${longDate(date, lang)})`),
    paragraph(t('logAdditionIntro')),
    ...text.map((one) => paragraph(one)),
    errata.length > 0 && heading(3, t('logErrata')),
    ...list(
      errata.map(({ was, is, why, example }) =>
        paragraph(
          strong(t('errataWas')),
          `: ${was} → `,
          strong(t('errataIs')),
          `: ${is}. ${why}`,
          ...(example ? [' ', exampleLink(example)] : []),
        ),
      ),
      true,
    ),
    related.length > 0 && heading(3, t('logRelated')),
    ...list(
      related.map(({ text: said, note, example }) =>
        paragraph(
          said ?? '',
          ...(note
            ? [' ', link(addressOf(notePaths.note(note), lang), `${t('logNote')}: ${noteTitle(note) ?? note}`)]
            : []),
          ...(example ? [' ', exampleLink(example)] : []),
        ),
      ),
    ),
  );
}

/** A link to an entry in a list, with what it was about. */
export function entryLink({ fields, lang }: PageOf<'log'>) {
  const day = longDate(fields.date, lang);
  const headline = headlineOf(fields);
  return paragraph(link(addressOf(logPaths.entry(fields.date), lang), day), headline ? `: ${headline}` : '');
}
