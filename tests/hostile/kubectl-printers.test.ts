import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { render } from '../../src/kubectl/jsonpath/evaluate.ts';
import { parseTemplate } from '../../src/kubectl/jsonpath/parse.ts';
import { toYaml } from '../../src/kubectl/print/yaml.ts';
import { cases } from '../exhaustive.ts';
import { describeWithKubectl } from './confined-kubectl.ts';

/** Pieces of texts that YAML reads in ways of its own, or that break lines. */
const PIECES = [
  ...[
    'a',
    'true',
    'no',
    'y',
    'on',
    'Off',
    'null',
    '~',
    '1',
    '00',
    '0x1f',
    '1_000',
    '1.5',
    '1e3',
    '.5',
    '+1',
    '.inf',
    '.nan',
  ],
  ...['1:20', '2026-01-02', '2026-01-02T03:04:05Z', '-', '- x', ': ', '#', ' #', 'a: b', '=', '<<', '"', "'", '\\'],
  ...['{', '}', '[', ']', '&', '*', '!', '|', '>', '%', '@', '`', ',', '?', ' ', '  ', '\n', '\t', '\r', '\u0007'],
  ...['é', '한글', '🙂', '\u00a0', 'word ', 'a-longer-word '],
];
/** None that lists the values of a map: Go takes them in any order. */
/** Numbers, and texts that are nearly numbers. */
const NUMBERS =
  '.51_000 .5_ ._5 .5e1_0 .5e 1e1_0 1_e1 1.5_e1 -._5 +.5_ -_1 1__2 _1 -_ 1_ 08 0o9 0x_f 1:30 1_0:30.5_'.split(' ');
const TEMPLATES = [
  ...[
    '{.metadata.name}',
    '{.data}',

    '{.list[*].name}',
    '{.list[-1].name}',
    '{.list[0:2].n}',
    '{.list[0,2].n}',
  ],
  ...['{.list[?(@.n>1)].name}', '{.list[?(@.name=="b")].n}', '{.list[?(@.on)].name}', '{.nope}', '{.list}'],
  ...[
    '{range .list[*]}{.name}{"\\t"}{.n}{"\\n"}{end}',
    "{.data['a','b.c']}",
    '{.data.b\\.c}',
    '{.list[0].on} {.list[1].none}',
    'a {"{"} b',
  ],
];
const OBJECT = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { labels: { k: 'v' }, name: 'x' },
  data: { a: 'one', 'b.c': 'two' },
  list: [
    { name: 'a', n: 1, on: true },
    { name: 'b', n: 2, none: null },
    { name: 'c', n: 3, deep: { name: 'd' } },
  ],
};

describeWithKubectl('kubectl prints the same', () => {
  const folder = mkdtempSync(join(tmpdir(), 'studylog-printers-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Without a cluster: what is printed of an object of a file, a label of which is what it was. */
  function printed(object: object, format: string): string {
    const file = join(folder, 'object.json');
    writeFileSync(file, JSON.stringify(object));
    const words = ['label', '--local', '-f', file, 'k=v', '--overwrite', '-o', format];
    const { stdout } = spawnSync('kubectl', words, {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, KUBECONFIG: '', HOME: folder },
    });
    return stdout;
  }

  test('as YAML', () => {
    const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join(''));
    const texts = fc.array(text, { minLength: 100, maxLength: 200 });
    fc.assert(
      fc.property(texts, (list) => {
        const data = Object.fromEntries(list.map((one, index) => [`k${index}`, one]));
        const object = {
          ...OBJECT,
          data,
          list: [...list, { nested: list[0], empty: {}, none: null, number: 1.5 }, [[list[1]]]],
        };
        expect(toYaml(object)).toBe(printed(object, 'yaml'));
      }),
      { numRuns: cases(3), examples: [[NUMBERS]] },
    );
  });

  test.each(TEMPLATES)('by the template %s', (template) => {
    expect(render(OBJECT, parseTemplate(template))).toBe(printed(OBJECT, `jsonpath=${template}`));
  });
});
