import { execFileSync } from 'node:child_process';
import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../src/config/load.ts';
import { type Diagnostic, DiagnosticsError, formatDiagnostic } from '../../../src/example/diagnostic.ts';
import { lintProject } from '../../../src/site/lint/lint.ts';
import { ProjectFiles } from '../../../src/site/project-files.ts';
import { configText, EXAMPLE, MANIFEST, note, project } from './project.ts';

type Files = Readonly<Record<string, string | Uint8Array | undefined>>;

/** A line of `studylog check` for each problem of a log, but that a mistake is in one language alone. */
async function problemsIn(root: string): Promise<string[]> {
  const all = await loadConfig(root)
    .then((config) => lintProject(new ProjectFiles(root, config)))
    .catch(diagnosticsOf);
  const found = all.filter(({ rule }) => rule !== 'page-outlines');
  for (const { message, hint } of found) {
    expect(message.ko).toMatch(/[가-힣]/);
    if (hint) expect(hint.ko).not.toBe('');
  }
  return found.map((one) => formatDiagnostic(one, 'en').replace('\n    fix: ', ' → '));
}

function diagnosticsOf(error: unknown): readonly Diagnostic[] {
  if (error instanceof DiagnosticsError) return error.diagnostics;
  throw error;
}

/** The English note with this text; it starts at line 7. */
const page = (text: string): Files => ({ 'content/notes/en/pod.mdx': note(`${text}\n\n<Example id="pod/echo" />`) });
/** The same in Markdown. */
const markdown = (text: string): Files => ({
  'content/notes/en/pod.mdx': undefined,
  'content/notes/en/pod.md': note(`${text}\n\n<Example id="pod/echo" />`),
});
const matter = (from: string, to: string): Files => ({
  'content/notes/en/pod.mdx': note('<Example id="pod/echo" />').replace(from, to),
});
/** The same entry in both languages, with these fields from line 3 on. */
const entry = (fields: string, day = '2021-01-12'): Files =>
  Object.fromEntries(
    ['ko', 'en'].map((lang) => [`content/log/${lang}/${day}.mdx`, `---\ndate: ${day}\n${fields}---\n`]),
  );
const example = (from: string, to: string): Files => ({ 'examples/pod/echo/example.yaml': EXAMPLE.replace(from, to) });
const stray = (path: string): Files => ({ [path]: note('x') });
const BROKEN = 'broken: {ko: 망가졌습니다., en: It is broken.}\n';
const TOLD = EXAMPLE.replace('name: echo}}', 'name: echo}, status: {phase: Pending}}');

const PAGE = 'content/notes/en/pod.mdx';
const MARKDOWN = 'content/notes/en/pod.md';
const DESCRIBE = 'say in a sentence what it shows: ![two Pods and a Service](…)';
const BACKTICKS = 'at the end of the page; if this is code, put it in backticks';
const BRACES = 'to show braces, write `\\{` or put them in backticks';
const CLOSE = (tag: string) =>
  `write </${tag}> where it ends, or <${tag} />; if it is not a tag, put it in backticks or write \\<`;
const CONFLICT =
  'there is an unresolved merge conflict here → keep one side, and delete the lines that mark the conflict';
const FOLDER =
  'put a page directly in the folder of its type and language, with a name of lowercase letters, digits and hyphens that ends in .mdx or .md: content/notes/ko/pod.mdx';
const STATE =
  'declare what the checker reports in `findings`, what the API server rejects in `rejected` of `apply`, or what happens in the cluster in an `expect` with `status`';

