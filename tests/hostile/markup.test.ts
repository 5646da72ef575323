import { expect, test } from 'vitest';
import { DiagnosticsError } from '../../src/example/diagnostic.ts';
import { COMPONENTS } from '../../src/site/mdx-components.ts';
import { note } from '../unit/site/project.ts';
import { htmlOf, namesOf, refusals, shown } from './shown.ts';

const FILE = 'content/notes/ko/pod.mdx';

/** What the site's checks say of a body, which starts at line 7. */
const checked = (body: string) => refusals(note(body), FILE);

/** Each is refused, at this place and with this advice. */
const REFUSED: readonly [string, string, RegExp][] = [
  ['an import', 'import fs from "node:fs"', /^7:1 `import` is not allowed .*without an import: Example, Run/],
  ['an import after text', 'Text.\n\nimport "./evil.js"', /^9:1 `import`/],
  ['an export', 'export const a = process.exit()', /^7:1 `export` is not allowed .*front matter/],
  ['a default export', 'export default () => null', /^7:1 `export`/],
  ['a re-export', 'export * from "./evil.js"', /^7:1 `export`/],
  ['several statements in one', 'export const a = 1\nimport "./evil.js"', /^7:1 `export`/],
  ['an expression in a line', 'a {process.env.HOME} b', /^7:3 `\{process\.env\.HOME\}` is code.*backticks/],
  ['an expression of its own', '{process.env.HOME}', /^7:1 /],
  ['a literal as an expression', '{"text"}', /^7:1 /],
  ['an expression behind a comment', '{/* a */ process.env.HOME}', /^7:1 /],
  ['an expression between comments', '{/* a */ 1 /* b */}', /^7:1 /],
  ['an expression in a heading', '## a {1}', /^7:6 /],
  ['an expression in a link', '[a {1}](/notes/pod/)', /^7:4 /],
  ['an expression in a table', '| a |\n|---|\n| {1} |', /^9:3 /],
  ['an expression in a list', '- a\n  - {1}', /^8:5 /],
  ['an expression in a footnote', 'a[^1]\n\n[^1]: {1}', /^9:7 /],
  ['an expression in a component', '<Goals>\n\n- {1}\n\n</Goals>', /^9:3 /],
  ['an attribute with an expression', '<Run id={process.env.HOME} />', /^7:6 `id` of <Run> must be a text in quotes/],
  ['an attribute with a literal in braces', '<Run id={"pod/echo"} />', /^7:6 `id` of <Run> must be a text/],
  ['an attribute with a template', '<Run id={`pod/echo`} />', /^7:6 /],
  ['an attribute with an element', '<Run id=<br /> />', /./],
  [
    'text too small to be seen',
    'kubectl get pod<small><small> --all</small></small>',
    /^7:23 small text cannot contain smaller/,
  ],
  ['small text between others', '<sub>a<kbd>*b<sup>c</sup>*</kbd></sub>', /^7:14 small text/],
  ['a spread', '<Run {...process.env} />', /^7:6 <Run> does not accept `\{\.\.\.process\.env\}`/],
  ['a spread beside what is needed', '<Run id="pod/echo" {...{id: 1}} />', /^7:20 /],
  ['an attribute without a value', '<Run id />', /^7:6 `id` of <Run> must be a text/],
  ['an attribute twice', '<Run id="pod/echo" id="pod/other" />', /^7:20 <Run> has `id` twice/],
  ['a member', '<a.b />', /^7:1 <a\.b> is not allowed/],
  ['a member of a component', '<Example.constructor id="a" />', /^7:1 <Example\.constructor> is not allowed/],
  ['a namespace', '<svg:use />', /^7:1 <svg:use> is not allowed/],
  ['a fragment', '<>text</>', /^7:1 `<>` is not allowed/],
  ['a fragment by name', '<Fragment set:html="<script>alert(1)</script>" />', /^7:1 there is no component <Fragment>/],
  [
    'a directive of Astro',
    '<Goals set:html="<script>alert(1)</script>" />',
    /^7:8 <Goals> has no attribute `set:html`/,
  ],
  ['a client directive', '<Goals client:load />', /^7:8 /],
  ['a slot', '<Goals slot="margin" />', /^7:8 /],
  ['is:raw', '<Goals is:raw>{1}</Goals>', /^7:8 /],
  ['a component that is not given', '<Manifest />', /^7:1 there is no component <Manifest>/],
  ['the wrapper of a page', '<MDXContent />', /^7:1 there is no component <MDXContent>/],
  ['a name of Object', '<constructor />', /^7:1 <constructor> is not allowed/],
  ['a custom element', '<my-element />', /^7:1 <my-element> is not allowed/],
  ['a script', '<script>alert(1)</script>', /^7:1 <script> is not allowed in a page \| notes cannot run programs/],
  ['a style', '<style>a</style>', /^7:1 <style> .*the site sets/],
  ['a frame', '<iframe src="https://evil.example" />', /^7:1 <iframe> .*\[text\]\(https:\/\/address\)/],
  ['a picture as HTML', '<img src="x" onerror="alert(1)" />', /^7:1 <img> is not allowed .*!\[words\]/],
  ['a link as HTML', '<a href="javascript:alert(1)">a</a>', /^7:1 <a> is not allowed .*`\[text\]\(address\)`/],
  ['bold as HTML', '<b>a</b>', /^7:1 <b> is not allowed .*`\*\*…\*\*`/],
  ['a table as HTML', '<table><tr><td>a</td></tr></table>', /^7:1 <table> .*\| a \| b \|/],
  ['a form', '<form action="/x"><input /></form>', /^7:1 <form> /],
  ['a base', '<base href="https://evil.example/" />', /^7:1 <base> /],
  ['a meta', '<meta http-equiv="refresh" content="0;url=https://evil.example" />', /^7:1 <meta> /],
  ['a template', '<template shadowrootmode="open"></template>', /^7:1 <template> /],
  ['an event handler', '<kbd onclick="alert(1)">a</kbd>', /^7:6 <kbd> has no attribute `onclick`/],
  ['a class', '<mark class="evidence">a</mark>', /^7:7 <mark> has no attribute `class`/],
  ['a className', '<mark className="evidence">a</mark>', /^7:7 /],
  ['an id', '<span id="status">a</span>', /^7:7 /],
  ['a style attribute', '<span style="position:fixed">a</span>', /^7:7 /],
  ['a data attribute', '<span data-copy="">a</span>', /^7:7 /],
  ['an expression in a listed attribute', '<abbr title={1}>a</abbr>', /^7:7 `title` of <abbr> must be a text/],
  ['a value for a switch', '<details open={true}>a</details>', /^7:10 `open` of <details> does not take a value/],
  ['content that is not shown', '<Example id="pod/echo">\n\n<Example id="pod/other" />\n\n</Example>', /not shown/],
  ['text that turns around', 'a \u202E b', /^7:1 there is the invisible character U\+202E/],
  ['text that turns around, as a reference', 'a &#x202E; b', /U\+202E/],
  ['an attribute that turns around', '<Mistake title="a \u2066 b">\n\na\n\n</Mistake>', /U\+2066/],
  ['nesting without end', `${'> '.repeat(200)}a`, /is nested more than 40 levels/],
  [
    'lists without end',
    Array.from({ length: 100 }, (_, depth) => `${' '.repeat(depth * 2)}- a`).join('\n'),
    /is nested more/,
  ],
  ['quotations that exhaust the parser', `${'>'.repeat(8000)}a`, /is nested more/],
  ['tags without end', `${'<sub>'.repeat(100)}a${'</sub>'.repeat(100)}`, /is nested more/],
];

