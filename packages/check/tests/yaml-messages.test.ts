import { describe, expect, test } from 'vitest';
import { check } from '../src/check.ts';
import { parseManifest } from '../src/manifest/parse.ts';

const findings = async (text: string) => await check([parseManifest('a.yaml', text)]);

describe('text that only quotes make text is shown in quotes', () => {
  test.each([
    ['a: */5 * * * *', '*/5 * * * *'],
    ['a: * * * * *  # each minute', '* * * * *'],
    ['a: @daily', '@daily'],
    ['a: `date`', '`date`'],
    ['a: %d', '%d'],
    ['a: &', '&'],
    ['a: *.example.com', '*.example.com'],
    ['a: [*]', '*'],
    ['a: ["x", *, "y"]', '*'],
    ['a: {b: @c, d: e}', '@c'],
    ['- */5', '*/5'],
    ['*.a: b', '*.a'],
    ['@a: b', '@a'],
  ])('%s', async (line, text) => {
    const [found, ...others] = await findings(line);
    expect(others).toEqual([]);
    const start = line.indexOf(text);
    const range = { start, end: start + text.length };
    expect(found).toMatchObject({ range, fix: { range, text: JSON.stringify(text) } });
    expect(found?.hint?.en).toContain(JSON.stringify(text));
  });

  test('but not where the line is broken for another reason', async () => {
    for (const line of ['a: [b] @c', 'a: "@x" c: d', 'a: "b"@c']) {
      expect(await findings(line), line).toMatchObject([
        { rule: 'yaml-syntax', hint: { en: expect.stringContaining('Keys of the same level') } },
      ]);
    }
  });

  test('an alias that looks like one is asked for its anchor', async () => {
    expect(await findings('a: *base')).toMatchObject([
      { rule: 'unknown-alias', message: { en: expect.stringContaining('no anchor') } },
    ]);
  });
});

describe('a slip of the hand is said where it was made', () => {
  const TOP = 'metadata:\n  labels: {}\nspec:\n  containers:\n';
  test.each([
    [
      'a space left out after a colon',
      'kind:Pod\nmetadata: {}\n',
      'kind:Pod',
      'A space is missing after `kind:`.',
      'kind: Pod',
    ],
    [
      'the same in the last line',
      'a:\n  b: c\n  image:nginx\n',
      'image:nginx',
      'A space is missing after `image:`.',
      'image: nginx',
    ],
    [
      'a space left out after a dash',
      `${TOP}    -name: a\n     image: b\n`,
      'name:',
      'A space is missing after `-`.',
      ' name:',
    ],
    [
      'a colon left out',
      'kind: Pod\nmetadata\n  name: a\n',
      'metadata',
      'A colon is missing after `metadata`.',
      'metadata:',
    ],
    [
      'a key too deep',
      'metadata:\n  name: a\n    labels: {}\n',
      'labels',
      '`labels` does not start in the same column',
      undefined,
    ],
    ['a key below the dash', `${TOP}    - name: a\n    image: b\n`, 'image', 'Start it in column 7.', undefined],
    ['a colon in a value', 'a: time: 12:30\n', 'time: 12:30', 'needs quotes', '"time: 12:30"'],
    ['a space in an image', 'image: nginx: 1.27\n', 'nginx: 1.27', 'a space in the name', 'nginx:1.27'],
    ['a comma from JSON', '"kind": "Pod",\n"metadata": {}\n', ',', 'A comma is not allowed at the end of a line', ''],
    ['a comment from elsewhere', '// a Pod\nkind: Pod\n', '// a Pod', '`//` is not a comment', '# a Pod'],
    ['a space that is none', 'kind:\u00a0Pod\nmetadata: {}\n', '\u00a0', 'U+00A0', ' '],
    [
      'a colon left out before a value',
      'kind Pod\nmetadata: {}\n',
      'kind Pod',
      'A colon is missing after `kind`.',
      'kind: Pod',
    ],
    [
      'the same in the last line',
      'a:\n  b: c\n  image nginx:1\n',
      'image nginx:1',
      'A colon is missing after `image`.',
      'image: nginx:1',
    ],
    ['an equals sign', 'a:\n  b: c\n  d = e\n', 'd = e', 'Write `d: e`', undefined],
    ['a comment without its mark', 'kind: Pod\nthis is mine\na: b\n', 'this is mine', 'start it with `#`', undefined],
    ['a key further left', 'a:\n  b: c\n d: e\n', 'd', 'No key above starts in the same column as `d`', undefined],
    ['an asterisk for a dash', 'a:\n  * b: c\n', '*', 'starts with `-`', '-'],
    ['a colon at the end of a value', 'image: nginx:\n', 'nginx:', 'ends with a colon', undefined],
    ['two keys in one line', 'apiVersion: v1 kind: Pod\n', ' kind: Pod', 'two keys on one line', '\nkind: Pod'],
    [
      'a bracket too many',
      '{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "a"}}\n}\n',
      '}',
      'has no opening bracket',
      '',
    ],
    ['a merge conflict', 'kind: Pod\n<<<<<<< HEAD\na: b\n', '<<<<<<<', 'merge conflict', undefined],
  ])('%s', async (_, text, fault, said, fix) => {
    const [found] = await findings(text);
    expect(found?.rule).toBe('yaml-syntax');
    expect(text.slice(found?.range.start, found?.range.end)).toBe(fault);
    expect(`${found?.message.en} ${found?.hint?.en}`).toContain(said);
    expect(found?.fix?.text).toBe(fix);
  });

  test('and not sought in lines that no hand writes', async () => {
    const [found] = await findings(`a: ${'x '.repeat(400)}: b\n`);
    expect(found?.message.en).not.toContain('needs quotes');
  });
});
