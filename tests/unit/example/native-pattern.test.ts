import fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadExamples } from '../../../src/example/load.ts';
import { nativePattern } from '../../../src/example/native-pattern.ts';
import { compilePattern } from '../../../src/example/pattern.ts';
import { cases } from '../../exhaustive.ts';

/** Every pattern in a value. */
function patternsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => (key === '$match' ? [String(one)] : patternsIn(one)));
}

it('has the patterns of all examples, so that no page needs RE2', () => {
  const patterns = loadExamples(process.cwd()).flatMap(({ steps }) => patternsIn(steps));
  expect(patterns.length).toBeGreaterThan(30);
  expect(patterns.filter((pattern) => !nativePattern(pattern))).toEqual([]);
});

/** Parts of patterns, with those in which RE2 and JavaScript differ. */
const PARTS = [
  ...[
    'a',
    'b',
    ' ',
    '0',
    '-',
    '/',
    '"',
    '가',
    '😀',
    '\\.',
    '\\-',
    '\\/',
    '\\"',
    '\\n',
    '\\d',
    '\\w',
    '\\s',
    '\\S',
    '\\b',
    '\\A',
    '\\z',
  ],
  ...[
    '.',
    '^',
    '$',
    '[ab]',
    '[^a]',
    '[\\s\\S]',
    '[^\\s]',
    '[\\d.-]',
    '[]a]',
    '[^]a]',
    '[[a]',
    '[a-c]',
    '(a|b)',
    '(?:ab)',
  ],
  ...['a*', 'b+', 'a?', 'a*?', '(ab){2}', '.{1,3}', '|', '[\\^\\]]', '[.$]'],
];
const CHARACTERS = [
  'a',
  'b',
  'c',
  ' ',
  '0',
  '-',
  '.',
  '/',
  '"',
  '\n',
  '\r',
  '\t',
  '\v',
  '\u00a0',
  '\u2028',
  '가',
  '😀',
  ']',
  '[',
  '^',
  '$',
];

it('finds a match in the same texts as RE2 does', () => {
  const pattern = fc.array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
  const text = fc.array(fc.constantFrom(...CHARACTERS), { maxLength: 8 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(pattern, text, (source, searched) => {
      const native = nativePattern(source);
      fc.pre(native !== undefined);
      expect(native!.test(searched), `${source} in ${JSON.stringify(searched)}`).toBe(
        compilePattern(source).test(searched),
      );
    }),
    { numRuns: cases(2000) },
  );
});

it.each([
  ['$^', '😀', false],
  ['$^', 'a\n\nb', true],
  ['^b$', 'a\nb\r', false],
  ['^가$', '😀\n가\n😀', true],
  ['b\\z', 'b\n', false],
  ['a\nb\\z', 'a\nb', true],
  ['\\Ab', 'a\nb', false],
] as const)('finds a line’s beginning and end where RE2 does: %s in %j', (source, text, isFound) => {
  expect(nativePattern(source)!.test(text)).toBe(isFound);
  expect(compilePattern(source).test(text)).toBe(isFound);
});

it.each(['(?i)a', '\\pL', '[[:alpha:]]', '\\x41', '\\Qa\\E', 'a++', 'a\\Bb', '(?P<n>a)', '^*a'])(
  'leaves %s, which RE2 alone reads so, to RE2',
  (pattern) => {
    expect(nativePattern(pattern)).toBeUndefined();
  },
);
