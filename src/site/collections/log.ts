import { z } from 'zod';
import { pattern, saying, unique } from '../../example/issues.ts';
import { exampleId, slug } from '../../example/names.ts';
import { longDate } from '../i18n/t.ts';
import { linkFault } from '../markup/addresses.ts';
import type { Collection, Entry, Reference } from './collection.ts';
import { day, line } from './fields.ts';
import { areInOrder } from './hours.ts';

/** Addresses of the pages of the log, without a language. */
export const logPaths = {
  list: () => '/log/',
  year: (year: string) => `/log/${year}/`,
  topic: (topic: string) => `/log/topics/${topic}/`,
  peer: (peer: string) => `/log/peers/${encodeURIComponent(peer)}/`,
  entry: (date: string) => `/log/${date}/`,
} as const;

const time = pattern(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, {
  ko: '"10:00"처럼 따옴표로 감싼 시각이어야 합니다.',
  en: 'expected a time in quotes such as "10:00"',
});
/** A name that is a part of an address, too. */
const peer = pattern(/^[\p{L}\p{N}](?:[\p{L}\p{N} ._-]{0,48}[\p{L}\p{N}])?$/u, {
  ko: '글자나 숫자로 시작하고 끝나며, 그 사이에 공백, 점, 하이픈, 밑줄도 쓸 수 있는 50자 이하의 이름이어야 합니다.',
  en: 'expected a name of up to 50 letters and digits, with spaces, dots, hyphens and underscores between them',
});

const lines = z.array(line).default([]);
const span = z.strictObject({ from: time, to: time }).refine(
  (stretch) => areInOrder([stretch]),
  saying({
    ko: '`from`은 `to`보다 일러야 합니다. 자정을 넘긴 시간은 08:00까지 적을 수 있습니다.',
    en: 'expected `from` to be earlier than `to`; a `to` after midnight can be until 08:00',
  }),
);
const webAddress = z
  .string()
  .refine(
    (url) => /^https?:/.test(url) && linkFault(url) === undefined,
    saying({ ko: 'https://로 시작하는 주소여야 합니다.', en: 'expected an address that starts with https://' }),
  );

/** A correction of what the entry says. `was` is quoted letter by letter; all three texts may hold `code` in backticks. */
const erratum = z.strictObject({
  was: line.describe('The words of the entry, exactly.'),
  is: line.describe('What is right.'),
  why: line.describe('One or two sentences on the difference.'),
  example: exampleId.optional().describe('The example that shows the mistake.'),
});

/** Where the site has more on what was studied. */
const related = z
  .strictObject({
    text: line.optional().describe('What one finds there; `code` in backticks is allowed.'),
    note: slug.optional().describe('The note that explains it.'),
    example: exampleId.optional().describe('The example that shows it.'),
  })
  .refine(
    ({ note, example }) => note !== undefined || example !== undefined,
    saying({ ko: '`note`나 `example`이 있어야 합니다.', en: 'expected a `note` or an `example`' }),
  );

/**
 * content/log/<lang>/<date>.mdx or .md: what was written down on the day, section by section. The body of the file is what was
 * studied, in any form. What is written afterwards goes into `additions`, so that nobody takes it for a part of the day.
 */
