import { ruleDocs, rules } from '@studylog/check/rules';
import type { Config } from '../../config/config.ts';
import type { Example } from '../../example/load.ts';
import { allSteps, resultsOf } from '../../example/results.ts';
import { evidenceState } from '../../example/verified.ts';
import { inLang, paths } from '../../text/addresses.ts';
import type { Lang } from '../../text/lang.ts';
import { logPaths } from '../collections/log.ts';
import { notePaths } from '../collections/note.ts';
import type { Page } from '../content.ts';
import { type LogFields, textOfPage } from '../fields/log-fields.ts';
import { dottedPath } from '../fields/page-place.ts';
import type { FieldTexts } from '../fields/texts.ts';
import { ownText } from '../fields/words.ts';
import type { Term } from '../glossary.ts';
import { longDate, translator } from '../i18n/t.ts';
import { nameOfTopic } from '../log.ts';
import { pagesIn } from '../page-index.ts';
import type { ProjectFiles } from '../project-files.ts';
import { ruleAddress, ruleIdsWithPage } from '../rule-pages.ts';
import type { Alias, Document } from './document.ts';
import { codeLines, linesOf, linesOfMarkdown, plain, sentencesOf } from './lines.ts';
import { sectionsOf } from './sections.ts';

/** What of a project its pages in a language show. */
interface Source {
  readonly lang: Lang;
  readonly pages: readonly Page[];
  readonly examples: readonly Example[];
  readonly terms: readonly Term[];
  readonly fields: LogFields;
  readonly fieldTexts: FieldTexts;
  readonly config: Config;
  /** The address of a page in the language. */
  at(path: string): string;
}

/** A new kind of document is one line here, and one in KINDS. */
const COLLECTORS: readonly ((source: Source) => Document[])[] = [
  notes,
  exampleDocuments,
  ruleDocuments,
  terms,
  fieldDocuments,
  days,
];

/** All that can be found on the pages of a language. */
export function documentsIn(lang: Lang, files: ProjectFiles): Document[] {
  const { config, content, examples, glossary, fields, fieldTexts } = files;
  const source: Source = {
    lang,
    pages: content.pages,
    examples,
    terms: glossary.terms,
    fields,
    fieldTexts,
    config,
    at: (path) => inLang(path, lang, config.languages),
  };
  return COLLECTORS.flatMap((collect) => collect(source));
}

/** Other names of the terms of a glossary, for a reader of a language: of other languages, avoided spellings, those in `also`. */
export function aliasesIn(lang: Lang, { config, glossary }: ProjectFiles): Alias[] {
  return glossary.terms.flatMap(({ name, also, avoid }) =>
    [...config.languages.map((other) => name[other]), ...also, ...Object.values(avoid).flat()].map((other) => ({
      name: other,
      means: name[lang],
    })),
  );
}

function notes({ lang, pages, at }: Source): Document[] {
  const t = translator(lang);
  return pagesIn('notes', pages)
    .filter((page) => page.lang === lang)
    .flatMap(({ slug, fields: { title, summary }, tree }) => {
      const { opening, sections } = sectionsOf(tree, { Mistake: t('mistake'), Exercise: t('exercise') });
      const address = at(notePaths.note(slug));
      return [
        { kind: 'note', title, address, lines: [...sentencesOf(summary), ...opening] },
        ...sections.map(
          (section): Document => ({
            kind: 'section',
            title: section.title,
            address: `${address}#${section.slug}`,
            within: title,
            lines: section.lines,
          }),
        ),
      ] satisfies Document[];
    });
}

function exampleDocuments({ lang, examples, config, at }: Source): Document[] {
  return examples.map((example) => ({
    kind: 'example',
    title: plain(example.title[lang]),
    address: at(paths.example(example.id)),
    within: example.id,
    lines: [
      ...[example.summary, example.broken].flatMap((text) => sentencesOf(plain(text?.[lang] ?? ''))),
      ...outputsOf(example, config),
      ...example.files.flatMap(({ text }) => codeLines(text)),
    ],
    names: [example.id],
  }));
}

