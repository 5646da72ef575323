import { z } from 'zod';
import { unique } from '../../example/issues.ts';
import { slug } from '../../example/names.ts';
import type { Collection, Entry } from './collection.ts';
import { day, line } from './fields.ts';

/** Addresses of the pages of notes, without a language. */
export const notePaths = {
  list: () => '/notes/',
  note: (slug: string) => `/notes/${slug}/`,
} as const;

/** content/notes/<lang>/<slug>.mdx or .md */
const SCHEMA = z.strictObject({
  title: line.describe('The heading of the page and its name in every list.'),
  summary: line.describe('One or two sentences for lists, search engines and feeds.'),
  updated: day.describe('The day of the last change that a reader should notice.'),
  minutes: z.int().min(1).optional().describe('How long it takes with the exercises, in minutes.'),
  needs: z.array(slug).superRefine(unique).default([]).describe('Notes to have read before, by slug.'),
  next: z
    .array(slug)
    .superRefine(unique)
    .default([])
    .describe('Notes to read afterwards, by slug; default: the next one in order.'),
});

/** Topics, each explained in one sitting. */
export const NOTE = {
  named: { ko: '노트', en: 'note' },
  schema: SCHEMA,
  shared: ['minutes', 'needs', 'next'],
  list: notePaths.list(),
  addresses: ({ slug }) => [notePaths.note(slug)],
  titleOf: ({ fields }) => fields.title,
  days: ({ updated }) => [{ day: updated, path: ['updated'] }],
  references: (fields) =>
    (['needs', 'next'] as const).flatMap((field) =>
      fields[field].map((name, index) => ({ to: 'notes', name, path: [field, index] })),
    ),
  faults: namesItself,
} satisfies Collection<typeof SCHEMA>;

/** A note leads to others. */
function namesItself({ fields, slug, file, place }: Entry<z.output<typeof SCHEMA>>) {
  return (['needs', 'next'] as const).flatMap((field) => {
    const index = fields[field].indexOf(slug);
    if (index < 0) return [];
    const message = { ko: `\`${field}\`에 이 노트 자신이 있습니다.`, en: `\`${field}\` names this note itself` };
    const hint = { ko: `"${slug}"을(를) 지우십시오.`, en: `delete "${slug}"` };
    return [{ file, ...place([field, index]), message, hint }];
  });
}
