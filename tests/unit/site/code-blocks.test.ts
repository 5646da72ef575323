import type { Element, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { rehypeCodeBlocks } from '../../../src/site/code-blocks.ts';
import { readFence } from '../../../src/site/fence.ts';

/** A code block as it is shown, and what its button copies: what src/site/browser/copy.ts leaves of it. */
async function block(language: string, code: string, meta?: string) {
  const element: Element = {
    type: 'element',
    tagName: 'code',
    properties: language ? { className: [`language-${language}`] } : {},
    ...(meta ? { data: { meta } as never } : {}),
    children: [{ type: 'text', value: `${code}\n` }],
  };
  const pre: Element = { type: 'element', tagName: 'pre', properties: {}, children: [element] };
  const tree: Root = { type: 'root', children: [pre] };
  await rehypeCodeBlocks('Copy')(tree);
  const html = toHtml(tree);
  const shown = /<code>(.*)<\/code>/s.exec(html)![1]!;
  const text = (part: string) => part.replace(/<[^>]+>/g, '').replaceAll('&#x3C;', '<');
  return { html, text: text(shown), copied: text(shown.replace(/<(samp|del)>.*?<\/\1>/gs, '')) };
}

describe('a code block', () => {
  it.each([
    ['go', 'package main', 't-key'],
    ['Rust', 'fn main() {}', 't-key'],
    ['toml', 'a = "b"', 't-str'],
    ['sql', "select 'a'", 't-str'],
    ['hcl', 'a = "b"', 't-str'],
  ])('is coloured in any language of Shiki, whatever the case of its name: %s', async (language, code, token) => {
    const { html, text } = await block(language, code);
    expect(html).toContain(`class="${token}"`);
    expect(html).not.toContain('style=');
    expect(text).toBe(code);
  });

  it('has a title', async () => {
    const { html } = await block('js', 'a', 'title="src/a.js"');
    expect(html).toContain('<figure class="code-block" data-code=""><figcaption>src/a.js</figcaption><pre');
    expect((await block('yaml', 'a: b', "title='<b>'")).html).toContain(
      '<figure class="code-block"><figcaption>&#x3C;b></figcaption>',
    );
  });

  it('marks lines and words that its fence names, and those of Shiki’s notations', async () => {
    const { html, text } = await block(
      'js',
      'let a\nlet b\nlet c // [!code highlight]\nlet d',
      '{1,4-99999999999} /b/',
    );
    expect(html.match(/<mark class="line highlighted">/g)).toHaveLength(3);
    expect(html).toContain('<mark class="word">b</mark>');
    expect(text).toBe('let a\nlet b\nlet c\nlet d');
  });

  it('marks the first of words that overlap', async () => {
    expect((await block('text', 'abc', '/ab/ /bc/')).html).toContain('<mark class="word">ab</mark>c');
  });

  it('shows a change, and copies what it leads to', async () => {
    const { html, text, copied } = await block('js', 'a() // [!code --]\nb() // [!code ++]\nc()\nd() // [!code --]');
    expect(text).toBe('a()\nb()\nc()\nd()');
    expect(html).toContain('<ins class="line add">');
    expect(copied).toBe('b()\nc()');
  });

  it('shows a patch, and copies it whole', async () => {
    const { html, copied } = await block('diff', '-a\n+b');
    expect(html).toContain('<span class="t-del">-a</span>');
    expect(copied).toBe('-a\n+b');
  });

  it('copies the commands of a session, without prompts and output', async () => {
    const session =
      "before\n$ kubectl get pod \\\n>   -o wide\nNAME don't\n\nroot@node-1:~# ls\n[me@node ~]$ cat <<E\nx";
    const { html, text, copied } = await block('console', session);
    expect(copied).toBe('kubectl get pod \\\n  -o wide\nls\ncat <<E');
    expect(html.match(/<span class="prompt">/g)).toHaveLength(3);
    expect(text).toContain("NAME don't\n\nls");
  });

  it('copies all of a script, which has no prompts', async () => {
    expect((await block('sh', 'cat <<E\n> a\nE\n# $ b')).copied).toBe('cat <<E\n> a\nE\n# $ b');
  });
});

describe('the info string of a fence', () => {
  it.each([
    [
      'yaml',
      'title="a b.yaml" {1,3-5} /x\\/y/ unchecked',
      {
        language: 'yaml',
        title: 'a b.yaml',
        lines: [
          [1, 1],
          [3, 5],
        ],
        words: ['x/y'],
        switches: ['unchecked'],
      },
    ],
    ['yaml{2}', null, { language: 'yaml', lines: [[2, 2]], words: [], switches: [] }],
    ['js', 'title="src/app/a.js"', { language: 'js', title: 'src/app/a.js', lines: [], words: [], switches: [] }],
    [null, null, { language: '', lines: [], words: [], switches: [] }],
    [
      'js',
      '{a} {} showLineNumbers',
      { language: 'js', lines: [], words: [], switches: ['{a}', '{}', 'showLineNumbers'] },
    ],
  ])('%s %s', (lang, meta, fence) => {
    expect(readFence(lang, meta)).toEqual(fence);
  });
});