/** Steps whose output is looked at for what it says; of others it is that something was done. */
const SAYING = new Set(['run', 'events', 'logs']);

/** What the cluster said in the run that the page shows, without what is another in every run: names of Pods, addresses, times. */
function outputsOf(example: Example, { kubernetes }: Config): string[] {
  const evidence = evidenceState(example, kubernetes);
  if (!('run' in evidence)) return [];
  const steps = allSteps(example.steps).map(({ step }) => step);
  const lines = resultsOf(steps, evidence.run.steps).flatMap((result, index) => {
    const step = steps[index]!;
    const says = SAYING.has(step.verb) || (step.verb === 'apply' && step.rejected !== undefined);
    return says && result?.output ? codeLines(result.output) : [];
  });
  return [...new Set(lines.map(steady))];
}

/** Letters beside digits, and numbers of three parts: in names of Pods, times, addresses and versions. */
const UNSTEADY = /\d[a-z]|[a-z]\d|\d\.\d+\.\d/;

/** A line of output with `…` for each word that may be another in the next run. */
export const steady = (line: string): string =>
  line
    .split(/\s+/)
    .map((word) => (UNSTEADY.test(word) ? '…' : word))
    .join(' ');

function ruleDocuments({ lang, pages, examples, at }: Source): Document[] {
  // Without examples there are no pages about rules.
  if (examples.length === 0) return [];
  const withPage = ruleIdsWithPage(pages, examples);
  return rules.map(({ id }) => {
    const { title, text } = ruleDocs[id]!;
    return {
      kind: 'rule',
      title: plain(title[lang]),
      address: at(ruleAddress(id, withPage)),
      within: id,
      lines: linesOfMarkdown(text[lang]),
      names: [id],
    };
  });
}

function terms({ lang, terms, at }: Source): Document[] {
  return terms.map(({ id, name, meaning }) => ({
    kind: 'term',
    title: name[lang],
    address: at(paths.term(id)),
    lines: sentencesOf(plain(meaning[lang])),
  }));
}

/**
 * By its whole path, so that a note on it comes before it, and by what it is for in the language if the log says so. The first
 * sentence says that; the others would make the index larger for every reader.
 */
function fieldDocuments({ lang, fields, fieldTexts, at }: Source): Document[] {
  return fields.pages.map((page) => {
    const { kind, names, help, path } = page;
    const own = help && ownText(help, lang, fieldTexts);
    return {
      kind: 'field',
      title: dottedPath(kind, names),
      address: at(path),
      lines: sentencesOf(own === undefined ? textOfPage(page) : plain(own)).slice(0, 1),
    };
  });
}

function days({ lang, pages, terms, at }: Source): Document[] {
  return pagesIn('log', pages)
    .filter((page) => page.lang === lang)
    .map(({ fields, tree }) => {
      const { date, title, scope, goal, retrospective, nextPlan, additions } = fields;
      const texts = [
        ...[title ?? [], scope, goal, retrospective, nextPlan].flat(),
        ...additions.flatMap(({ text, errata, related }) => [
          ...text,
          ...errata.flatMap(({ was, is, why }) => [was, is, why]),
          ...related.flatMap((entry) => entry.text ?? []),
        ]),
      ];
      return {
        kind: 'day',
        title: title ? `${longDate(date, lang)} · ${title}` : longDate(date, lang),
        address: at(logPaths.entry(date)),
        lines: [
          fields.topics.map((topic) => nameOfTopic(topic, lang, terms)).join(', '),
          fields.peers.join(', '),
          ...linesOf(tree),
          ...texts.flatMap((text) => sentencesOf(plain(text))),
        ].filter((line) => line !== ''),
        names: [date],
      };
    });
}
