import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { colouredParts, textLines } from '../../../../src/site/browser/editor/colours.ts';

/** A line with each coloured part in brackets after the first letter of its class. */
const drawn = (line: string) =>
  colouredParts(line, false)
    .map(({ text, class: kind }) => (kind ? `${kind.slice(2)}(${text})` : text))
    .join('');

it.each([
  ['apiVersion: v1', 'key(apiVersion:) str(v1)'],
  ['  - containerPort: 3000 # web', '  - key(containerPort:) num(3000) com(# web)'],
  ['image: ghcr.io/a/echo:v1', 'key(image:) str(ghcr.io/a/echo:v1)'],
  [
    'metadata: {name: "a: b", labels: {app: echo}}',
    'key(metadata:) {key(name:) str("a: b"), key(labels:) {key(app:) str(echo)}}',
  ],
  ['args: [--port=80, true]', 'key(args:) [str(--port=80), num(true)]'],
  ["\"quoted\": 'it''s'", "key(\"quoted\":) str('it''s')"],
  ['text: |-', 'key(text:) |-'],
  ['a#b: c#d', 'a#b: c#d'.replace('a#b:', 'str(a#b:)').replace('c#d', 'str(c#d)')],
  ['---', 'str(---)'],
])('colours %s', (line, expected) => {
  expect(drawn(line)).toBe(expected);
});

test('nothing of a line is lost, whatever it holds', () => {
  const yaml = fc.string({ unit: fc.constantFrom(...'ab1-:#"\'[]{},|>&*!\\ .~한😀') });
  fc.assert(
    fc.property(fc.oneof(yaml, fc.string()), (line) => {
      expect(
        colouredParts(line, false)
          .map(({ text }) => text)
          .join(''),
      ).toBe(line);
    }),
  );
});

test('the lines of a block of text are text until one is no further indented', () => {
  const lines = [
    'a: |',
    '  kind: Pod',
    '',
    '  # no comment',
    'b: 1',
    '- >-',
    '  x: y',
    '- c: |2 # why',
    '    d: e',
    '  f: g',
  ];
  expect([...textLines(lines)]).toEqual([1, 2, 3, 6, 8]);
});

test('a long line without an end is read at once', () => {
  for (const part of ['a ', '- ', '"', '{a', ': ', "a:'"]) {
    expect(colouredParts(part.repeat(1000), false).length).toBeGreaterThan(0);
  }
});
