import { expect, test } from 'vitest';
import { formatDiagnostic } from '../../src/example/diagnostic.ts';
import { lintSite } from '../../src/site/lint/lint.ts';
import { ProjectFiles } from '../../src/site/project-files.ts';
import { CONFIG, project } from '../unit/site/project.ts';

const FIELDS = 'title: Pod\nsummary: A Pod.\nneeds: []\nupdated: 2026-11-22\n';
const BODY = '<Example id="pod/echo" />\n';

function found(text: string): string[] {
  const root = project({ 'content/notes/ko/pod.mdx': text, 'content/notes/en/pod.mdx': text });
  return lintSite(new ProjectFiles(root, CONFIG))
    .filter(({ file }) => file.includes('/ko/'))
    .map((diagnostic) => formatDiagnostic(diagnostic, 'en'));
}

test.each([
  ['a layout, which Astro would import', `---\n${FIELDS}layout: ./evil.js\n---\n${BODY}`, /unknown key `layout`/],
  ['a slug of its own', `---\n${FIELDS}slug: ../x\n---\n${BODY}`, /unknown key `slug`/],
  ['an end that only Astro sees', `---\n${FIELDS}---x\nimport "./evil.js"\n---\n${BODY}`, /mdx:6:1: a line in/],
  ['an end in a quoted text', `---\n${FIELDS}next: ["a\n---x\nimport './e.js'\n"]\n---\n${BODY}`, /mdx:7:1: a line/],
  ['an end of TOML', `---\n${FIELDS}+++\nexport const a = 1\n---\n${BODY}`, /mdx:6:1: a line in/],
  ['TOML', `+++\ntitle = "Pod"\n+++\n${BODY}`, /no front matter/],
  ['an end after a line separator', `---\n${FIELDS}# \u2028---\n---\n${BODY}`, /mdx:6:3: there is an invisible/],
  ['an empty line before it', `\n---\n${FIELDS}---\n${BODY}`, /no front matter/],
  ['a byte order mark', `\ufeff---\n${FIELDS}---\n${BODY}`, /starts with a byte order mark/],
  ['no end', `---\n${FIELDS}`, /no front matter/],
  ['an alias', `---\n${FIELDS}next: &a [pod]\nminutes: *a\n---\n${BODY}`, /cannot contain aliases/],
  ['a merge', `---\n${FIELDS}<<: {minutes: 3}\n---\n${BODY}`, /cannot contain aliases/],
  ['a tag', `---\n${FIELDS}minutes: !!int "3"\n---\n${BODY}`, /cannot contain tags/],
  ['a tag of JavaScript', `---\n${FIELDS}minutes: !!js/function "() => 1"\n---\n${BODY}`, /cannot contain tags|tag/],
  ['a binary', `---\n${FIELDS.replace('A Pod.', '!!binary PHNjcmlwdD4=')}---\n${BODY}`, /cannot contain tags/],
  ['__proto__', `---\n${FIELDS}__proto__: {minutes: 3}\n---\n${BODY}`, /unknown key `__proto__`/],
  ['a text that turns around', `---\n${FIELDS.replace('A Pod.', '"a \\u202E b"')}---\n${BODY}`, /invisible character/],
  ['a control character', `---\n${FIELDS.replace('A Pod.', '"a \\0 b"')}---\n${BODY}`, /invisible character/],
])('%s is refused', (_, text, message) => {
  expect(found(text)[0] ?? '').toMatch(message);
});

test('aliases that would unfold to billions are refused at once', () => {
  const levels = Array.from({ length: 9 }, (_, level) => {
    const of = level === 0 ? '"x"' : `*a${level - 1}`;
    return `a${level}: &a${level} [${Array(9).fill(of).join(', ')}]`;
  });
  expect(found(`---\n${FIELDS}${levels.join('\n')}\n---\n${BODY}`).join('\n')).toMatch(/alias/);
});

test.each(['../../examples/pod/echo', '..', '.', 'a/b', 'a\\b', 'a?b', 'a#b', '%2e%2e', '<b>', 'a\u202eb', '', ' '])(
  'a peer named %j, whose page has that address, is refused',
  (peer) => {
    const log = `---\ndate: 2021-01-12\nhours: [{from: "10:00", to: "18:00"}]\ntopics: [pod]\npeers: [${JSON.stringify(peer)}]\nscope: [Pods]\ngoal: [Make one]\n---\nPods.\n`;
    const root = project({ 'content/log/ko/2021-01-12.mdx': log, 'content/log/en/2021-01-12.mdx': log });
    expect(lintSite(new ProjectFiles(root, CONFIG)).map(({ message }) => message.en)[0]).toMatch(/peers|invisible/);
  },
);

test.each(['daelee', '제홍', 'Kim Min-ji', 'J.R. Kim_2'])('a peer may be called %s', (peer) => {
  const log = `---\ndate: 2021-01-12\nhours: [{from: "10:00", to: "18:00"}]\ntopics: [pod]\npeers: [${peer}]\nscope: [Pods]\ngoal: [Make one]\n---\nPods.\n`;
  const root = project({ 'content/log/ko/2021-01-12.mdx': log, 'content/log/en/2021-01-12.mdx': log });
  expect(lintSite(new ProjectFiles(root, CONFIG))).toEqual([]);
});
