import { describe, expect, it } from 'vitest';
import { buildIndex } from '../../../../src/site/search/build-index.ts';
import type { Alias, Document } from '../../../../src/site/search/document.ts';
import { excerptOf, type Piece } from '../../../../src/site/search/excerpt.ts';
import { readNumbers, writeNumbers } from '../../../../src/site/search/numbers.ts';
import { openSearch } from '../../../../src/site/search/search.ts';
import { readVocabulary, writeVocabulary } from '../../../../src/site/search/vocabulary.ts';

const note = (title: string, ...lines: string[]): Document => ({
  kind: 'note',
  title,
  address: `/notes/${title}/`,
  lines,
});

/** A log on another subject. */
const DOCUMENTS: readonly Document[] = [
  note('김치찌개', '묵은 김치를 넣고 끓입니다.', '돼지고기를 먼저 볶습니다.'),
  note('된장국', '된장을 풀고 두부를 넣습니다.'),
  note('볶음밥', '식은밥을 볶다가 김치를 조금 더합니다. 불은 세게 둡니다.'),
  {
    kind: 'section',
    title: '불 조절',
    address: '/notes/볶음밥/#불-조절',
    within: '볶음밥',
    lines: ['센불에서 짧게 볶음밥을 볶습니다.'],
  },
  { kind: 'term', title: '육수', address: '/glossary/#broth', lines: ['고기나 멸치를 우린 물입니다.'] },
];
const ALIASES: readonly Alias[] = [
  { name: 'broth', means: '육수' },
  { name: '김치 스튜', means: '김치찌개' },
];

const search = (documents = DOCUMENTS, aliases = ALIASES) => {
  const files = buildIndex(documents, aliases);
  return openSearch(async (name) => JSON.parse(files.get(name)!));
};
const find = async (query: string) => (await (await search())(query)).best.map(({ address }) => address);
const marks = (pieces: readonly Piece[]) => pieces.filter(({ isMatch }) => isMatch).map(({ text }) => text);

describe('a search', () => {
  it('finds what is typed in other spacing', async () => {
    expect(await find('김치 찌개')).toEqual(['/notes/김치찌개/']);
    expect((await find('식은 밥'))[0]).toBe('/notes/볶음밥/');
    expect((await find('돼지고기김치'))[0]).toBe('/notes/김치찌개/');
  });

  it('finds a term by its other names, in one word or several', async () => {
    expect((await find('broth'))[0]).toBe('/glossary/#broth');
    expect((await find('김치스튜'))[0]).toBe('/notes/김치찌개/');
    expect((await find('김치 스튜'))[0]).toBe('/notes/김치찌개/');
    expect((await find('ㅇㅅ'))[0]).toBe('/glossary/#broth');
  });

  it('puts first what has all that was typed, and after it what has a part', async () => {
    expect(await find('두부 된장')).toEqual(['/notes/된장국/']);
    expect(await find('김치 두부 된장')).toEqual(['/notes/된장국/', '/notes/김치찌개/', '/notes/볶음밥/']);
  });

  it('shows each page once among the best, and the rest by kind', async () => {
    const found = await (await search())('볶음밥');
    expect(found.best.map(({ address }) => address)).toEqual(['/notes/볶음밥/']);
    expect(await found.groups(5)).toMatchObject([{ kind: 'section', count: 1, results: [{ within: '볶음밥' }] }]);
  });

  it('marks the words that fit in the sentence that has the most of them', async () => {
    const found = await (await search())('세게 불을');
    expect(marks(found.best[0]!.excerpt)).toEqual(['불은', '세게']);
  });

  it('asks again for a file that could not be read', async () => {
    const files = buildIndex(DOCUMENTS, ALIASES);
    let isDown = false;
    const find = await openSearch(async (name) => {
      if (isDown) throw new Error(`${name} cannot be read`);
      return JSON.parse(files.get(name)!);
    });
    isDown = true;
    await expect(find('된장')).rejects.toThrow('cannot be read');
    isDown = false;
    expect((await find('된장')).count).toBe(1);
  });

  it('finds nothing in a log that has nothing', async () => {
    expect((await (await search([], []))('김치')).count).toBe(0);
  });
});

describe('an index', () => {
  it('gives its files other names when their content changes', () => {
    const names = (documents: readonly Document[]) => [...buildIndex(documents, ALIASES).keys()];
    expect(names(DOCUMENTS)).toEqual(names(DOCUMENTS));
    expect(names(DOCUMENTS)[1]).not.toBe(names(DOCUMENTS.slice(1))[1]);
  });

  it('gives a document that is large by itself a file of its own', () => {
    const texts = (documents: readonly Document[]) =>
      [...buildIndex(documents, [])].filter(([name]) => name.includes('-texts-')).map(([, text]) => JSON.parse(text));
    const small = ['a', 'b', 'c'].map((title) => note(title, 'short'));
    const large = note('d', 'long '.repeat(1000));
    expect(texts(small)).toHaveLength(1);
    expect(texts([...small, large]).map((file) => file.length)).toEqual([3, 1]);
  });

  it('is the same whatever the order of kinds', () => {
    const text = (documents: readonly Document[]) => JSON.stringify([...buildIndex(documents, ALIASES)]);
    expect(text([...DOCUMENTS.slice(3), ...DOCUMENTS.slice(0, 3)])).toBe(text(DOCUMENTS));
  });

  it('keeps numbers and words as they are', () => {
    const numbers = [0, 1, 31, 32, 1023, 1024, 123_456_789];
    expect(readNumbers(writeNumbers(numbers))).toEqual(numbers);
    const words = ['a', 'ab', 'abc', 'b', '가', '가나', 'x'.repeat(40), `${'x'.repeat(39)}y`];
    const entries = words.map((word, index) => ({ word, isTitled: index % 2 === 0 }));
    expect(readVocabulary(writeVocabulary(entries))).toEqual(entries);
    expect(readVocabulary('')).toEqual([]);
  });
});

describe('an excerpt', () => {
  const wanted = new Map([['김치', { parts: [0] }]]);

  it('is cut between words around its first match', () => {
    const text = excerptOf([`${'가나다 '.repeat(60)}김치 ${'라마바 '.repeat(60)}`], wanted)
      .map(({ text }) => text)
      .join('');
    expect(text).toMatch(/^…가나다 .* 김치 .*라마바…$/);
    expect(text.length).toBeLessThanOrEqual(162);
  });

  it('is the first line where none has a match, and nothing where there is no line', () => {
    expect(excerptOf(['두부', '된장'], wanted)).toEqual([{ text: '두부', isMatch: false }]);
    expect(excerptOf([], wanted)).toEqual([]);
  });
});