/** Each mistake, and all that is said of it. */
const PLANTED: readonly (readonly [string, Files, ...string[]])[] = [
  // Links
  [
    '[a](pod.mdx#main)',
    page('[a](pod.mdx#main)'),
    `${PAGE}:7:1: the link pod.mdx#main does not work on the site → write /en/notes/pod/#main`,
  ],
  [
    '[a](../ko/pod)',
    page('[a](../ko/pod)'),
    `${PAGE}:7:1: the link ../ko/pod does not work on the site → write /en/notes/pod/`,
  ],
  [
    '[a](podd.mdx)',
    page('[a](./podd.mdx)'),
    `${PAGE}:7:1: the link ./podd.mdx names a file that does not exist → did you mean /en/notes/pod/?`,
  ],
  [
    '[a](www.example.org)',
    page('[a](www.example.org)'),
    `${PAGE}:7:1: the link www.example.org does not work on the site → write https://www.example.org`,
  ],
  [
    '[a](nowhere/at-all)',
    page('[a](nowhere/at-all)'),
    `${PAGE}:7:1: the link nowhere/at-all names a file that does not exist → write the address of a page of this site, which starts with /, such as /notes/pod/`,
  ],
  [
    'a file of the repository',
    { ...page('[a](../../../README.md)'), 'README.md': 'x' },
    `${PAGE}:7:1: README.md is not on the site, so the link ../../../README.md does not work → write its address in the repository, which starts with https://`,
  ],
  [
    'a file of a repository with an address',
    {
      ...page('[a](/docs/a.md)'),
      'docs/a.md': 'x',
      'studylog.config.ts': configText('pod').replace(
        "title: 'log',",
        "title: 'log', repository: {url: 'https://github.com/a/b'},",
      ),
    },
    `${PAGE}:7:1: docs/a.md is not on the site, so the link /docs/a.md does not work → link to it in the repository: https://github.com/a/b/blob/main/docs/a.md`,
  ],
  ['[a]()', page('[a]()'), `${PAGE}:7:1: the link has no address → write the address, or only the text`],
  [
    '[a](/en/notes/pods/)',
    page('[a](/en/notes/pods/)'),
    `${PAGE}:7:1: the target of the link /en/notes/pods/ does not exist → did you mean /en/notes/pod/?`,
  ],
  [
    '[a](/notes/pod/)',
    page('[a](/notes/pod/)'),
    `${PAGE}:7:1: the link /notes/pod/ goes to a page in another language → write /en/notes/pod/`,
  ],
  [
    'a reference to a page that is not there',
    page('[a][x]\n\n[x]: /en/notes/pods/'),
    `${PAGE}:9:1: the target of the link /en/notes/pods/ does not exist → did you mean /en/notes/pod/?`,
  ],
  [
    'a reference that nothing defines',
    page('see [a][x] and [y][]'),
    `${PAGE}:7:7: the link refers to [x], which is not defined → write “[x]: address” ${BACKTICKS}`,
    `${PAGE}:7:18: the link refers to [y], which is not defined → write “[y]: address” ${BACKTICKS}`,
  ],
  [
    'a footnote that nothing defines',
    page('a[^1]'),
    `${PAGE}:7:2: the footnote [^1] is not defined → write “[^1]: text” ${BACKTICKS}`,
  ],
  [
    'a heading that is not there',
    page('## One thing\n\n[a](#one-thin)'),
    `${PAGE}:9:1: the link #one-thin points to #one-thin, which does not exist on that page → did you mean #one-thing?`,
  ],
  [
    'a page and a heading that nothing is like',
    page('## One\n\n[a](/nothing-like-it/at-all/) [b](#nothing-like-it)'),
    `${PAGE}:9:1: the target of the link /nothing-like-it/at-all/ does not exist → write the address of a page of this site, or only the text`,
    `${PAGE}:9:31: the link #nothing-like-it points to #nothing-like-it, which does not exist on that page → name a heading of that page, or delete the part after #; the link # beside a heading has its address`,
  ],
  [
    'a heading of another page',
    {
      ...page('## One'),
      'content/glossary.yaml': undefined,
      ...entry('title: A\n'),
      'content/log/en/2021-01-12.mdx': '---\ndate: 2021-01-12\ntitle: A\n---\n[a](/en/notes/pod/#ones)\n',
    },
    'content/log/en/2021-01-12.mdx:5:1: the link /en/notes/pod/#ones points to #ones, which does not exist on that page → did you mean #one?',
  ],
  ['<a href>', page('<a href="/nope">x</a>'), `${PAGE}:7:1: <a> is not allowed in a page → write \`[text](address)\``],
  // Pictures
  [
    'a picture that is not there',
    page('![A Pod](../../images/a.png)'),
    `${PAGE}:7:1: there is no picture a.png in content/images/ → add content/images/a.png`,
  ],
  [
    'a diagram without words',
    {
      ...page('<Diagram name="a" alt=" " />'),
      'content/diagrams/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>',
    },
    `${PAGE}:7:19: the picture has no alternative text → ${DESCRIBE}`,
  ],
  [
    'a picture without words',
    page('![](../../images/a.png)'),
    `${PAGE}:7:1: there is no picture a.png in content/images/ → add content/images/a.png`,
    `${PAGE}:7:1: the picture has no alternative text → ${DESCRIBE}`,
  ],
  [
    'a picture with its name for words',
    page('![a.png](../../images/a.png)'),
    `${PAGE}:7:1: there is no picture a.png in content/images/ → add content/images/a.png`,
    `${PAGE}:7:1: the alternative text of the picture is the name of its file, a.png → ${DESCRIBE}`,
  ],
  [
    'words of a picture that say nothing',
    {
      ...page('![Untitled 1](../../images/a.gif)\n\n![스크린샷](../../images/a.gif)'),
      'content/images/a.gif': 'GIF89a',
    },
    `${PAGE}:7:1: the alternative text of the picture, "Untitled 1", does not say what it shows → ${DESCRIBE}`,
    `${PAGE}:9:1: the alternative text of the picture, "스크린샷", does not say what it shows → ${DESCRIBE}`,
  ],
  [
    'a picture that no page shows',
    { 'content/images/a.gif': 'GIF89a' },
    'content/images/a.gif:1:1: warning: no page shows this picture → show it with ![words](../../images/a.gif), or delete it',
  ],
  [
    'a diagram with capitals in its name',
    { 'content/diagrams/A.svg': '<svg/>' },
    'content/diagrams/A.svg:1:1: this file is neither a page nor a picture, so it cannot be in content/ → rename it, with lowercase letters, digits and hyphens: topology.svg',
  ],
  [
    'marks of a code block that mark nothing',
    page('```go {1,3-4} /Println/ /none/\na.Println()\nb\n```\n\n```js {0}\na\n```'),
    `${PAGE}:7:1: {3} marks a line that this code block does not have; it has 2 → correct the number of the line, or delete it`,
    `${PAGE}:7:1: {4} marks a line that this code block does not have; it has 2 → correct the number of the line, or delete it`,
    `${PAGE}:7:1: /none/ marks words that this code block does not have → write words of the code, or delete it`,
    `${PAGE}:12:1: {0} marks a line that this code block does not have; it has 1 → correct the number of the line, or delete it`,
  ],
  [
    'details without a summary',
    page('<details>\n\ntext\n\n</details>\n\n<details>\n<summary>a</summary>\nb\n</details>'),
    `${PAGE}:7:1: <details> has no <summary>, so readers do not know what it opens → start it with <summary>words</summary>`,
  ],
  [
    'attributes without a value',
    page('<Example id="" />\n\n<Example id="pod/echo" focus="" />'),
    `${PAGE}:7:10: \`id\` of <Example> is empty → write its value`,
    `${PAGE}:9:24: \`focus\` of <Example> is empty → write its value, or delete the attribute`,
  ],
  // What Markdown leaves out, or shows as text
  [
    'a block of code that is not closed',
    {
      'content/notes/en/pod.mdx': note('<Example id="pod/echo" />\n\n```yaml\na: b\n\n## One\n'),
      'content/notes/ko/pod.mdx': note('<Example id="pod/echo" />\n\n- ```sh\n  ls\n  ```\n\n```\n```\n\n```go\n\n```'),
    },
    `${PAGE}:9:1: this code block is not closed, so all that follows is shown as code → write \`\`\` where it ends, as at its start`,
  ],
  [
    'a block of code in a list of Markdown that is not closed, and not code that is indented',
    markdown('- ```sh\n  ls\n\ntext\n\n    code\n    code\n'),
    `${MARKDOWN}:7:3: this code block is not closed, so all that follows is shown as code → write \`\`\` where it ends, as at its start`,
  ],
  [
    'a footnote that nothing refers to',
    page('text\n\n[^1]: More.'),
    `${PAGE}:9:1: nothing refers to the footnote [^1], so it is not shown → write [^1] in the text, or delete it`,
  ],
  [
    'a row with more cells than the head',
    page('| a | b |\n| --- | --- |\n| 1 | `x | y` |'),
    `${PAGE}:9:10: this row has 3 cells and the head of the table 2, so this cell is not shown → add a column to the head and to the line below it; write a | that is text as \\|`,
  ],
  [
    'a table with too few rules',
    page('| a | b |\n|---|\n| 1 | 2 |'),
    `${PAGE}:8:1: this is no table: its head and this line have different numbers of cells → write --- for each cell: | a | b |, |---|---|`,
  ],
  [
    'a heading without a space',
    page('##One\n\n#tag and C##'),
    `${PAGE}:7:1: this is no heading: no space follows \`##\` → write \`## text\``,
  ],
  [
    'a link with a space in its address',
    page('see [a](/en/my note/)'),
    `${PAGE}:7:7: this is no link: its address has a space → write a space in an address as %20; if this is code, put it in backticks`,
  ],
  [
    'boxes of a task list that are none',
    page('- [] a\n- [x ] b\n- [x]c\n- [ ] d\n- [x] e'),
    ...[7, 8, 9].map(
      (line) =>
        `${PAGE}:${line}:3: this is no box of a task list → write \`- [ ] text\` or \`- [x] text\`; if this is code, put it in backticks`,
    ),
  ],
  [
    'alerts that are none',
    page('> [!NOTES]\n> a\n\n> [!TIP] b\n\n> [!danger]\n> c'),
    `${PAGE}:7:3: there is no alert [!NOTES] → did you mean [!NOTE]?`,
    `${PAGE}:10:3: text follows [!TIP] in its line → move the text to the next line: \`> text\``,
    `${PAGE}:12:3: there is no alert [!danger] → the alerts are NOTE, TIP, IMPORTANT, WARNING, CAUTION`,
  ],
  ['a merge conflict', page('<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x'), `${PAGE}:7:1: ${CONFLICT}`],
  ['a merge conflict in Markdown', markdown('text\n<<<<<<< HEAD\na\n\nb'), `${MARKDOWN}:8:1: ${CONFLICT}`],
  // Headings
  [
    '# One',
    page('# One'),
    `${PAGE}:7:1: \`#\` is too high for a heading here: the page has its own headings above this text → write \`##\``,
  ],
  ['### One', page('### One'), `${PAGE}:7:1: the first heading is \`###\` → write \`##\``],
  [
    'a level left out',
    page('## One\n\n#### Two'),
    `${PAGE}:9:1: the heading jumps from \`##\` to \`####\` → write \`###\``,
  ],
  ['an empty heading', page('##\n\ntext'), `${PAGE}:7:1: the heading has no text → write its text, or delete it`],
  // MDX
  [
    'a component that is not closed',
    page('text\n\n<Mistake title="x">\n\nfoo'),
    `${PAGE}:9:1: <Mistake> is not closed → ${CLOSE('Mistake')}`,
  ],
  [
    'a quote that is not closed',
    page('<Mistake title="x>\n\nfoo\n\n</Mistake>'),
    `${PAGE}:7:16: this quote is not closed → write " where the value ends`,
  ],
  ['an element that is not closed', page('text <kbd>x'), `${PAGE}:7:6: <kbd> is not closed → ${CLOSE('kbd')}`],
  ['<br>', page('a<br>b'), `${PAGE}:7:2: <br> is not closed → write <br />`],
  ['<pod_name>', page('get <pod_name> x'), `${PAGE}:7:5: <pod_name> is not closed → ${CLOSE('pod_name')}`],
  ['tags that cross', page('<kbd>a <mark>b</kbd></mark>'), `${PAGE}:7:15: </kbd> closes <mark> → write </mark>`],
  [
    'a closing tag alone',
    page('a </kbd> b'),
    `${PAGE}:7:4: this closing tag has no opening tag → delete it, or show it in backticks`,
  ],
  [
    '{name}',
    page('text {name} x'),
    `${PAGE}:7:6: \`{name}\` is code, which is not allowed in a page → ${BRACES}; write a comment as \`{/* … */}\``,
  ],
  ['{{ .name }}', page('a {{ .name }} b'), `${PAGE}:7:6: \`{\` starts code, but this is not valid code → ${BRACES}`],
  ['{ alone', page('a { b'), `${PAGE}:7:6: \`{\` starts code, but this is not valid code → ${BRACES}`],
  [
    '<https://…>',
    page('a <https://a.org> b'),
    `${PAGE}:7:10: MDX reads an address after \`<\` as a tag → write [text](https://address)`,
  ],
  ['<!-- -->', page('a <!-- x --> b'), `${PAGE}:7:4: MDX has no comments with \`<!--\` → write {/* … */}`],
  [
    '<3',
    page('a <3 b'),
    `${PAGE}:7:4: \`<\` starts a tag, but no name follows it → write \`\\<\`, or put it in backticks`,
  ],
  // Markdown
  [
    'a link to the other language in Markdown',
    markdown('[a](../ko/pod.mdx) [b](pod.md#one)\n\n## One'),
    `${MARKDOWN}:7:1: the link ../ko/pod.mdx does not work on the site → write /en/notes/pod/`,
    `${MARKDOWN}:7:20: the link pod.md#one does not work on the site → write /en/notes/pod/#one`,
  ],
  [
    'a heading of a page in Markdown',
    markdown('## One <kbd>thing</kbd>\n\n[a](#one-thing) [b](#one-thin)'),
    `${MARKDOWN}:9:17: the link #one-thin points to #one-thin, which does not exist on that page → did you mean #one-thing?`,
  ],
  [
    '<a href> and <img> in Markdown',
    markdown('x <a href="/nope">x</a>\n\n<img src="a.png">'),
    `${MARKDOWN}:7:3: <a> is not allowed in a page → write \`[text](address)\``,
    `${MARKDOWN}:9:1: <img> is not allowed in a page → write ![words](../../images/name.png), with the file in content/images/`,
  ],
  [
    'a picture of Markdown without words',
    { ...markdown('> [!NOTE]\n> ![](../../images/a.gif)'), 'content/images/a.gif': 'GIF89a' },
    `${MARKDOWN}:8:3: the picture has no alternative text → ${DESCRIBE}`,
  ],
  [
    'headings of Markdown that jump',
    markdown('# Pod\n\n<details>\n<summary>more</summary>\n\n#### Two\n\n</details>'),
    `${MARKDOWN}:7:1: \`#\` is too high for a heading here: the page has its own headings above this text → write \`##\``,
    `${MARKDOWN}:12:1: the heading jumps from \`##\` to \`####\` → write \`###\``,
  ],
  [
    'references in Markdown and its HTML that nothing defines',
    markdown('{a} [b][x] <node-ip>\n\n<details>\n<summary>more[^1]</summary>\n\nc[^2]\n\n</details>'),
    `${MARKDOWN}:7:7: the link refers to [x], which is not defined → write “[x]: address” ${BACKTICKS}`,
    `${MARKDOWN}:10:14: the footnote [^1] is not defined → write “[^1]: text” ${BACKTICKS}`,
    `${MARKDOWN}:12:2: the footnote [^2] is not defined → write “[^2]: text” ${BACKTICKS}`,
  ],
  [
    'an element of Markdown that is not closed',
    markdown('text <kbd>x'),
    `${MARKDOWN}:7:6: <kbd> is not closed → close it with </kbd>, in the same paragraph or list item; to show it as text, put it in backticks`,
  ],
  [
    'a spelling that is not used, but not in a placeholder',
    markdown('{{ .Values.pod }} <pod> pod'),
    `${MARKDOWN}:7:25: this site does not use the spelling "pod" → write "Pod"`,
  ],
  [
    'a page with both endings',
    { ...page('x'), 'content/notes/en/pod.md': note('[a](/nope/)') },
    `${MARKDOWN}:1:1: this is the same page as ${PAGE}; a page is either .md or .mdx → put everything into one of them, and delete the other`,
  ],
  [
    'a name with capitals in Markdown',
    stray('content/notes/en/Service.md'),
    'content/notes/en/Service.md:1:1: "Service" cannot be the name of a page, because the name is a part of its address → rename the file to service.md',
  ],
  [
    'a page in Markdown in one language',
    { 'content/log/ko/2021-01-12.md': '---\ndate: 2021-01-12\ntitle: A\n---\n' },
    'content/log/ko/2021-01-12.md:1:1: the page has no English version → write content/log/en/2021-01-12.md',
  ],
  // Files
  [
    'a text file',
    stray('content/notes/en/a.txt'),
    `content/notes/en/a.txt:1:1: this file is neither a page nor a picture, so it cannot be in content/ → ${FOLDER}`,
  ],
  [
    'a folder ja/',
    stray('content/notes/ja/pod.mdx'),
    'content/notes/ja/pod.mdx:1:1: pages in content/notes/ja/ are not on the site → the folders for pages are content/notes/ko/, content/notes/en/',
  ],
  [
    'a folder note/',
    stray('content/note/en/pod.mdx'),
    'content/note/en/pod.mdx:1:1: pages in content/note/ are not on the site → did you mean content/notes/?',
  ],
  [
    'a folder below a language',
    stray('content/notes/en/a/pod.mdx'),
    'content/notes/en/a/pod.mdx:1:1: a page in a folder below content/notes/en/ is not on the site → move it to content/notes/en/pod.mdx',
  ],
  [
    'a name with capitals',
    stray('content/notes/en/Service.mdx'),
    'content/notes/en/Service.mdx:1:1: "Service" cannot be the name of a page, because the name is a part of its address → rename the file to service.mdx',
  ],
  [
    'a name with a space',
    stray('content/notes/en/my note.mdx'),
    'content/notes/en/my note.mdx:1:1: "my note" cannot be the name of a page, because the name is a part of its address → rename the file to my-note.mdx',
  ],
  [
    'a file beside the examples',
    stray('examples/pod/README.md'),
    'examples/pod/README.md:1:1: this file is not in the folder of an example → move it to examples/topic/name/, or delete it',
  ],
  [
    'a file that an example does not show',
    stray('examples/pod/echo/a.txt'),
    'examples/pod/echo/a.txt:1:1: "a.txt" is not a valid name for a file of an example → expected a name in lower-case letters, digits, hyphens and dots, such as v2.yaml',
  ],
  [
    'a page with a byte order mark',
    { [PAGE]: `\u{feff}${note('x')}` },
    `${PAGE}:1:1: the file starts with a byte order mark, which is invisible → save it in your editor as UTF-8 without BOM`,
  ],
  [
    'a page that is not in UTF-8',
    { [PAGE]: Buffer.concat([Buffer.from(note('x')), Buffer.from([0xb0, 0xa1])]) },
    `${PAGE}:8:1: the file is not in UTF-8 → save it in UTF-8 in your editor, or convert it: iconv -f euc-kr -t utf-8`,
  ],
  // Front matter
  [
    'no front matter',
    { [PAGE]: 'text' },
    `${PAGE}:1:1: the file has no front matter → start the file with ---, followed by the fields described in src/site/collections`,
  ],
  [
    'a field that is misspelt',
    matter('minutes', 'minuets'),
    `${PAGE}:4:1: unknown key \`minuets\` in the file → did you mean \`minutes\`?`,
  ],
  [
    'a bracket that is not closed',
    matter('A Pod.', '[a'),
    `${PAGE}:4:8: This bracket is not closed. → Close it: \`[a]\`.`,
  ],
  [
    '24:59',
    entry('hours: [{from: "23:00", to: "24:59"}]\n'),
    ...['en', 'ko'].map(
      (lang) => `content/log/${lang}/2021-01-12.mdx:3:25: \`hours.0.to\`: expected a time in quotes such as "10:00"`,
    ),
  ],
  [
    'a topic that is misspelt',
    {
      ...entry('topics: [replicaest]\n'),
      'content/glossary.yaml':
        '- {id: replicaset, name: {ko: 레플리카셋, en: ReplicaSet}, meaning: {ko: 뜻, en: Meaning}}\n',
    },
    ...['en', 'ko'].map(
      (lang) =>
        `content/log/${lang}/2021-01-12.mdx:3:10: the topic "replicaest" is not in the glossary → did you mean "replicaset"?`,
    ),
  ],
  [
    'a topic that is no term',
    entry('topics: [something-else]\n'),
    ...['en', 'ko'].map(
      (lang) =>
        `content/log/${lang}/2021-01-12.mdx:3:10: warning: the topic "something-else" is not in the glossary → add it to content/glossary.yaml; without that, it is shown as "something-else"`,
    ),
  ],
  [
    'an item twice in a list',
    entry('topics: [pod, pod]\npeers: [a, b, a]\n'),
    ...['en', 'ko'].flatMap((lang) => [
      `content/log/${lang}/2021-01-12.mdx:3:15: \`topics.1\`: "pod" is in the list already`,
      `content/log/${lang}/2021-01-12.mdx:4:15: \`peers.2\`: "a" is in the list already`,
    ]),
  ],
  [
    'a note that needs itself',
    Object.fromEntries(
      ['ko', 'en'].map((lang) => [`content/notes/${lang}/pod.mdx`, note('<Example id="pod/echo" />', 'needs: [pod]')]),
    ),
    ...['en', 'ko'].map((lang) => `content/notes/${lang}/pod.mdx:4:9: \`needs\` names this note itself → delete "pod"`),
  ],
  [
    'an addition from before the day',
    entry('title: A\nadditions: [{date: 2021-01-11, text: [x]}]\n'),
    ...['en', 'ko'].map(
      (lang) =>
        `content/log/${lang}/2021-01-12.mdx:4:14: 2021-01-11 is before the day of the entry, 2021-01-12 → write the day on which it was added`,
    ),
  ],
  // Languages
  [
    'an example that the first language does not have',
    page('<Run id="pod/echo" />'),
    `content/notes/ko/pod.mdx:1:1: <Run id="pod/echo"> is missing, which ${PAGE}:7 has → embed the same examples in both languages`,
  ],
  [
    'a page in one language',
    { ...entry('title: A\n'), 'content/log/en/2021-01-12.mdx': undefined },
    'content/log/ko/2021-01-12.mdx:1:1: the page has no English version → write content/log/en/2021-01-12.mdx',
  ],
  [
    'a page that was updated in one language',
    matter('2026-11-22', '2026-11-20'),
    `${PAGE}:5:1: warning: the last change here is of 2026-11-20, but the Korean version (content/notes/ko/pod.mdx) has changed on 2026-11-22 → make the same change here, and write the day 2026-11-22`,
  ],
  // Examples
  [
    'an example with a name that no namespace can have',
    {
      [`examples/pod/${'a'.repeat(60)}/manifest.yaml`]: MANIFEST,
      [`examples/pod/${'a'.repeat(60)}/example.yaml`]: EXAMPLE,
    },
    `examples/pod/${'a'.repeat(60)}/example.yaml:1:1: "pod/${'a'.repeat(60)}" is not a valid example id → use lowercase letters, digits and hyphens for the topic and the folder, at most 63 characters together: service/load-balancer`,
  ],
  [
    'a manifest in JSON',
    page(
      `\`\`\`json\n{\n  "apiVersion": "v1",\n  "kind": "Pod",\n  "metadata": {"name": "a"},\n  "spec": {"containers": [{"name": "a", "imgae": "b:1"}]}\n}\n\`\`\``,
    ),
    `${PAGE}:12:41: Container has no field \`imgae\`. → Did you mean \`image\`? If it is wrong on purpose, make it an example that must fail (npm run new -- example topic/name), or write \`\`\`yaml unchecked`,
  ],
  [
    'an example.yml',
    { 'examples/pod/two/manifest.yaml': MANIFEST, 'examples/pod/two/example.yml': EXAMPLE },
    'examples/pod/two/example.yaml:1:1: the example has no example.yaml → rename example.yml to example.yaml',
  ],
  [
    'a rule that does not exist',
    example('steps', 'findings: [{rule: unknown-feild, at: spec}]\nsteps'),
    'examples/pod/echo/example.yaml:3:12: `unknown-feild` should report something at `spec`, but does not: the example is no longer wrong in the intended way. → Did you mean `unknown-field`?',
  ],
  [
    'an empty manifest',
    { 'examples/pod/echo/manifest.yaml': '# nothing\n' },
    'examples/pod/echo/manifest.yaml:1:1: this manifest has no object → write an object, or delete the file',
  ],
  [
    'broken without a word how',
    example('steps', `${BROKEN}steps`),
    `examples/pod/echo/example.yaml:3:1: \`broken\` is set, but nothing states how the example fails → ${STATE}`,
  ],
  [
    'a fix that is not there',
    { 'examples/pod/echo/example.yaml': TOLD.replace('steps', `${BROKEN}fix: pod/ecko\nsteps`) },
    'examples/pod/echo/example.yaml:4:1: there is no example "pod/ecko" → did you mean "pod/echo"?',
  ],
  [
    'a fix of itself',
    { 'examples/pod/echo/example.yaml': TOLD.replace('steps', `${BROKEN}fix: pod/echo\nsteps`) },
    'examples/pod/echo/example.yaml:4:1: `fix` names this example itself → name the corrected example',
  ],
  [
    'a fix of what is not broken',
    example('steps', 'fix: pod/echo\nsteps'),
    'examples/pod/echo/example.yaml:3:1: `fix` is only for an example with `broken` → add `broken`, or delete `fix`',
  ],
  [
    'an unknown kind',
    example('kind: Pod', 'kind: Pot'),
    'examples/pod/echo/example.yaml:5:14: `steps.1.expect.kind`: expected a namespaced Kubernetes kind, such as Pod, Service or Deployment → did you mean Pod?',
  ],
  [
    'a kind by its short name',
    example('kind: Pod', 'kind: deploy'),
    'examples/pod/echo/example.yaml:5:14: `steps.1.expect.kind`: expected a namespaced Kubernetes kind, such as Pod, Service or Deployment → did you mean Deployment?',
  ],
  [
    'an unknown version of the API',
    example('kind: Pod', 'apiVersion: apps/v2, kind: Deployment'),
    'examples/pod/echo/example.yaml:5:14: Kubernetes 1.36 has no Deployment in apps/v2 → did you mean apps/v1?',
  ],
  [
    'a kind in the version of another',
    example('kind: Pod', 'apiVersion: v1, kind: Deployment'),
    'examples/pod/echo/example.yaml:5:14: Kubernetes 1.36 has no Deployment in v1 → did you mean apps/v1?',
  ],
  ['no custom kind', example('kind: Pod', 'apiVersion: serving.knative.dev/v1, kind: Service')],
  // Configuration
  [
    'a note twice in order',
    { 'studylog.config.ts': configText('pod', 'pod') },
    'studylog.config.ts:5:18: `notes.1`: "pod" is in the list already',
  ],
  [
    'an example for the first page',
    { 'studylog.config.ts': configText('pod').replace("title: 'log',", "title: 'log', homeExample: 'pod/ecko',") },
    'studylog.config.ts:2:30: there is no example "pod/ecko" → did you mean "pod/echo"?',
  ],
];

