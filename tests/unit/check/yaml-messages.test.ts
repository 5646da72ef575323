import { describe, expect, test } from 'vitest';
import { check } from '../../../src/check/check.ts';
import { loadSchema } from '../../../src/check/schema/load.ts';
import { parseManifest } from '../../../src/manifest/parse.ts';

await loadSchema();

const findings = (text: string) => check([parseManifest('a.yaml', text)]);

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
  ])('%s', (line, text) => {
    const [found, ...others] = findings(line);
    expect(others).toEqual([]);
    const start = line.indexOf(text);
    const range = { start, end: start + text.length };
    expect(found).toMatchObject({ range, fix: { range, text: JSON.stringify(text) } });
    expect(found?.hint?.en).toContain(JSON.stringify(text));
  });

  test('but not where the line is broken for another reason', () => {
    for (const line of ['a: [b] @c', 'a: "@x" c: d', 'a: x # @y\n b: c', 'a: "b"@c']) {
      expect(findings(line), line).toMatchObject([
        { rule: 'yaml-syntax', hint: { en: expect.stringContaining('Keys of one level') } },
      ]);
    }
  });

  test('an alias that looks like one is asked for its anchor', () => {
    expect(findings('a: *base')).toMatchObject([
      { rule: 'unknown-alias', message: { en: expect.stringContaining('no anchor') } },
    ]);
  });
});
