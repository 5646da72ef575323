import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dump, load } from 'js-yaml';
import type { Lang } from '../../../src/text/lang.ts';
import { bodyOf, EnglishText, slugOf, type Writer } from '../build/notes.ts';
import { writeFiles } from '../build/tools.ts';
import { KoreanText } from '../search/log.ts';
import { type WrittenExample, writeExamples } from './examples.ts';
import { writeRecords } from './records.ts';

/** How large a log is. */
export interface Size {
  /** Notes in each language. */
  readonly notes: number;
  readonly examples: number;
}

const LANGS: readonly Lang[] = ['ko', 'en'];
const WRITERS: Readonly<Record<Lang, (seed: number) => Writer>> = {
  ko: (seed) => new KoreanText(seed),
  en: (seed) => new EnglishText(seed),
};

/** The path of a note's file. */
export const noteFile = (index: number, lang: Lang): string => `content/notes/${lang}/${slugOf(index)}.mdx`;

/**
 * Write a log into an empty folder, always the same: notes in two languages with links to each other, examples that the notes show
 * and run, with their recorded runs, days of the log, and the terms of this log.
 */
export function writeLog(folder: string, size: Size): void {
  const examples = writeExamples(size.examples);
  const shown = shownBy(size, examples);
  const files: Record<string, string> = {
    'studylog.config.ts': configOf(size),
    'content/glossary.yaml': glossary(),
  };
  for (const { id, files: own } of examples)
    for (const [name, text] of Object.entries(own)) files[`examples/${id}/${name}`] = text;
  for (const lang of LANGS) {
    for (let index = 0; index < size.notes; index += 1)
      files[noteFile(index, lang)] = noteOf(index, lang, size.notes, shown.get(index) ?? []);
    for (let day = 0; day < DAYS; day += 1)
      files[`content/log/${lang}/${dateOf(day)}.mdx`] = entryOf(day, lang, size.notes);
  }
  writeFiles(folder, files);
  writeRecords(folder);
}

/** The examples of each note: spread evenly, none twice. */
function shownBy({ notes }: Size, examples: readonly WrittenExample[]): ReadonlyMap<number, readonly WrittenExample[]> {
  return Map.groupBy(examples, (example) => Math.floor((examples.indexOf(example) * notes) / examples.length));
}

const configOf = ({ notes }: Size): string => `import { defineConfig } from 'studylog/config';

export default defineConfig({
  title: 'Scale',
  tagline: 'A log to measure with',
  languages: ${JSON.stringify(LANGS)},
  imageHosts: ['ghcr.io/subicura'],
  notes: ${JSON.stringify(Array.from({ length: notes }, (_, index) => slugOf(index)))},
});
`;

interface Term {
  readonly note?: string;
  readonly avoid?: { readonly ko?: readonly string[]; readonly en?: readonly string[] };
}

/** The terms of this log without its notes, and without the spellings to avoid that chance may write: two syllables. */
function glossary(): string {
  const terms = load(readFileSync(join(import.meta.dirname, '../../../content/glossary.yaml'), 'utf8')) as Term[];
  const unlikely = (words: readonly string[] = []) => words.filter(({ length }) => length > 2);
  return dump(
    terms.map(({ note: _note, avoid, ...term }) => ({
      ...term,
      avoid: { ko: unlikely(avoid?.ko), en: unlikely(avoid?.en) },
    })),
  );
}

function noteOf(index: number, lang: Lang, count: number, examples: readonly WrittenExample[]): string {
  const text = WRITERS[lang](index + 1);
  const notes = lang === LANGS[0] ? '/notes/' : `/${lang}/notes/`;
  const shown = examples.map(
    ({ id, focus }) =>
      `## ${text.title()}\n\n${text.paragraph()}\n\n<Example id="${id}" focus="${focus}" />\n\n<Run id="${id}" />\n`,
  );
  const needs = index > 0 ? `[${slugOf(index - 1)}]` : '[]';
  return `---
title: ${text.title()}
summary: ${JSON.stringify(text.sentence())}
updated: ${dateOf(index % DAYS)}
minutes: ${10 + (index % 20)}
needs: ${needs}
---

<Goals>

- ${text.sentence()}
- ${text.sentence()}

</Goals>

${bodyOf(text, index, count, notes)}
${shown.join('\n')}`;
}

/** Days of the log. */
const DAYS = 200;
const dateOf = (day: number): string => new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10);

function entryOf(day: number, lang: Lang, notes: number): string {
  const text = WRITERS[lang](100_000 + day);
  return `---
date: ${dateOf(day)}
hours: [{from: "10:00", to: "12:00"}]
topics: [${slugOf((day * 7) % notes)}]
scope: [${text.title()}]
goal: [${text.title()}]
---

### ${text.title()}

${text.paragraph()}
`;
}