for (const [mistake, files, ...expected] of PLANTED) {
  it(`reports ${mistake}`, async () => {
    expect(await problemsIn(project(files))).toEqual(expected);
  });
}

describe('headings that differ between the languages', () => {
  const outlines = async (ko: string, en: string) => {
    const texts = { ko, en };
    const files = Object.fromEntries(
      (['ko', 'en'] as const).map((lang) => [
        `content/notes/${lang}/pod.mdx`,
        note(`<Example id="pod/echo" />\n\n${texts[lang]}`),
      ]),
    );
    const root = project(files);
    const found = await lintProject(new ProjectFiles(root, await loadConfig(root)));
    return found.map((one) => formatDiagnostic(one, 'en').replace(/\n.*/, ''));
  };

  it.each([
    [
      '## 가\n\n### 나',
      '## A',
      [`${PAGE}:9:1: warning: the heading \`###\` of content/notes/ko/pod.mdx:11 is missing`],
    ],
    ['## 가', '## A\n\n## B', [`${PAGE}:11:1: warning: content/notes/ko/pod.mdx does not have this heading`]],
    [
      '## 가\n\n## 나',
      '## A\n\n### B',
      [`${PAGE}:11:1: warning: the heading here is \`###\`, where content/notes/ko/pod.mdx:11 has \`##\``],
    ],
    ['글', '## A', [`${PAGE}:9:1: warning: content/notes/ko/pod.mdx does not have this heading`]],
    ['## 가\n\n글', '## A\n\ntext\n\ntext', []],
  ])('%j and %j', async (ko, en, expected) => {
    expect(await outlines(ko, en)).toEqual(expected);
  });
});