test.each(REFUSED)('%s is refused, and nothing of it is shown', async (_, body, message) => {
  const [first = ''] = checked(body);
  expect(first).toMatch(message);
  await expect(shown(note(body))).rejects.toThrow(DiagnosticsError);
});

const ALLOWED: readonly [string, string][] = [
  ['Markdown', '## A\n\n**a** *b* ~~c~~ `{d}` [e](/notes/pod/) \\{f\\}\n\n> g\n\n1. h\n\n---\n\n- [ ] i'],
  ['a table and a footnote', '| a |\n|---|\n| b[^1] |\n\n[^1]: c'],
  ['code with braces and tags', '```js\nimport fs from "node:fs"; export default {a: <b/>}\n```'],
  ['a comment', 'a {/* not shown */} b\n\n{/* nor this */}'],
  ['a comment over lines', '{/*\nimport a from "b"\n*/}'],
  ['a line comment', '{// a\n}'],
  [
    'listed HTML',
    '<kbd>Ctrl</kbd> x<sub>2</sub> <abbr title="a">b</abbr><br />\n\n<details open>\n\n<summary>a</summary>\n\nb\n\n</details>',
  ],
  ['components', '<Goals>\n\n- a\n\n</Goals>\n\n<Mistake title="a `b`">\n\n<Run id="pod/echo" />\n\n</Mistake>'],
  ['the word import', 'Imports: import and export are words.'],
  ['an address', 'https://kubernetes.io and <kbd>a</kbd>, mail a@b.example'],
];

test.each(ALLOWED)('%s is allowed', (_, body) => {
  expect(checked(body)).toEqual([]);
});

test.each(ALLOWED)('what is shown is HTML and listed components, without comments: %s', async (_, body) => {
  const parts = await shown(note(body));
  expect(namesOf(parts).filter((name) => !Object.hasOwn(COMPONENTS, name))).toEqual([]);
  expect(htmlOf(parts)).not.toMatch(/not shown|import a from|<script/);
});

test('code, and what looks like a tag in it, is shown as it is written', async () => {
  const parts = await shown(note('```js\nimport fs from "node:fs"; a = <b/>\n```\n\n`<script>` \\{f\\}'));
  const text = htmlOf(parts).replaceAll(/<\/?(?:span|pre|code|p|div|button)\b[^>]*>/g, '');
  expect(text).toBe('import fs from "node:fs"; a = &#x3C;b/>\n&#x3C;script> {f}');
});

test('a component holds what is between its tags, and its attributes are texts', async () => {
  const parts = await shown(note('a\n\n<Mistake title="b &amp; `c`">\n\n<Run id="pod/echo" />\n\nd\n\n</Mistake>'));
  const run = { component: 'Run', attributes: { id: 'pod/echo' }, parts: [] };
  const mistake = { component: 'Mistake', attributes: { title: 'b & `c`', anchor: 'b--c' }, parts: [run, '<p>d</p>'] };
  expect(parts).toEqual(['<p>a</p>\n', mistake]);
});

test('every component is refused an expression in every attribute', () => {
  for (const [name, attributes] of Object.entries(COMPONENTS)) {
    for (const attribute of Object.keys(attributes)) {
      expect(checked(`<${name} ${attribute}={alert(1)} />`).join()).toContain(
        `\`${attribute}\` of <${name}> must be a text`,
      );
    }
  }
});
