import { expect, it, test } from 'vitest';
import { bodyOf } from '../../../src/site/body.ts';
import { readPage } from '../../../src/site/content.ts';
import { note } from './project.ts';

async function htmlOf(markdown: string, lang: 'ko' | 'en' = 'en'): Promise<string> {
  const file = `content/notes/${lang}/pod.mdx`;
  const page = readPage({ collection: 'notes', lang, slug: 'pod', file }, note(markdown));
  const { parts } = await bodyOf(page, { languages: ['ko', 'en'], terms: [] });
  return parts.join('');
}

it.each([
  ['ko', '각주', '1번 각주가 달린 곳으로 돌아가기'],
  ['en', 'Footnotes', 'Back to reference 1'],
] as const)('speaks of footnotes in the language of the page (%s)', async (lang, heading, back) => {
  const html = await htmlOf('A Pod.[^a]\n\n[^a]: A note.', lang);
  expect(html).toContain(`<h2 id="footnote-label">${heading}</h2>`);
  expect(html).toContain(`aria-label="${back}"`);
  expect(html).toContain('aria-describedby="footnote-label"');
});

test('a block of code has a button, and the prompts of a shell are no text', async () => {
  const html = await htmlOf('```sh\n$ echo 1\n$HOME\n```');
  expect(html).toContain('<button type="button" class="copy" data-copy="" aria-label="Copy the code"></button>');
  expect(html).toContain('<span class="prompt"></span>');
  expect(html.replace(/<[^>]+>/g, '')).toContain('echo 1\n$HOME');
});

test('what begins with a dollar is text where no shell is spoken of', async () => {
  expect((await htmlOf('```text\n$ 5\n```')).replace(/<[^>]+>/g, '')).toContain('$ 5');
});

test('a manifest in a block is a quotation, and has no button', async () => {
  expect(await htmlOf('```yaml\nkind: Pod\n```')).not.toContain('data-copy');
});

test('a page is HTML, with components in their places, and the headings that its table of contents lists', async () => {
  const place = { collection: 'notes', lang: 'en', slug: 'pod', file: 'content/notes/en/pod.mdx' } as const;
  const page = readPage(place, note('## A *b*\n\n{/* c */}\n\n<Example id="pod/echo" />'));
  const { parts, headings } = await bodyOf(page, { languages: ['ko', 'en'], terms: [] });
  expect(headings).toEqual([{ depth: 2, slug: 'a-b', text: 'A b' }]);
  expect(parts).toEqual([
    '<div class="heading"><h2 id="a-b">A <em>b</em></h2><a class="anchor" href="#a-b" aria-labelledby="link-to a-b">#</a></div>\n',
    { component: 'Example', attributes: { id: 'pod/echo', showing: 'whole' }, parts: [] },
  ]);
});

test.each([
  '<details>\n<summary>**more**</summary>\ntext\nand text\n</details>',
  '<details>\n<summary>**more**</summary> text\nand text\n</details>',
  '<details>\n<summary>**more**</summary>\n\ntext\nand text\n</details>',
])('a summary in a line of its own heads its details: %j', async (text) => {
  expect((await htmlOf(text)).replace(/\n+/g, ' ')).toMatch(
    /<details> ?<summary>(?:<p>)?<strong>more<\/strong>(?:<\/p>)?<\/summary> ?<p> ?text and text<\/p> ?<\/details>/,
  );
});

test('a component in a sentence stands between two paragraphs', async () => {
  const place = { collection: 'notes', lang: 'en', slug: 'pod', file: 'content/notes/en/pod.mdx' } as const;
  for (const file of [place.file, 'content/notes/en/pod.md']) {
    const page = readPage({ ...place, file }, note('One <kbd>a</kbd>\n<Example id="pod/echo" /> two.'));
    const { parts } = await bodyOf(page, { languages: ['ko', 'en'], terms: [] });
    expect(parts.map((part) => (typeof part === 'string' ? part.replace(/\s+/g, ' ') : part))).toEqual([
      expect.stringMatching(/^<p>One <kbd>a<\/kbd> ?<\/p> $/),
      { component: 'Example', attributes: { id: 'pod/echo', showing: 'whole' }, parts: [] },
      expect.stringMatching(/^ ?<p> ?two\.<\/p>/),
    ]);
  }
});

test('a single tilde is a range, and two strike out', async () => {
  expect(await htmlOf('10:00~12:00, 13:00~18:00 ~~old~~')).toBe('<p>10:00~12:00, 13:00~18:00 <del>old</del></p>');
});
