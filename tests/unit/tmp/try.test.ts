import { it } from 'vitest';
import { formatDiagnostic, DiagnosticsError } from '../../../src/example/diagnostic.ts';
import { loadConfig } from '../../../src/config/load.ts';
import { lintProject } from '../../../src/site/lint/lint.ts';
import { ProjectFiles } from '../../../src/site/project-files.ts';
import { configText, EXAMPLE, GLOSSARY, MANIFEST, note, project } from '../site/project.ts';
const E = '\n\n<Example id="pod/echo" />';
const n = (t: string, m?: string) => ({ 'content/notes/ko/pod.mdx': note(t + E, m), 'content/notes/en/pod.mdx': note(t + E, m) });
const l = (m: string) => ({ 'content/log/ko/2021-01-12.mdx': `---\ndate: 2021-01-12\n${m}---\n`, 'content/log/en/2021-01-12.mdx': `---\ndate: 2021-01-12\n${m}---\n` });
const en = (t: string) => ({ 'content/notes/en/pod.mdx': note(t + E) });
const ex = (t: string) => ({ 'examples/pod/echo/example.yaml': t });
const CASES: Record<string, Record<string, string | undefined>> = {
  sound: {},
  'rel link': en('[a](pod.mdx)'), 'rel link 2': en('[a](./podd.mdx#x)'), 'rel repo': en('[a](../../../README.md)'), 'abs repo': en('[a](/README.md)'),
  'empty link': en('[a]()'), 'own anchor': en('[a](#nope)'), 'other anchor': en('## One\n\n[a](/en/notes/pod/#nope)'), 'undefined ref': en('[a][nope] and [nope][]'), 'def': en('[a][x]\n\n[x]: /en/nope/'),
  'undefined footnote': en('a[^1]'), 'html a': en('<a href="/nope">x</a>'), 'html img': en('<img src="x.png" />'), 'no alt': en('![](../../images/a.png)'), 'missing picture': en('![a](../../images/a.png)'), 'abs picture': en('![a](/images/a.png)'), 'diagram alt': en('<Diagram name="x" alt="" />'),
  'h1': en('# One\n\ntext'), 'h jump': en('## One\n\n#### Two'), 'h3 first': en('### One'), 'empty h': en('## \n\ntext'),
  'unclosed': en('text\n\n<Mistake title="x">\n\nfoo'), 'unclosed inline': en('text <kbd>x'), 'brace': en('text {name} x'), 'brace broken': en('text { x: {y } x'), 'br': en('a<br>b'), 'angle': en('a <https://x.org> b'), 'pod_name': en('kubectl get <pod_name> x'), 'mustache': en('a {{ .x }} b'), 'comment': en('a <!-- x --> b'), 'lt': en('a <3 b'), 'close': en('a </kbd> b'),
  'stray txt': { 'content/notes/en/a.txt': 'x' }, 'ja': { 'content/notes/ja/pod.mdx': note('x') }, 'caps': { 'content/notes/en/Service.mdx': note('x') }, 'space': { 'content/notes/en/my note.mdx': note('x') }, 'markdown ext': { 'content/notes/en/x.markdown': note('x') }, 'sub': { 'content/notes/en/a/x.mdx': note('x') }, 'coll': { 'content/note/en/x.mdx': note('x') },
  'topic': l('topics: [relicaset]\n'), '2199': n('x', 'minutes: 5\n').constructor ? { 'content/notes/en/pod.mdx': note(E).replace('2026-11-22', '2199-01-01') } : {}, 'log2199': { 'content/log/ko/2199-01-12.mdx': '---\ndate: 2199-01-12\n---\n', 'content/log/en/2199-01-12.mdx': '---\ndate: 2199-01-12\n---\n' },
  '24:59': l('hours: [{from: "23:00", to: "24:59"}]\n'), 'empty manifest': { 'examples/pod/echo/manifest.yaml': '' }, 'comment manifest': { 'examples/pod/echo/manifest.yaml': '# x\n' },
  'broken': ex(EXAMPLE.replace('steps', 'broken: {ko: 가, en: It is broken.}\nsteps')), 'fix': ex(EXAMPLE.replace('steps', 'broken: {ko: 가, en: It is broken.}\nfix: pod/ecko\nsteps')), 'fix self': ex(EXAMPLE.replace('steps', 'broken: {ko: 가, en: It is broken.}\nfix: pod/echo\nsteps')), 'fix no broken': ex(EXAMPLE.replace('steps', 'fix: pod/echo\nsteps')),
  'kind': ex(EXAMPLE.replace('kind: Pod,', 'kind: Pot,')), 'dup order': { 'studylog.config.ts': configText('pod', 'pod') }, 'bad config': { 'studylog.config.ts': 'export default {' },
  'empty example': ex(''), 'matter none': { 'content/notes/en/pod.mdx': 'x' }, 'matter yaml': { 'content/notes/en/pod.mdx': '---\ntitle: [a\n---\nx' }, 'ex stray folder': { 'examples/pod/README.md': 'x' }, 'ex deep': { 'examples/echo/manifest.yaml': MANIFEST }, 'ex ext': { 'examples/pod/echo/x.txt': 'x' }, 'glossary dup': { 'content/glossary.yaml': GLOSSARY + GLOSSARY }, 'no example': { 'examples/pod/echo/example.yaml': undefined },
  'waive unknown rule': ex(EXAMPLE + 'waive: [{rule: nope, at: spec, reason: x}]\n'), 'two mistakes': { 'content/notes/en/pod.mdx': note('<Mistake title="x">'), 'content/notes/ko/pod.mdx': note('[a](/nope/)' + E) },
  'expect ver': ex(EXAMPLE.replace('kind: Pod,', 'kind: Deployment, apiVersion: apps/v2,')), 'delete kind': ex(EXAMPLE + '  - delete: {kind: Pot, name: echo}\n'), 'expect name': ex(EXAMPLE.replace('name: echo}', 'name: ecko}')),
  'dupheading': en('## A\n\n## A'), 'short url': en('[a](www.example.org)'), 'no slash': en('[a](/en/notes/pod)'), 'http': en('[a](http://)'), 'fragment': en('[a](/en/examples/pod/echo/#nope)'), 'json': { 'examples/pod/echo/verified.json': '{' },
};
it('tries', async () => {
  const only = process.env.ONLY?.split(',');
  for (const [name, files] of Object.entries(CASES)) {
    if (only && !only.includes(name)) continue;
    let out: string[];
    try {
      const root = project(files);
      const c = await loadConfig(root);
      out = ((await lintProject(new ProjectFiles(root, c))) as any[]).map((d) => (d.severity ?? '') + formatDiagnostic(d, 'en'));
    } catch (e) {
      out = e instanceof DiagnosticsError ? ['THROWN ' + e.message] : ['CRASH ' + (e as Error).stack];
    }
    console.log(`## ${name}\n${out.join('\n') || '(nothing)'}`);
  }
}, 60_000);