it('reports a day in the future', async () => {
  const found = await problemsIn(project(matter('2026-11-22', '2199-01-01')));
  expect(found).toContainEqual(
    expect.stringMatching(
      /^content\/notes\/en\/pod\.mdx:5:1: 2199-01-01 is in the future; today is \d{4}-\d\d-\d\d → correct the date$/,
    ),
  );
});

it('reports the mistakes of a page beside another that cannot be read, and takes nothing there for missing', async () => {
  const files = { ...page('[a](/en/nope/)'), 'content/notes/ko/pod.mdx': note('<Mistake title="x">') };
  expect(await problemsIn(project(files))).toEqual([
    `${PAGE}:7:1: the target of the link /en/nope/ does not exist → did you mean /en/notes/?`,
    `content/notes/ko/pod.mdx:7:1: <Mistake> is not closed → ${CLOSE('Mistake')}`,
  ]);
});

it('links to headings in any language, and to parts of the page that are not of the text', async () => {
  const text =
    '## 파드의 이름\n\n[a](#파드의-이름) [b](#%ED%8C%8C%EB%93%9C%EC%9D%98-%EC%9D%B4%EB%A6%84) [c](#page.related) [d](#main)\n\n[e](/en/check/#kind=Pod)[^1]\n\n[^1]: Text.';
  expect(await problemsIn(project(page(text)))).toEqual([]);
});

