import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { DiagnosticsError } from '../../src/example/diagnostic.ts';
import { soundDiagram } from '../../src/site/diagrams.ts';
import { svgFaults } from '../../src/site/markup/diagram.ts';

const svg = (inner: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"${attributes}>\n${inner}\n</svg>\n`;
const found = (source: string) =>
  svgFaults(source).map(({ line, column, message, hint }) => `${line}:${column} ${message.en} | ${hint?.en}`);

test.each([
  ['a script', svg('<script>alert(1)</script>'), '2:1 <script> is not allowed in a diagram | delete it'],
  ['an event handler', svg('<rect onload="alert(1)" />'), '2:7 <rect> in a diagram cannot have the attribute `onload`'],
  [
    'an event handler of the whole',
    svg('', ' onload="alert(1)"'),
    '1:59 <svg> in a diagram cannot have the attribute `onload`',
  ],
  ['HTML within', svg('<foreignObject><b>a</b></foreignObject>'), '2:1 <foreignObject> is not allowed'],
  ['a style', svg('<style>a{background:url(//evil.example)}</style>'), '2:1 <style> is not allowed'],
  ['a style attribute', svg('<rect style="fill:url(//evil.example)" />'), '`style` | write attributes such as fill='],
  [
    'a class of the site',
    svg('<g class="evidence evidence-verified"></g>'),
    '2:4 <g> in a diagram cannot have the attribute `class`',
  ],
  ['an id of the page', svg('<g id="status"></g>'), 'must start with `diagram-`'],
  ['a data attribute', svg('<g data-copy=""></g>'), 'cannot have the attribute `data-copy`'],
  [
    'use of elsewhere',
    svg('<use href="https://evil.example/a.svg#a" />'),
    '2:6 `href="https://evil.example/a.svg#a"` is not allowed',
  ],
  ['use of a data address', svg('<use href="data:image/svg+xml,<svg/>#a" />'), '`href="data:'],
  ['use of a part of the page', svg('<use href="#status" />'), '`href="#status"` is not allowed'],
  ['xlink', svg('<use xlink:href="#diagram-a" />'), 'cannot have the attribute `xlink:href` | write href="#diagram-…"'],
  [
    'a link',
    svg('<a href="javascript:alert(1)"><text>a</text></a>'),
    '2:1 <a> is not allowed in a diagram | link from the text',
  ],
  ['a picture', svg('<image href="https://evil.example/a.png" />'), '2:1 <image> is not allowed'],
  ['an animation', svg('<animate attributeName="href" to="javascript:alert(1)" />'), '<animate> is not allowed'],
  ['a set', svg('<set attributeName="href" to="javascript:alert(1)" />'), '<set> is not allowed'],
  ['a filter', svg('<filter><feImage href="//evil.example" /></filter>'), '<filter> is not allowed'],
  ['a frame', svg('<iframe src="//evil.example"></iframe>'), '<iframe> is not allowed'],
  ['a fill from elsewhere', svg('<rect fill="url(https://evil.example/a.svg#a)" />'), '`fill="url(https'],
  ['a fill of the page', svg('<rect fill="url(#status)" />'), '`fill="url(#status)"` is not allowed'],
  ['a fill by an escape of CSS', svg('<rect fill="\\75rl(//evil.example)" />'), 'is not allowed | write colours'],
  [
    'a fill by a reference',
    svg('<rect fill="&#117;rl(//evil.example)" />'),
    '`fill="url(//evil.example)"` is not allowed',
  ],
  ['a function that fetches', svg('<rect fill="image-set(\'//evil.example\' 1x)" />'), 'image-set'],
  ['a doctype', `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('')}`, 'browsers read this diagram differently'],
  ['an entity', svg('<text>&evil;</text>'), 'browsers read this diagram differently'],
  [
    'a processing instruction',
    `<?xml-stylesheet href="//evil.example"?>${svg('')}`,
    'browsers read this diagram differently',
  ],
  ['CDATA', svg('<text><![CDATA[<script>alert(1)</script>]]></text>'), 'CDATA is not allowed'],
  ['a comment that XML closes later than HTML', svg('<!--><script>alert(1)</script>-->'), '<script> is not allowed'],
  ['a comment that HTML closes with --!>', svg('<!-- a --!><script>alert(1)</script>-->'), '<script> is not allowed'],
  ['a comment with an end in it', svg('<!-- a ---><script>alert(1)</script>-->'), '<script> is not allowed'],
  ['markup in a title', svg('<title><text>a</text></title>'), 'can only contain text'],
  ['HTML in a title', svg('<title><img src="x" onerror="alert(1)"></title>'), '<img> is not allowed'],
  ['HTML in a description', svg('<desc><style>a</style></desc>'), '<style> is not allowed'],
  ['an end before its end', svg('</svg><img src="x" onerror="alert(1)"><svg>'), 'must be one <svg>'],
  ['HTML that leaves the diagram', svg('<p><img src="x" onerror="alert(1)"></p>'), '<img> is not allowed'],
  ['two diagrams', `${svg('')}${svg('')}`, 'must be one <svg>'],
  ['another language', '<math><mtext>a</mtext></math>', 'must be one <svg>'],
  ['another namespace', svg('<g xmlns="http://www.w3.org/1999/xhtml"></g>'), 'is not allowed'],
  ['no diagram', 'root:x:0:0:root:/root:/bin/bash\n', 'must be one <svg>'],
  ['text that turns around', svg('<text>a \u202E b</text>'), 'invisible character'],
])('%s is refused', (_, source, message) => {
  expect(found(source).join('\n')).toContain(message);
});

test('what diagrams need is allowed', () => {
  const inner = `<!-- an arrow -->
<defs><marker id="diagram-arrow" viewBox="0 0 9 9" refX="9" refY="5" markerWidth="6" markerHeight="6" orient="auto"><path d="M0 0 L9 5" /></marker></defs>
<title>a</title>
<g transform="translate(1 2) rotate(3)"><path d="M0 0" marker-end="url(#diagram-arrow)" stroke="var(--ink, #000)" fill="none" /></g>
<text x="1" y="2" fill="rgb(1 2 3)">echo &lt;b&gt; (v2)</text><use href="#diagram-arrow" />`;
  expect(found(svg(inner))).toEqual([]);
});

test('what puts a diagram into a page refuses it by itself, with file, line and column', () => {
  const root = mkdtempSync(join(tmpdir(), 'studylog-diagram-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, 'content/diagrams'), { recursive: true });
  writeFileSync(join(root, 'content/diagrams/evil.svg'), svg('<script>alert(1)</script>'));
  expect(() => soundDiagram(root, 'evil')).toThrow(DiagnosticsError);
  expect(() => soundDiagram(root, 'evil')).toThrow(/^content\/diagrams\/evil\.svg:2:1: /);
});
