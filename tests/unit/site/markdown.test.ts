import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { bodyOf } from '../../../src/site/body.ts';
import { readPage } from '../../../src/site/content.ts';
import { note } from './project.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');

async function bodyIn(markdown: string, lang: 'ko' | 'en' = 'en', ending = 'md') {
  const file = `content/notes/${lang}/pod.${ending}`;
  const page = readPage({ collection: 'notes', lang, slug: 'pod', file }, note(markdown));
  return bodyOf(page, { languages: ['ko', 'en'], terms: [] });
}
const htmlOf = async (markdown: string, lang: 'ko' | 'en' = 'en') => (await bodyIn(markdown, lang)).parts.join('');
/** The text of a page as it is seen. */
const seen = (html: string) =>
  html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&#x3C;', '<')
    .replaceAll('&#x26;', '&');

describe('text that is not MDX works in an .md file', () => {
  const folder = join(FIXTURES, 'not-mdx');
  const files = readdirSync(folder);

  test.each(files)('%s', async (name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    await expect(bodyIn(text, 'en', 'mdx')).rejects.toThrow(/^content\/notes\/en\/pod\.mdx:\d+:\d+: /);
    const html = seen(await htmlOf(text));
    const words = text.replace(/<!--.*?-->|<\/?(?:br|details|summary)>|[|`*-]/gs, '').match(/[^\s<>]{3,}/g)!;
    for (const word of words) expect(html.replace(/[-]/g, '')).toContain(word);
  });

  it('shows as text what is in angle brackets and is no element', async () => {
    expect(seen(await htmlOf('Take <pod-name>, <Namespace> and <Node>.'))).toBe(
      'Take <pod-name>, <Namespace> and <Node>.',
    );
  });

  it('knows components and what stands between their tags', async () => {
    const { parts } = await bodyIn('<Mistake title="b &amp; `c`">\n\n<Run id="pod/echo" />\n\nd **e**\n\n</Mistake>');
    const run = { component: 'Run', attributes: { id: 'pod/echo' }, parts: [] };
    expect(parts).toEqual([
      {
        component: 'Mistake',
        attributes: { title: 'b & `c`', anchor: 'b--c' },
        parts: [run, '<p>d <strong>e</strong></p>'],
      },
    ]);
  });

  it('has elements of HTML in any case, over lines, in tables and lists', async () => {
    const html = await htmlOf('| a<BR>b |\n| --- |\n| <KBD>c</KBD> |\n\n- x<sub>\n  2</sub>');
    expect(html).toContain('a<br>b');
    expect(html).toContain('<kbd>c</kbd>');
    expect(html).toContain('<sub>\n2</sub>');
  });
});

describe('what people write in Markdown', () => {
  it.each([
    ['ko', ['참고', '팁', '중요', '경고', '주의']],
    ['en', ['Note', 'Tip', 'Important', 'Warning', 'Caution']],
  ] as const)('has alerts with a title in the language of the page (%s)', async (lang, titles) => {
    const kinds = ['NOTE', 'TIP', 'IMPORTANT', 'WARNING', 'caution'];
    const html = await htmlOf(kinds.map((kind) => `> [!${kind}]\n> a **b**`).join('\n\n'), lang);
    for (const [index, title] of titles.entries()) {
      const kind = kinds[index]!.toLowerCase();
      expect(html).toContain(
        `<div class="alert alert-${kind}" role="note"><p class="box-label">${title}</p>\n<p>a <strong>b</strong></p>`,
      );
    }
  });

  it.each(['> [!NOTE] a', '> [!OTHER]\n> a', '> a [!NOTE]'])('leaves a quotation a quotation: %s', async (text) => {
    expect(await htmlOf(text)).toContain('<blockquote>');
  });

  it('names the boxes of a task list', async () => {
    const html = await htmlOf('- [x] a\n- [ ] b', 'ko');
    expect(html).toContain('<input type="checkbox" checked disabled aria-label="완료"> a');
    expect(html).toContain('<input type="checkbox" disabled aria-label="할 일"> b');
  });

  it('aligns columns', async () => {
    expect(await htmlOf('| a | b |\n| :-: | --: |\n| 1 | 2 |')).toContain(
      '<td align="center">1</td><td align="right">2</td>',
    );
  });

  it('writes formulas as MathML without styles, and leaves single dollars alone', async () => {
    const html = await htmlOf('$HOME is $PATH. $$\\frac{a}{b}$$\n\n$$\n\\text{파드}\n$$\n\n```math\nx\n```');
    expect(html).toContain('$HOME is $PATH. <math><mrow><mfrac><mi>a</mi><mi>b</mi></mfrac></mrow></math>');
    expect(html).toContain(
      '<div class="math" tabindex="0"><math display="block"><mrow><mtext>파드</mtext></mrow></math></div>',
    );
    expect(html.match(/<math display="block">/g)).toHaveLength(2);
    expect(html).not.toMatch(/style=|class="katex|annotation/);
  });

  it('says where a formula cannot be read', async () => {
    await expect(bodyIn('a\n\n$$\nx\n\\frac{a\n$$')).rejects.toThrow(/pod\.md:11:\d+: this is not a formula/);
  });

  it.each(['a **b**', '```sh\nkubectl get pod\n```', '| a |\n|---|\n| b |', '> a', '![a](../../images/a.png)'])(
    'needs no styles of its own for what most pages have: %j',
    async (text) => {
      expect((await bodyIn(text)).isRich).toBe(false);
    },
  );

  it.each(['<kbd>a</kbd>', '- [ ] a', '> [!TIP]\n> a', '$$x$$', '```sh title="a"\nb\n```', '| a |\n| -: |\n| b |'])(
    'needs them for %j',
    async (text) => {
      expect((await bodyIn(text)).isRich).toBe(true);
    },
  );

  it('is the page of the fixture, in both languages', async () => {
    for (const lang of ['ko', 'en'] as const) {
      const file = `content/notes/${lang}/markdown.md`;
      const text = readFileSync(join(FIXTURES, `markdown/${lang}.md`), 'utf8');
      const page = readPage({ collection: 'notes', lang, slug: 'markdown', file }, text);
      expect((await bodyOf(page, { languages: ['ko', 'en'], terms: [] })).headings.length).toBeGreaterThan(4);
    }
  });
});