describe('in a repository', () => {
  const git = (root: string, ...words: string[]) =>
    execFileSync('git', ['-C', root, '-c', 'user.name=a', '-c', 'user.email=a@b.example', ...words], {
      stdio: 'ignore',
    });
  const committed = () => {
    const root = project();
    git(root, 'init', '-b', 'main');
    git(root, 'add', '.');
    git(root, 'commit', '-m', 'a');
    return root;
  };
  const BEHIND = `${PAGE}:1:1: warning: content/notes/ko/pod.mdx was changed, but this page was not → make the same change here; a correction of one language, such as a typo, needs none`;

  it('warns of a page whose other language was changed in this branch, committed or not', async () => {
    const root = committed();
    expect(await problemsIn(root)).toEqual([]);
    appendFileSync(join(root, 'content/notes/ko/pod.mdx'), '\nMore.\n');
    expect(await problemsIn(root)).toEqual([BEHIND]);
    git(root, 'switch', '-c', 'other');
    git(root, 'commit', '-am', 'b');
    expect(await problemsIn(root)).toEqual([BEHIND]);
  });

  it('warns of it in Markdown, too', async () => {
    const root = committed();
    for (const [path, text = ''] of Object.entries(markdown('x'))) {
      if (text) writeFileSync(join(root, path), text);
      else rmSync(join(root, path));
    }
    expect(await problemsIn(root)).toEqual([
      'content/notes/ko/pod.mdx:1:1: warning: content/notes/en/pod.md was changed, but this page was not → make the same change here; a correction of one language, such as a typo, needs none',
    ]);
  });

  it('says nothing of a change of both, and of what the main branch has', async () => {
    const root = committed();
    appendFileSync(join(root, 'content/notes/ko/pod.mdx'), '\nMore.\n');
    git(root, 'commit', '-am', 'b');
    expect(await problemsIn(root)).toEqual([]);
    for (const lang of ['ko', 'en']) appendFileSync(join(root, `content/notes/${lang}/pod.mdx`), '\nMore.\n');
    expect(await problemsIn(root)).toEqual([]);
  });
});
