import { rules } from '@studylog/check/rules';
import { expect, test } from 'vitest';
import { loadExamples } from '../../../src/example/load.ts';
import { collectionOf } from '../../../src/site/collections/index.ts';
import { readContent } from '../../../src/site/content.ts';
import { readGlossary } from '../../../src/site/glossary.ts';
import { ruleAddress, ruleIdsWithPage } from '../../../src/site/rule-pages.ts';
import { paths } from '../../../src/text/addresses.ts';
import { QUERIES } from './queries.ts';

const root = `${import.meta.dirname}/../../..`;

test('there are ten queries of each of ten kinds, in both languages', () => {
  const counts = Object.entries(Object.groupBy(QUERIES, ({ kind }) => kind)).map(([kind, list]) => [
    kind,
    list!.length,
  ]);
  expect(counts).toHaveLength(10);
  expect(counts.filter(([, count]) => count !== 10)).toEqual([]);
  expect(QUERIES.filter(({ lang }) => lang === 'en').length).toBeGreaterThanOrEqual(25);
  expect(new Set(QUERIES.map(({ lang, query }) => `${lang} ${query}`)).size).toBe(100);
});

test('every page that answers a query exists', () => {
  const { pages } = readContent(root);
  const examples = loadExamples(root);
  const withPage = ruleIdsWithPage(pages, examples);
  const known = new Set<string>([
    ...pages.flatMap((page) => collectionOf(page).addresses(page)),
    ...examples.map(({ id }) => paths.example(id)),
    ...rules.map(({ id }) => ruleAddress(id, withPage)),
    ...readGlossary(root, ['ko', 'en']).terms.map(({ id }) => paths.term(id)),
  ]);
  expect(QUERIES.flatMap(({ pages: answers }) => answers).filter((address) => !known.has(address))).toEqual([]);
});
