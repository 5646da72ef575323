import { z } from 'zod';
import { pattern, saying } from '../example/issues.ts';
import { exampleId, slug } from '../example/names.ts';
import { linkFault } from './markup/addresses.ts';

/**
 * The front matter of notes and log entries: the one place where its fields are declared.
 * Both languages of a page carry the same fields; only texts differ.
 */

/** A calendar day. YAML may hand over a Date for `2021-01-12`; it is the same day. */
const day = z
  .preprocess(
    (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
    pattern(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, {
      ko: '2021-01-12 같은 날짜여야 합니다.',
      en: 'expected a day such as 2021-01-12',
    }),
  )
  .refine(
    (value) => !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value),
    saying({ ko: '달력에 없는 날짜입니다.', en: 'there is no such day in the calendar' }),
  );
const time = pattern(/^([01]\d|2[0-4]):[0-5]\d$/, {
  ko: '"10:00"처럼 따옴표로 감싼 시각이어야 합니다.',
  en: 'expected a time in quotes such as "10:00"',
});
const line = z.string().trim().min(1, 'expected a text, found an empty one');
/** A name that is a part of an address, too. */
const peer = pattern(/^[\p{L}\p{N}](?:[\p{L}\p{N} ._-]{0,48}[\p{L}\p{N}])?$/u, {
  ko: '글자와 숫자로 시작하고 끝나며 그 사이에 빈칸, 점, 하이픈, 밑줄만 있는 50자까지의 이름이어야 합니다.',
  en: 'expected a name of up to 50 letters and digits, with spaces, dots, hyphens and underscores between them',
});

/** content/notes/<lang>/<slug>.mdx */
export const NOTE_SCHEMA = z.strictObject({
  title: line.describe('The heading of the page and its name in every list.'),
  summary: line.describe('One or two sentences for lists, search engines and feeds.'),
  updated: day.describe('The day of the last change that a reader should notice.'),
  minutes: z.int().min(1).optional().describe('How long it takes with the exercises, in minutes.'),
  needs: z.array(slug).default([]).describe('Notes to have read before, by slug.'),
  next: z.array(slug).default([]).describe('Notes to read afterwards, by slug; default: the next one in order.'),
});
export type NoteFields = z.infer<typeof NOTE_SCHEMA>;

const lines = z.array(line).default([]);
const span = z
  .strictObject({ from: time, to: time })
  .refine(
    ({ from, to }) => from < to,
    saying({ ko: '`from`은 `to`보다 일러야 합니다.', en: 'expected `from` to be earlier than `to`' }),
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
 * content/log/<lang>/<date>.mdx: what was written down on the day, section by section. The body of the file is what was
 * studied, in any form. What is written afterwards goes into `additions`, so that nobody takes it for a part of the day.
 */
export const LOG_SCHEMA = z.strictObject({
  date: day.describe('The day of study; the same as the name of the file.'),
  title: line.optional().describe('What the day was about, in a few words; lists show `goal` where it is missing.'),
  hours: z
    .array(span)
    .refine(
      (spans) => spans.every(({ from }, index) => index === 0 || spans[index - 1]!.to <= from),
      saying({
        ko: '시간은 이른 것부터, 서로 겹치지 않게 적어야 합니다.',
        en: 'expected the earliest first, and none to overlap another',
      }),
    )
    .default([])
    .describe('From when to when, in quotes, once for each stretch: [{from: "10:00", to: "18:00"}].'),
  topics: z
    .array(slug)
    .default([])
    .describe('Topics by id, such as replicaset; an id of the glossary is shown by its name.'),
  peers: z.array(peer).default([]).describe('Who studied together, by the name they go by.'),
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
export type LogFields = z.infer<typeof LOG_SCHEMA>;

/** Collection by folder below content/. A new collection is one line here and its pages. */
export const COLLECTIONS = { notes: NOTE_SCHEMA, log: LOG_SCHEMA } as const;
export type CollectionName = keyof typeof COLLECTIONS;
