import { expect, test } from 'vitest';
import { COMPONENTS } from '../../src/site/mdx-components.ts';
import { note } from '../unit/site/project.ts';
import { htmlOf, namesOf, refusals, shown } from './shown.ts';

// Pages in Markdown, where HTML is no mistake of syntax: what MDX pages may not hold is refused here too.
const FILE = 'content/notes/ko/pod.md';

/** What the site's checks say of a body, which starts at line 7. */
const checked = (body: string) => refusals(note(body), FILE);

/** Each is refused, at this place and with this advice. */
const REFUSED: readonly [string, string, RegExp][] = [
  ['a script', '<script>alert(1)</script>', /^7:1 <script> is not allowed in a page \| notes cannot run programs/],
  ['a script in a line', 'a <SCRIPT src="//evil.example/a.js"></SCRIPT>', /^7:3 <script> is not allowed/],
  ['a script in a quotation in a list', '- a\n\n  > b\n  > <script>\n  > alert(1)\n  > </script>', /^10:5 <script>/],
  [
    'a script between lines of HTML',
    '<details>\n  <summary>a</summary>\n  <script>b</script>\n</details>',
    /^9:3 <script>/,
  ],
  ['a script in a footnote', 'a[^1]\n\n[^1]: <script></script>', /^9:7 <script>/],
  ['a script in a cell', '| a |\n|---|\n| <script></script> |', /^9:3 <script>/],
  ['a script in the words of a link', '[<script></script>](/notes/pod/)', /^7:2 <script>/],
  ['a style', '<style>a{}</style>', /^7:1 <style> .*the site sets/],
  ['a frame', '<iframe src="https://evil.example"></iframe>', /^7:1 <iframe>/],
  ['a picture as HTML', '<img src=x onerror=alert(1)>', /^7:1 <img> is not allowed .*!\[words\]/],
  [
    'a picture of another site',
    'a ![b](https://evil.example/a.png)',
    /^7:3 a picture must be a file in this repository/,
  ],
  ['a link as HTML', '<a href="javascript:alert(1)">a</a>', /^7:1 <a> is not allowed/],
  ['a link to a program', '[a](javascript:alert(1))', /^7:1 links to `javascript:`/],
  ['a link to a program in brackets', '<javascript:alert(1)>', /^7:1 links to `javascript:`/],
  ['a drawing with a program', '<svg onload="alert(1)"></svg>', /^7:1 <svg> is not allowed/],
  ['MathML as HTML', '<math><mtext></mtext></math>', /^7:1 <math> is not allowed/],
  ['an event handler', '<kbd onclick="alert(1)">a</kbd>', /^7:6 <kbd> has no attribute `onclick`/],
  ['an event handler over lines', '<kbd\n  onclick="alert(1)">a</kbd>', /^8:3 <kbd> has no attribute `onclick`/],
  ['a class', '<mark CLASS="evidence">a</mark>', /^7:7 <mark> has no attribute `class`/],
  ['a style attribute', '<span style="position:fixed">a</span>', /^7:7 /],
  [
    'an attribute of Astro',
    '<Goals set:html="<script>alert(1)</script>"></Goals>',
    /^7:8 <Goals> has no attribute `set:html`/,
  ],
  ['an attribute twice', '<abbr title="a" title="b">c</abbr>', /^7:\d+ an attribute is written twice/],
  ['an attribute without quotes', '<abbr title=a>c</abbr>', /^7:7 `title` of <abbr> must be a text in quotes/],
  ['an expression for an attribute', '<Run id={process.env.HOME} />', /^7:/],
  ['a spread', 'a <Run id="pod/echo" {...process.env} />', /^7:3 <Run> is shown as text/],
  ['a component that is not given', '<Manifest file="a"></Manifest>', /^7:1 there is no component <Manifest>/],
  ['a component that is not closed', '<Goals>\n\na', /^7:1 <Goals> is not closed/],
  ['an element that is not closed', 'a <sub>b', /^7:3 <sub> is not closed/],
  ['elements that cross', '<sub><kbd>a</sub></kbd>', /^7:6 <kbd> is not closed/],
  ['an end without a start', 'a</kbd>', /^7:2 <\/kbd> closes nothing/],
  ['a tag without an end', '<details\n', /^7:1 the tag does not end/],
  ['a comment that hides the rest', 'a\n\n<!-- b\n\nc', /^9:1 the comment does not end/],
  ['content that is not shown', '<Example id="pod/echo">\n\na\n\n</Example>', /not shown/],
  [
    'text too small to be seen',
    'kubectl get pod<small><small> --all</small></small>',
    /^7:23 small text cannot contain smaller/,
  ],
  ['text that turns around', 'a <kbd>\u202E b</kbd>', /U\+202E/],
  ['text that turns around, in an attribute', '<abbr title="\u2066">b</abbr>', /U\+2066/],
  ['tags without end', `${'<sub>'.repeat(10_000)}a`, /is nested more|is not closed/],
  ['tags in lines without end', '<sub>\n'.repeat(9000), /is nested more/],
  ['comments that exhaust the parser', 'a<!--'.repeat(11_000), /more than 500 of/],
  ['formulas that exhaust the parser', 'a$$'.repeat(11_000), /more than 500 of/],
  ['a link in a formula', '$$\\href{javascript:alert(1)}{x}$$', /^7:1 the formula has a command that is not allowed/],
  ['a style in a formula', '$$\\htmlStyle{position:fixed}{x}$$', /^7:1 the formula/],
  ['a picture in a formula', '$$\\includegraphics{https://evil.example/a.png}$$', /^7:1 the formula/],
  ['hidden text in a formula', '$$\\phantom{--all}$$', /^7:1 the formula/],
  ['text without a colour in a formula', '```math\n\\color{white}{--all}\n```', /^7:1 the formula/],
  ['text over text in a formula', '$$\\llap{x}y\\kern-3em z$$', /^7:1 the formula/],
  ['a macro without end', '$$\\def\\a{\\a\\a}\\a$$', /Too many expansions/],
  ['a formula nested without end', `$$${'{'.repeat(20_000)}${'}'.repeat(20_000)}$$`, /is nested more/],
];

