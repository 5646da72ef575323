import { describe, expect, it } from 'vitest';
import { formatDiagnostic } from '../../../src/example/diagnostic.ts';
import { factsOf } from '../../../src/site/facts/check.ts';
import { lintProject } from '../../../src/site/lint/lint.ts';
import { ProjectFiles } from '../../../src/site/project-files.ts';
import { documentsIn } from '../../../src/site/search/documents.ts';
import { CONFIG, note, project } from './project.ts';

const EXAMPLE = '<Example id="pod/echo" />';
const MD = { 'content/notes/ko/pod.mdx': undefined, 'content/notes/ko/pod.md': note(EXAMPLE) };

/** What is found in a project whose English note has this body, beside the example. */
async function found(body: string, lang: 'ko' | 'en' = 'en'): Promise<string[]> {
  const files = {
    ...MD,
    'content/notes/en/pod.mdx': undefined,
    'content/notes/en/pod.md': note(`${EXAMPLE}\n\n${body}`),
  };
  const diagnostics = await lintProject(new ProjectFiles(project(files), CONFIG));
  return diagnostics.map((diagnostic) => formatDiagnostic(diagnostic, lang));
}

describe('pages in Markdown', () => {
  it('are checked like those in MDX, each language with the ending it has', async () => {
    expect(await lintProject(new ProjectFiles(project(MD), CONFIG))).toEqual([]);
    const report = await found('<Run id="pod/none" /> [a](/notes/none/) ![b](../../images/none.png)');
    expect(report.join('\n')).toMatch(/en\/pod\.md:9:6: .*"pod\/none"/);
    expect(report.join('\n')).toMatch(/en\/pod\.md:9:23: .*\/notes\/none\//);
    expect(report.join('\n')).toMatch(/en\/pod\.md:9:41: .*none\.png/);
  });

  it('are refused where the same page is there in MDX', async () => {
    const twins = { 'content/notes/ko/pod.md': note(EXAMPLE) };
    const [first, ...others] = await lintProject(new ProjectFiles(project(twins), CONFIG));
    expect(formatDiagnostic(first!, 'en')).toMatch(
      /^content\/notes\/ko\/pod\.md:1:1: this is the same page as content\/notes\/ko\/pod\.mdx; a page is either/,
    );
    expect(others).toEqual([]);
  });

  it('are found by the search, and their numbers need support', () => {
    const body = `${EXAMPLE}\n\n## A part\n\n| a<br>b |\n| --- |\n| c |\n\nIt takes 77 s.`;
    const files = new ProjectFiles(project({ ...MD, 'content/notes/ko/pod.md': note(body) }), CONFIG);
    expect(JSON.stringify(documentsIn('ko', files))).toContain('"a b"');
    const { pages } = files.content;
    const { unsupported } = factsOf({ pages, examples: files.examples, config: CONFIG });
    expect(unsupported.map(({ file, line }) => `${file}:${line}`)).toEqual(['content/notes/ko/pod.md:15']);
  });
});

describe('a code block', () => {
  it.each(['go', 'Dockerfile', 'text', 'console', 'hcl', 'yaml{1}', ''])('may be in %j', async (language) => {
    expect(await found(`\`\`\`${language}\na\n\`\`\``)).toEqual([]);
  });

  it('in a language that nobody knows is reported with the nearest name', async () => {
    const [report] = await found('a\n\n- b\n\n  ```yamll\n  c\n  ```');
    expect(report).toMatch(
      /^content\/notes\/en\/pod\.md:13:3: the language `yamll` .* not known\n {4}fix: did you mean `yaml`\?/,
    );
    expect((await found('```mylanguage\na\n```', 'ko'))[0]).toContain('해결 방법: text로 적거나');
  });

  it.each(['mermaid', 'plantuml', 'dot'])('with a diagram in %s is reported with what to use', async (language) => {
    expect((await found(`\`\`\`${language}\na\n\`\`\``))[0]).toMatch(
      /pod\.md:9:1: `\w+` diagrams are not drawn\n {4}fix: draw .* <Drawing id="topic\/name" \/>.*<Diagram/,
    );
  });
});

describe('a manifest in a code block', () => {
  const pod = (image: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - name: b\n      ${image}: c:1`;
  const fenced = (text: string, info = 'yaml') => `\`\`\`${info}\n${text}\n\`\`\``;
  const inList = (text: string) => `- d\n\n  ${text.split('\n').join('\n  ')}`;

  it('is checked, with the findings at their places', async () => {
    const [report, ...others] = await found(inList(fenced(pod('imag'))));
    expect(report).toMatch(/^content\/notes\/en\/pod\.md:18:9: Container has no field `imag`\.\n/);
    expect(report).toMatch(/fix: Did you mean `image`\? If it is wrong on purpose, make it an example that must fail/);
    expect(others).toEqual([]);
  });

  it('could be an example, which is a warning', async () => {
    expect(await found(fenced(pod('image')))).toEqual([
      expect.stringMatching(
        /^content\/notes\/en\/pod\.md:9:1: warning: this manifest is not an example.*npm run new -- example/s,
      ),
    ]);
  });

  it.each([
    ['that is a quotation', fenced(pod('imag'), 'yaml unchecked')],
    ['that is only a part of one', fenced('spec:\n  replicas: 3')],
    ['that is something else', fenced('services:\n  web: {image: a}')],
    ['in another language', fenced(pod('imag'), 'text')],
  ])('%s is left alone', async (_, body) => {
    expect(await found(body)).toEqual([]);
  });
});
