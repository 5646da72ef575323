import { describe, expect, test } from 'vitest';
import { check } from '../src/check.ts';
import { mend } from '../src/fix.ts';
import { parseManifest } from '../src/manifest/parse.ts';
import { loadSchema } from '../src/schema/load.ts';

await loadSchema();

const errors = (text: string) => check([parseManifest('a.yaml', text)]).filter(({ severity }) => severity === 'error');
const mended = (text: string) => mend(parseManifest('a.yaml', text), (file) => check([file])).text;
/** The one thing said of a text: from where, and in which words. */
const said = (text: string) => {
  const found = errors(text);
  expect(found).toHaveLength(1);
  return [text.slice(found[0]!.range.start, found[0]!.range.start + 6), found[0]!.message.en];
};

const POD = `apiVersion: v1
kind: Pod
metadata:
  name: "echo"
  labels: {app: echo}
spec:
  containers:
    - name: 'echo'
      image: "echo:v1"
      command: ["sh", "-c"]
`;

describe('a quote that is not closed is shown where it opens, and closed by --fix', () => {
  test.each([
    ['the first of several', '"echo"', '"echo', '"echo\n'],
    ['in single quotes', "'echo'", "'echo", "'echo\n"],
    ['before others in the file', '"echo:v1"', '"echo:v1', '"echo:'],
    ['closed by another kind', '"echo:v1"', `"echo:v1'`, '"echo:'],
  ])('%s', (_, good, bad, start) => {
    const text = POD.replace(good, bad);
    expect(said(text)).toEqual([start, 'This quote is not closed.']);
    expect(mended(text)).toBe(POD);
  });

  test('before the next document', () => {
    const text = `${POD.replace('["sh", "-c"]', '"sh')}---\n${POD.replaceAll('echo', 'other')}`;
    expect(said(text)).toEqual(['"sh\n--', 'This quote is not closed.']);
  });

  test('but left open where the value may end before its line does', () => {
    const text = POD.replace('name: "echo"', 'name: "echo # mine');
    expect(errors(text)).toMatchObject([{ message: { en: 'This quote is not closed.' } }]);
    expect(mended(text)).toBe(text);
  });

  test('and not sought in comments, or in text after `|`', () => {
    const text = `a: |\n  don't\n  say "\n# it's\nb: "c\n`;
    expect(said(text)).toEqual(['"c\n', 'This quote is not closed.']);
  });
});

describe('a value with its own quotes in it is mended', () => {
  test.each([
    [`a: 'it's'`, `a: 'it''s'`],
    [`a: "say "hi""`, `a: "say \\"hi\\""`],
  ])('%s', (line, meant) => {
    expect(errors(line)).toMatchObject([
      { message: { en: 'A quote within the value ends it.' }, fix: { text: meant.slice(3) } },
    ]);
  });
});

describe('a bracket that is not closed is shown where it opens', () => {
  test.each([
    ['in the last line', '["sh", "-c"]', '["sh", "-c"', '["sh",'],
    ['before another key', '{app: echo}', '{app: echo', '{app: '],
  ])('%s, and closed by --fix', (_, good, bad, start) => {
    const text = POD.replace(good, bad);
    expect(said(text)).toEqual([start, 'This bracket is not closed.']);
    expect(mended(text)).toBe(POD);
  });

  test('in JSON, and left to the reader', () => {
    const text = '{"apiVersion": "v1",\n"kind": "Namespace",\n"metadata": {"name": "a"}\n';
    expect(said(text)).toEqual(['{"apiV', 'This bracket is not closed.']);
    expect(mended(text)).toBe(text);
  });

  test('or where the wrong one closes it', () => {
    const text = POD.replace('{app: echo}', '{app: echo]');
    expect(said(text)).toEqual([']\nspec', '`{` is closed by `]` here.']);
    expect(mended(text)).toBe(POD);
  });

  test('unlike a comma that is missing', () => {
    const text = POD.replace('"sh", ', '"sh" ');
    expect(said(text)).toEqual(['"-c"]\n', 'A comma is missing before this.']);
    expect(mended(text)).toBe(POD.replace('"sh", ', '"sh", '));
  });
});

describe('what is empty is said where it stands', () => {
  const object = (apiVersion: string, kind: string) =>
    `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: a}\nspec:\n`;
  test.each([
    ['v1', 'Pod', 'Add `containers`.'],
    ['apps/v1', 'Deployment', 'Add `selector`, `template`.'],
    ['v1', 'Service', 'Add `spec`.'],
  ])('the spec of %s %s', (apiVersion, kind, hint) => {
    const text = object(apiVersion, kind);
    expect(said(text)).toEqual(['spec:\n', '`spec` is empty.']);
    expect(errors(text)).toMatchObject([{ at: 'spec', hint: { en: hint } }]);
  });

  test.each([
    ['items:\n  kind: Namespace\n', '`items` must be a list.'],
    ['items:\n', 'A `kind: List` needs a list of objects in `items`.'],
  ])('the items of a List: %j', (items, message) => {
    expect(said(`apiVersion: v1\nkind: List\n${items}`)).toEqual([items.slice(0, 6), message]);
  });
});