test.each(REFUSED)('%s is refused', (_, body, message) => {
  expect(checked(body)[0]).toMatch(message);
});

/** What is a program in MDX is text here. */
const TEXTS: readonly [string, string][] = [
  ['an import', 'import fs from "node:fs"'],
  ['an export', 'export const a = process.exit()'],
  ['an expression', 'a {process.env.HOME} b'],
  ['a declaration', 'a <!DOCTYPE html> b <?php exit() ?> c <![CDATA[d]]> e'],
  ['an element that nobody knows', '<my-element onclick="alert(1)">a</my-element>'],
  ['a name of Object', '<constructor>a</constructor> <hasOwnProperty> <toString>'],
  ['the title of a block of code', '```js title="<script>alert(1)</script>"\na\n```'],
  ['a word that a block of code marks', '```js /<script>/\na <script>\n```'],
];

test.each(['<?php echo 1 ?>', 'a <?php exit() ?> b', '<![CDATA[d]]>', '<!DOCTYPE html>'])(
  'what only starts like a declaration is shown as it is written: %s',
  async (body) => {
    expect(checked(body)).toEqual([]);
    expect(htmlOf(await shown(note(body), FILE))).toBe(`<p>${body.replaceAll('<', '&#x3C;')}</p>`);
  },
);

test.each(TEXTS)('%s is shown as text, and nothing else', async (_, body) => {
  expect(checked(body)).toEqual([]);
  const parts = await shown(note(body), FILE);
  expect(namesOf(parts).filter((name) => !Object.hasOwn(COMPONENTS, name))).toEqual([]);
  const html = htmlOf(parts);
  const tags = [...html.matchAll(/<\/?([a-z-]+)/g)].map(([, name]) => name);
  const allowed = ['p', 'pre', 'code', 'span', 'div', 'button', 'figure', 'figcaption', 'mark'];
  expect(tags.filter((name) => !allowed.includes(name!))).toEqual([]);
});

test('a block of code with many marked words ends', { timeout: 20_000 }, async () => {
  await shown(note(`\`\`\`js /a/ /b/ /c/\n${'abc '.repeat(14_000)}\n\`\`\``), FILE);
  await shown(note(`\`\`\`console\n$ x\n[a@b${'c'.repeat(25_000)} ${'d'.repeat(25_000)}\n\`\`\``), FILE);
});