const SCHEMA = z.strictObject({
  date: day.describe('The day of study; the same as the name of the file.'),
  title: line.optional().describe('What the day was about, in a few words; lists show `goal` where it is missing.'),
  hours: z
    .array(span)
    .refine(
      (spans) => areInOrder(spans) || spans.some((stretch) => !areInOrder([stretch])),
      saying({
        ko: '시간은 이른 것부터, 서로 겹치지 않게 적어야 합니다.',
        en: 'expected the times in order, without overlaps',
      }),
    )
    .default([])
    .describe(
      'From when to when, in quotes, once for each stretch: [{from: "10:00", to: "18:00"}]. Past midnight: {from: "22:00", to: "01:30"}.',
    ),
  topics: z
    .array(slug)
    .superRefine(unique)
    .default([])
    .describe('Topics by id, such as replicaset; an id of the glossary is shown by its name.'),
  peers: z.array(peer).superRefine(unique).default([]).describe('Who studied together, by the name they go by.'),
  scope: lines.describe('What was to be covered.'),
  goal: lines.describe('What one wanted to know or be able to do at the end of the day.'),
  references: z
    .array(z.strictObject({ title: line, url: webAddress }))
    .default([])
    .describe('Links of the entry, by the words that it gave them.'),
  retrospective: lines.describe('Looking back: what went well, what did not.'),
  nextPlan: lines.describe('What comes next.'),
  additions: z
    .array(
      z.strictObject({
        date: day.describe('When it was added.'),
        text: lines.describe('What is to be said of the entry.'),
        errata: z.array(erratum).default([]).describe('Mistakes of the entry, corrected in the open.'),
        related: z.array(related).default([]).describe('Notes and examples on what was studied.'),
      }),
    )
    .default([])
    .describe('What was written after the day, with the day on which it was.'),
});
export type LogFields = z.output<typeof SCHEMA>;

/** The days of study. */
export const LOG = {
  named: { ko: '기록', en: 'log entry' },
  schema: SCHEMA,
  shared: ['date', 'hours', 'topics', 'peers'],
  list: logPaths.list(),
  addresses: ({ fields: { date, topics, peers } }) => [
    logPaths.entry(date),
    logPaths.year(date.slice(0, 4)),
    ...topics.map(logPaths.topic),
    ...peers.map(logPaths.peer),
  ],
  titleOf: ({ slug }, lang) => longDate(slug, lang),
  headingDepth: 3,
  days: ({ date, additions }) => [
    { day: date, path: ['date'] },
    ...additions.map((addition, index) => ({ day: addition.date, path: ['additions', index, 'date'] })),
  ],
  references: ({ additions }) => additions.flatMap(referencesOf),
  faults: (entry) => [...misnamed(entry), ...earlyAdditions(entry)],
} satisfies Collection<typeof SCHEMA>;

function referencesOf({ related, errata }: LogFields['additions'][number], index: number): Reference[] {
  const at = ['additions', index];
  const named = [
    ...related.flatMap(({ note, example }, place) => [
      { to: 'notes', name: note, path: [...at, 'related', place, 'note'] },
      { to: 'example', name: example, path: [...at, 'related', place, 'example'] },
    ]),
    ...errata.map(({ example }, place) => ({
      to: 'example',
      name: example,
      path: [...at, 'errata', place, 'example'],
    })),
  ];
  return named.flatMap(({ name, ...rest }) => (name === undefined ? [] : [{ ...rest, name }]));
}

/** A log entry's file is named by its day. */
function misnamed({ fields: { date }, slug, file, place }: Entry<LogFields>) {
  if (date === slug) return [];
  const written = file.slice(file.lastIndexOf('/') + 1);
  const name = file.slice(0, -written.length) + written.replace(slug, date);
  const message = {
    ko: `\`date\`는 ${date}인데 파일 이름은 ${written}입니다.`,
    en: `\`date\` is ${date}, but the file is named ${written}`,
  };
  const hint = {
    ko: `파일 이름을 ${name}(으)로 바꾸거나 날짜를 고치십시오.`,
    en: `rename it to ${name}, or correct the date`,
  };
  return [{ file, ...place(['date']), message, hint }];
}

/** What was added to an entry was added on its day or later. */
function earlyAdditions({ fields: { date, additions }, file, place }: Entry<LogFields>) {
  return additions.flatMap((addition, index) => {
    if (addition.date >= date) return [];
    const message = {
      ko: `${addition.date}은(는) 기록의 날짜 ${date}보다 이릅니다.`,
      en: `${addition.date} is before the day of the entry, ${date}`,
    };
    const hint = { ko: '덧붙인 날짜를 적으십시오.', en: 'write the day on which it was added' };
    return [{ file, ...place(['additions', index, 'date']), message, hint }];
  });
}
