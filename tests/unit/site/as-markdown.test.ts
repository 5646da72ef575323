import fc from 'fast-check';
import type { Html, Nodes, Paragraph } from 'mdast';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, it, test } from 'vitest';
import { elementNodes } from '../../../src/site/as-markdown/elements.ts';
import {
  block,
  code,
  heading,
  html,
  inParagraphs,
  link,
  list,
  paragraph,
  plain,
  strong,
  table,
  words,
} from '../../../src/site/as-markdown/nodes.ts';
import { toHtml, toMarkdown } from '../../../src/site/as-markdown/write.ts';

const parse = (text: string) => unified().use(remarkParse).use(remarkGfm).use(remarkCjkFriendly).parse(text);
const textOf = (node: Nodes): string =>
  'value' in node ? node.value : 'children' in node ? node.children.map(textOf).join('') : '';

test('a text is read as it was, whatever stands in it', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'ab1 한“”*_~`[]()<>#+-=!|&;.\\:') });
  fc.assert(
    fc.property(letters, letters, (before, after) => {
      const sentence = `a${before}`.trim();
      const nodes = parse(toMarkdown([{ type: 'paragraph', children: [{ type: 'text', value: sentence }] }]));
      expect(textOf(nodes)).toBe(sentence);
      const start = `${after}a`.trim();
      const other = parse(toMarkdown([{ type: 'paragraph', children: [{ type: 'text', value: start }] }]));
      expect(other.children.map(({ type }) => type)).toEqual(['paragraph']);
      expect(textOf(other)).toBe(start);
    }),
  );
});

test('a manifest keeps every byte, whatever it holds', () => {
  for (const text of ['a: |\n  ```yaml\n', 'a: b  \r\n\r\nc: "<d>"', '\n- x\n', 'no line end']) {
    const written = toMarkdown([paragraph('before'), block('yaml', text), paragraph('after')]);
    expect(written).toContain(text);
    const [, fence] = parse(written).children;
    expect(fence).toMatchObject({ type: 'code', lang: 'yaml' });
  }
});

it.each([
  ['strong Hangul beside a particle', [paragraph(strong('“파드”'), '라는')], '**“파드”**라는\n'],
  ['names with underscores', [paragraph('REDIS_HOST of redis_db')], 'REDIS_HOST of redis_db\n'],
  ['code in a text', [heading(2, 'The typo `piVersion`')], '## The typo `piVersion`\n'],
  ['a link', [paragraph(link('https://a.org/', 'a'), ' ', code('b'))], '[a](https://a.org/) `b`\n'],
  ['a list', list(['1. a', '# b'], true), '1. 1\\. a\n2. \\# b\n'],
  [
    'a table',
    [
      table([
        ['a', 'b'],
        ['c|d', 'e'],
      ]),
    ],
    '| a | b |\n| - | - |\n| c\\|d | e |\n',
  ],
])('writes %s', (_, nodes, expected) => {
  expect(toMarkdown(nodes)).toBe(expected);
});

test('text that stands in no paragraph gets one, with the HTML beside it', () => {
  const nodes = inParagraphs([
    html('<summary>'),
    ...words('More `code`'),
    html('</summary>'),
    block('sh', 'a'),
    html('<hr>'),
  ]);
  expect(toMarkdown(nodes)).toBe('<summary>More `code`</summary>\n\n```sh\na\n```\n\n<hr>\n');
});

test('the words of a link are a link, whatever stands in them', () => {
  for (const title of ['args[0]', 'a] b', '](https://b.org/)', '[x](https://b.org/)']) {
    const [written] = parse(toMarkdown([paragraph(link('https://a.org/', title))])).children as [Paragraph];
    expect(written.children, title).toEqual([expect.objectContaining({ type: 'link', url: 'https://a.org/' })]);
    expect(textOf(written)).toBe(title);
  }
});

test('what stands in an element is no HTML of its own', () => {
  const summary = elementNodes('summary', {}, words('Not `<img src="x">` nor <img src="x">'), true);
  expect(toMarkdown([...summary, paragraph('a')])).toBe(
    '<summary>Not <code>&#x3C;img src="x"></code> nor &#x3C;img src="x"></summary>\n\na\n',
  );
});

test('an empty line in a text ends nothing', () => {
  const text = 'a `b\n\n<!-- c -->\n\n[d](https://e.org/)`\n\n    f';
  const parts = [paragraph(text), heading(3, text), ...list([paragraph(code('a\n\n# b'), plain('\n\n# c')), '    d'])];
  expect(toMarkdown([paragraph('    a')])).toBe('a\n');
  const [one, two, three, ...others] = parse(toMarkdown(parts)).children;
  expect([one, two, three].map((node) => node && [node.type, textOf(node)])).toEqual([
    ['paragraph', 'a b <!-- c --> [d](https://e.org/) f'],
    ['heading', 'a b <!-- c --> [d](https://e.org/) f'],
    ['list', 'a # b # cd'],
  ]);
  expect(others).toEqual([]);
});

test('an attribute does not end its tag', () => {
  const title = 'a\n\n```sh\nkubectl delete pod a\n```\n\n"&quot;';
  const tree = parse(toMarkdown([paragraph('a', ...(elementNodes('abbr', { title }, words('b'), false) as [Html]))]));
  expect(tree.children.map(({ type }) => type)).toEqual(['paragraph']);
  expect(toHtml(tree.children)).toBe(
    '<p>a<abbr title="a ```sh kubectl delete pod a ``` &quot;&amp;quot;">b</abbr></p>',
  );
});

test('a feed holds no character that XML has none for', () => {
  expect(toHtml([block('text', 'a\u001b[2J\u0000b\ud800c'), { type: 'paragraph', children: words('<d> & `e`') }])).toBe(
    '<pre><code class="language-text">a\ufffd[2J\ufffdb\ufffdc\n</code></pre>\n<p>&#x3C;d> &#x26; <code>e</code></p>',
  );
});
