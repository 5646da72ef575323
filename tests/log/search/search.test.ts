import { expect, test } from 'vitest';
import type { Found } from '../../../src/site/search/search.ts';
import { indexOf, searchIn } from './index.ts';
import { answers, QUERIES, type Query } from './queries.ts';

/** How many of the queries must be answered. */
const LEAST_ANSWERED = 95;

const ko = await searchIn(await indexOf('ko'));
const en = await searchIn(await indexOf('en'));
const find = ({ lang, query }: Query): Promise<Found> => (lang === 'ko' ? ko(query) : en(query));
const addressesOf = ({ best }: Found): string[] => best.map(({ address }) => address.replace(/^\/en\//, '/'));

test(`the right page is among the first three for at least ${LEAST_ANSWERED} of the 100 queries`, async () => {
  const outcomes = await Promise.all(
    QUERIES.map(async (query) => ({ query, addresses: addressesOf(await find(query)) })),
  );
  const missed = outcomes.filter(({ query, addresses }) => !addresses.some((address) => answers(query, address)));
  const report = missed.map(
    ({ query: { kind, lang, query }, addresses }) => `${kind} ${lang} «${query}»: ${addresses}`,
  );
  if (report.length > 0) console.log(`not among the first three:\n${report.join('\n')}`);
  expect(report.length, report.join('\n')).toBeLessThanOrEqual(QUERIES.length - LEAST_ANSWERED);
});

test('a query that nothing answers finds nothing', async () => {
  for (const query of ['zqxj', '쀍뛟', '', '   ', '…']) expect(await ko(query)).toMatchObject({ count: 0, best: [] });
});

test('results are of every kind, those of one kind together, and none comes twice', async () => {
  const found = await ko('파드');
  const groups = await found.groups(1000);
  const all = [...found.best, ...groups.flatMap(({ results }) => results)];
  expect(new Set(all.map(({ kind }) => kind))).toEqual(
    new Set(['note', 'section', 'example', 'rule', 'term', 'field', 'day']),
  );
  for (const { kind, results } of groups) expect(results.filter((result) => result.kind !== kind)).toEqual([]);
  expect(new Set(all.map(({ address }) => address)).size).toBe(all.length);
  expect(found.count).toBe(all.length);
});

test('a result shows the sentence that answers, with what was looked for marked', async () => {
  const [first] = (await ko('RunContainerError')).best;
  const marks = first!.excerpt.filter(({ isMatch }) => isMatch).map(({ text }) => text);
  expect(marks).toEqual(['RunContainerError']);
  expect(first!.excerpt.map(({ text }) => text).join('')).toContain(
    'RunContainerError이면 이벤트에 실행하지 못한 명령이 나옵니다',
  );
});
