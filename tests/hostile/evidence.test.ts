import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DiagnosticsError } from '../../src/example/diagnostic.ts';
import { LINK_WORD, SECTIONS } from '../../src/site/anchors.ts';
import { readPage } from '../../src/site/content.ts';
import { pageFileOf } from '../../src/site/content-files.ts';
import { inlineCode } from '../../src/site/markdown.ts';
import { ELEMENTS } from '../../src/site/markup/elements.ts';
import { COMPONENTS } from '../../src/site/mdx-components.ts';
import { stepId } from '../../src/site/steps.ts';
import { note } from '../unit/site/project.ts';
import { htmlOf, shown } from './shown.ts';

const refused = (body: string): boolean => {
  try {
    readPage(pageFileOf('content/notes/ko/pod.mdx')!, note(body));
    return false;
  } catch (error) {
    return error instanceof DiagnosticsError;
  }
};

test.each([
  [
    'a sheet of a page, copied',
    '<figure class="sheet"><div class="sheet-file" data-file="manifest.yaml"><pre><code>kind: Pod</code></pre></div></figure>',
  ],
  [
    'a strip of evidence, copied',
    '<details class="evidence evidence-verified" data-evidence="verified"><summary>verified</summary></details>',
  ],
  ['a strip of listed elements', '<details data-evidence="verified"><summary>verified</summary></details>'],
  ['a strip by className', '<details className="evidence"><summary>verified</summary></details>'],
  ['the component of the strip', '<EvidenceStrip example="pod/echo" />'],
  ['the component of the sheet', '<Manifest example="pod/echo"><b>a</b></Manifest>'],
  ['a strip within a sheet of one’s own', '<Example id="pod/echo">\n\nverified\n\n</Example>'],
  ['a button that copies something else', '<button data-copy>copy</button>'],
])('%s is refused', async (_, body) => {
  expect(refused(body)).toBe(true);
  await expect(shown(note(body))).rejects.toThrow();
});

test('no listed element or component takes what the site’s styles and scripts go by', () => {
  const taken = [...Object.values(ELEMENTS), ...Object.values(COMPONENTS)].flatMap((attributes) =>
    Object.keys(attributes),
  );
  // `id` of a component names an example; it never becomes an attribute of an element.
  expect(taken.filter((name) => /^(class|className|style|slot|role|is|hidden|on|data-|aria-)/.test(name))).toEqual([]);
  expect(Object.values(ELEMENTS).filter((attributes) => 'id' in attributes)).toEqual([]);
});

/** Every id that the page gives to an element. */
const ids = (html: string): string[] => [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id!);

test('headings take no id that the page itself uses', async () => {
  const html = htmlOf(await shown(note('## Main\n\n## Status\n\n## status\n\n## evidence\n\n## 파드란')));
  expect(ids(html)).toEqual(['main-1', 'status-1', 'status-2', 'evidence', '파드란']);
});

test('the ids kept for the page are those of its shell', async () => {
  const shell = readFileSync(join(import.meta.dirname, '../../src/site/layouts/Base.astro'), 'utf8');
  const own = [...[...shell.matchAll(/\bid="([^"]+)"/g)].map(([, id]) => id!), LINK_WORD];
  expect(own.length).toBeGreaterThan(2);
  const html = htmlOf(await shown(note(own.map((id) => `## ${id}`).join('\n\n'))));
  expect(ids(html).filter((id) => own.includes(id))).toEqual([]);
});

/** How components of notes and log entries come by an id: it is given to a heading by the text's own count, or has a dot. */
const GIVEN = /^(anchor$|SECTIONS\.|`\$\{id$|`filter\.|whole \? stepId\()/;

test('components that notes use have no id of their own that a heading could take', () => {
  const folder = join(import.meta.dirname, '../../src/site/components');
  // These show no text of an author's.
  const others = ['LogYear.astro', 'StandIn.astro'];
  const own = readdirSync(folder)
    .filter((name) => name.endsWith('.astro') && !others.includes(name))
    .flatMap((name) =>
      [
        ...readFileSync(join(folder, name), 'utf8')
          .replaceAll(/\/\*\*[\s\S]*?\*\//g, '')
          .matchAll(/\sid=(?:"([^"]*)"|\{([^}]*(?:\{[^}]*\})?[^}]*)\})/g),
      ].map(([, text, expression]) => text ?? expression!),
    );
  expect(own.length).toBeGreaterThan(3);
  expect(own.filter((id) => !GIVEN.test(id))).toEqual([]);
});

test('ids of the site’s own sections and steps have a dot, which no heading of a text gets into its id', async () => {
  const sections = Object.values(SECTIONS).map((id) => (typeof id === 'string' ? id : id(0)));
  for (const id of [...sections, stepId('3.1')]) expect(id).toContain('.');
  const html = htmlOf(await shown(note('## log.studied\n\n## step.3.1\n\n## a．b')));
  expect(ids(html).filter((id) => id.includes('.'))).toEqual([]);
});

test.each([
  ['a footnote', 'a[^evidence]\n\n[^evidence]: b'],
  ['code that names classes', '```evidence-verified {.evidence data-evidence=verified}\na\n```'],
  ['code in a line', '`a`{.evidence}'.replace('{.evidence}', '\\{.evidence\\}')],
  ['a task', '- [x] verified'],
  ['a heading with attributes', '## a \\{#status .evidence\\}'],
  ['a link with a title', '[a](/notes/pod/ "class=evidence")'],
])('%s makes no class or attribute of the site', async (_, body) => {
  const html = htmlOf(await shown(note(body)));
  const classes = [...html.matchAll(/\sclass="([^"]*)"/g)].flatMap(([, list]) => list!.split(' '));
  const known = [
    'heading',
    'anchor',
    'code',
    'table',
    'footnotes',
    'sr-only',
    'data-footnote-backref',
    'contains-task-list',
    'task-list-item',
  ];
  expect(classes.filter((name) => !known.includes(name) && !/^t-/.test(name))).toEqual([]);
  expect(html).not.toMatch(/\sdata-(evidence|copy|file|origin|command|apply|cleanup)/);
});

test('texts of front matter, titles and example.yaml become text and code, and nothing else', () => {
  expect(inlineCode('<b>a</b> `<script>` & " \' &lt;')).toBe(
    "&lt;b&gt;a&lt;/b&gt; <code>&lt;script&gt;</code> &amp; &quot; ' &amp;lt;",
  );
  for (const text of ['`</code><script>`', '`a``<b>`', '`` `<i>` ``', '`\n<u>`']) {
    expect(inlineCode(text).replaceAll(/<\/?code>/g, '')).not.toMatch(/[<>]/);
  }
});
