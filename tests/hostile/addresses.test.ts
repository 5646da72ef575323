import { expect, test } from 'vitest';
import { formatDiagnostic } from '../../src/example/diagnostic.ts';
import { lintSite } from '../../src/site/lint/lint.ts';
import { ProjectFiles } from '../../src/site/project-files.ts';
import { CONFIG, note, project } from '../unit/site/project.ts';
import { namesOf, shown } from './shown.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

function found(body: string, files: Readonly<Record<string, string | Uint8Array>> = {}): string[] {
  const text = note(`${body}\n\n<Example id="pod/echo" />`);
  const root = project({ 'content/notes/ko/pod.mdx': text, 'content/notes/en/pod.mdx': text, ...files });
  return lintSite(new ProjectFiles(root, CONFIG))
    .filter(({ file }) => file.includes('/ko/'))
    .map((diagnostic) => formatDiagnostic(diagnostic, 'en'));
}

test.each([
  ['[a](javascript:alert(1))', '`javascript:` are not allowed'],
  ['[a](JaVaScRiPt:alert(1))', '`javascript:` are not allowed'],
  ['[a](java&#x0A;script:alert(1))', 'an invisible character'],
  ['[a](<java&Tab;script:alert(1)>)', 'an invisible character'],
  // Markdown puts U+FFFD in place of a control.
  ['[a](&#1;javascript:alert(1))', 'javascript:` are not allowed'],
  ['[a](<\\\u200bjavascript:alert(1)>)', 'an invisible character'],
  ['[a](javascript&colon;alert(1))', '`javascript:` are not allowed'],
  ['[a](&#106;avascript:alert(1))', '`javascript:` are not allowed'],
  ['[a](data:text/html,<script>alert(1)</script>)', '`data:` are not allowed'],
  ['[a](vbscript:x)', '`vbscript:` are not allowed'],
  ['[a](file:///etc/passwd)', '`file:` are not allowed'],
  ['[a](blob:https://a)', '`blob:` are not allowed'],
  ['[a](view-source:https://a)', '`view-source:` are not allowed'],
  ['[a][b]\n\n[b]: javascript:alert(1)', '`javascript:` are not allowed'],
  ['[b]: javascript:alert(1)', '`javascript:` are not allowed'],
  ['a[^1]\n\n[^1]: [a](javascript:alert(1))', '`javascript:` are not allowed'],
  ['[a](//evil.example/)', 'has no protocol\n    fix: write https://evil.example/'],
  ['[a](/\\\\evil.example/)', 'contains a space'],
  ['[a](<\\\\\\\\evil.example>)', 'contains a space'],
  ['[a](https:evil.example)', 'is not a web address'],
  ['[a](https:///evil.example)', 'is not a web address'],
  ['[a](https://kubernetes.io@evil.example/)', 'leads to evil.example, but starts with another name'],
  ['[https://kubernetes.io](https://evil.example)', 'is https://kubernetes.io, but the link leads to evil.example'],
  [
    '[https://kubernetes.io][a]\n\n[a]: https://evil.example',
    'is https://kubernetes.io, but the link leads to evil.example',
  ],
  ['[https://kubernetes.io]\n\n[https://kubernetes.io]: https://evil.example', 'leads to evil.example'],
  ['[`https://kubernetes.io`](https://evil.example)', 'leads to evil.example'],
  ['![a](https://evil.example/a.png)', 'a picture must be a file in this repository'],
  ['![a](//evil.example/a.png)', 'a picture must be a file in this repository'],
  ['![a](data:image/svg+xml,<svg/>)', 'a picture must be a file in this repository'],
  ['![a](javascript:alert(1))', 'a picture must be a file in this repository'],
  ['![a][b]\n\n[b]: https://evil.example/a.png', 'cannot be a reference'],
  ['[![a](https://evil.example/a.png)](/notes/pod/)', 'a picture must be a file in this repository'],
  // Astro turns a local picture into an import of what it names.
  ['![a](./evil.js)', 'is not the address of a picture'],
  ['![a](../../../package.json)', 'is not the address of a picture'],
  ['![a](../../images/../../../etc/passwd)', 'is not the address of a picture'],
  ['![a](../../images/a.png?raw)', 'is not the address of a picture'],
  ['![a](../../images/a.png?url#x.js)', 'is not the address of a picture'],
  ['![a](../../images/a.svg)', 'is not the address of a picture'],
  ['![a](../../images/%2e%2e/a.png)', 'is not the address of a picture'],
  ['![a](node:fs)', 'a picture must be a file in this repository'],
  ['![a](astro:env)', 'a picture must be a file in this repository'],
  ['![a](%zz)', 'is not the address of a picture'],
  ['![a](../../images/missing.png)', 'there is no picture missing.png'],
])('%s is refused', (body, message) => {
  expect(found(body)[0]).toContain(message);
  expect(found(body)[0]).toMatch(/^content\/notes\/ko\/pod\.mdx:(7|8|9):\d+: /);
});

test.each([
  'https://kubernetes.io/ko/docs/?a=b#c',
  'http://localhost:3000',
  'mailto:a@b.example',
  '/notes/pod/',
  '/notes/pod/#main',
  '#main',
])('a link to %s is allowed', (address) => {
  expect(found(`[a](${address})`)).toEqual([]);
});

test('a picture of content/images/ is allowed', async () => {
  const body = '![a](../../images/two-pods.png)';
  expect(found(body, { 'content/images/two-pods.png': PNG })).toEqual([]);
  expect(namesOf(await shown(note(body)))).toEqual(['two-pods.png']);
});
