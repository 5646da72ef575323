import { describe, expect, test } from 'vitest';
import { check } from '../src/check.ts';
import { mend } from '../src/fix.ts';
import { parseManifest } from '../src/manifest/parse.ts';

const errors = async (text: string) =>
  (await check([parseManifest('a.yaml', text)])).filter(({ severity }) => severity === 'error');
const mended = async (text: string) => (await mend(parseManifest('a.yaml', text))).text;
/** The one thing said of a text: from where, and in which words. */
const said = async (text: string) => {
  const found = await errors(text);
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
  ])('%s', async (_, good, bad, start) => {
    const text = POD.replace(good, bad);
    expect(await said(text)).toEqual([start, 'This quote is not closed.']);
    expect(await mended(text)).toBe(POD);
  });

  test('before the next document', async () => {
    const text = `${POD.replace('["sh", "-c"]', '"sh')}---\n${POD.replaceAll('echo', 'other')}`;
    expect(await said(text)).toEqual(['"sh\n--', 'This quote is not closed.']);
  });

  test('but left open where the value may end before its line does', async () => {
    const text = POD.replace('name: "echo"', 'name: "echo # mine');
    expect(await errors(text)).toMatchObject([{ message: { en: 'This quote is not closed.' } }]);
    expect(await mended(text)).toBe(text);
  });

  test('and not sought in comments, or in text after `|`', async () => {
    const text = `a: |\n  don't\n  say "\n# it's\nb: "c\n`;
    expect(await said(text)).toEqual(['"c\n', 'This quote is not closed.']);
  });
});

describe('a value with its own quotes in it is mended', () => {
  test.each([
    [`a: 'it's'`, `a: 'it''s'`],
    [`a: "say "hi""`, `a: "say \\"hi\\""`],
  ])('%s', async (line, meant) => {
    expect(await errors(line)).toMatchObject([
      { message: { en: 'A quote inside the value ends the value.' }, fix: { text: meant.slice(3) } },
    ]);
  });
});

describe('a bracket that is not closed is shown where it opens', () => {
  test.each([
    ['in the last line', '["sh", "-c"]', '["sh", "-c"', '["sh",'],
    ['before another key', '{app: echo}', '{app: echo', '{app: '],
  ])('%s, and closed by --fix', async (_, good, bad, start) => {
    const text = POD.replace(good, bad);
    expect(await said(text)).toEqual([start, 'This bracket is not closed.']);
    expect(await mended(text)).toBe(POD);
  });

  test('in JSON, and left to the reader', async () => {
    const text = '{"apiVersion": "v1",\n"kind": "Namespace",\n"metadata": {"name": "a"}\n';
    expect(await said(text)).toEqual(['{"apiV', 'This bracket is not closed.']);
    expect(await mended(text)).toBe(text);
  });

  test('or where the wrong one closes it', async () => {
    const text = POD.replace('{app: echo}', '{app: echo]');
    expect(await said(text)).toEqual([']\nspec', '`{` is closed by `]` here.']);
    expect(await mended(text)).toBe(POD);
  });

  test('unlike a comma that is missing', async () => {
    const text = POD.replace('"sh", ', '"sh" ');
    expect(await said(text)).toEqual(['"-c"]\n', 'A comma is missing before this.']);
    expect(await mended(text)).toBe(POD.replace('"sh", ', '"sh", '));
  });
});

describe('what is empty is said where it stands', () => {
  const object = (apiVersion: string, kind: string) =>
    `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: a}\nspec:\n`;
  test.each([
    ['v1', 'Pod', 'Add `containers`.'],
    ['apps/v1', 'Deployment', 'Add `selector`, `template`.'],
    ['v1', 'Service', 'Add `spec`.'],
  ])('the spec of %s %s', async (apiVersion, kind, hint) => {
    const text = object(apiVersion, kind);
    expect(await said(text)).toEqual(['spec:\n', '`spec` is empty.']);
    expect(await errors(text)).toMatchObject([{ at: 'spec', hint: { en: hint } }]);
  });

  test.each([
    ['items:\n  kind: Namespace\n', '`items` must be a list.'],
    ['items:\n', 'A `kind: List` needs a list of objects in `items`.'],
  ])('the items of a List: %j', async (items, message) => {
    expect(await said(`apiVersion: v1\nkind: List\n${items}`)).toEqual([items.slice(0, 6), message]);
  });
});
