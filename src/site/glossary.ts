import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseManifest } from '@studylog/check/manifest';
import { z } from 'zod';
import { type Diagnostic, DiagnosticsError } from '../example/diagnostic.ts';
import { localized } from '../example/fields.ts';
import { type LocatedYaml, readLocated, validate } from '../example/located.ts';
import { slug } from '../example/names.ts';
import { readOwnFile } from '../example/own-files.ts';
import { completeTexts } from '../example/texts.ts';
import type { Languages } from '../text/lang.ts';

/** The terms of a log. The glossary page, the names of topics and the check of spelling all read this file. */
export const GLOSSARY_FILE = 'content/glossary.yaml';

const spellings = z.array(z.string().trim().min(1));

const TERM = z.strictObject({
  id: slug.describe('The anchor on the glossary page; log topics use it too.'),
  name: localized,
  meaning: localized.describe('What it is, in a sentence or two. Backticks make code.'),
  note: slug.optional().describe('The note that explains it, by slug.'),
  avoid: z
    .strictObject({ ko: spellings, en: spellings })
    .partial()
    .default({})
    .describe(
      'Spellings of each language that are not used here; a text with one of them does not build. Search finds the term by them.',
    ),
  also: z
    .array(z.string().trim().min(1))
    .default([])
    .describe('Other names that readers type, in any language. Search finds the term by them.'),
});
const TERMS = z.array(TERM);

/** A term as a log uses it. */
export type Term = z.output<typeof TERM>;

/** The terms of a log, and where they are written. */
export interface Glossary {
  readonly terms: readonly Term[];
  /** Line and column of a term's field. */
  place(path: readonly PropertyKey[]): { line: number; column: number };
}

/**
 * Read the glossary; a log without one has no terms.
 * @throws DiagnosticsError when something in it is wrong.
 */
export function readGlossary(root: string, languages: Languages): Glossary {
  const path = join(root, GLOSSARY_FILE);
  if (!existsSync(path)) return { terms: [], place: () => ({ line: 1, column: 1 }) };
  const yaml = readLocated(parseManifest(GLOSSARY_FILE, readOwnFile(root, path).toString('utf8')));
  const written = completeTexts(TERMS, yaml.value, languages);
  const terms = yaml.diagnostics.length > 0 ? undefined : validate(TERMS, written, yaml);
  const faults = terms ? [...repeatedIds(terms, yaml), ...repeatedNames(terms, yaml)] : [];
  if (!terms || faults.length > 0) throw new DiagnosticsError([...yaml.diagnostics, ...faults]);
  return { terms, place: yaml.place };
}

/** Terms whose id an earlier one has. */
function repeatedIds(terms: readonly Term[], { place }: LocatedYaml): Diagnostic[] {
  return terms.flatMap(({ id }, index) => {
    if (terms.findIndex((term) => term.id === id) === index) return [];
    const message = { ko: `"${id}" 용어가 두 번 있습니다.`, en: `the term "${id}" appears twice` };
    const hint = { ko: '하나로 합치십시오.', en: 'combine them' };
    return [{ file: GLOSSARY_FILE, ...place([index, 'id']), message, hint }];
  });
}

/** Names in `also` that belong to another term, or that the term has anyway. */
function repeatedNames(terms: readonly Term[], { place }: LocatedYaml): Diagnostic[] {
  const names = terms.flatMap(({ name, avoid }, index) =>
    [...Object.values(name), ...Object.values(avoid).flat()].map((text) => ({ text, index })),
  );
  const others = terms.flatMap(({ also }, index) => also.map((text, at) => ({ text, index, at })));
  return others.flatMap(({ text, index, at }, number) => {
    const isSame = (other: { text: string }) => other.text.toLowerCase() === text.toLowerCase();
    const first = names.find(isSame) ?? others.slice(0, number).find(isSame);
    if (!first) return [];
    const { id } = terms[first.index]!;
    const message = {
      ko: `"${text}"은(는) 이미 "${id}" 용어의 이름입니다.`,
      en: `"${text}" is already a name of the term "${id}"`,
    };
    const hint = { ko: '`also`에서 지우십시오.', en: 'remove it from `also`' };
    return [{ file: GLOSSARY_FILE, ...place([index, 'also', at]), message, hint }];
  });
}
