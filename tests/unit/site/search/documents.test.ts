import { expect, it } from 'vitest';
import { loadConfig } from '../../../../src/config/load.ts';
import { ProjectFiles } from '../../../../src/site/project-files.ts';
import type { Kind } from '../../../../src/site/search/document.ts';
import { aliasesIn, documentsIn, steady } from '../../../../src/site/search/documents.ts';
import type { Lang } from '../../../../src/text/lang.ts';
import { note, project } from '../project.ts';

async function filesOf(files: Parameters<typeof project>[0]): Promise<ProjectFiles> {
  const root = project(files);
  return new ProjectFiles(root, await loadConfig(root));
}
const addressesOf = (files: ProjectFiles, lang: Lang, kind: Kind) =>
  documentsIn(lang, files)
    .filter((document) => document.kind === kind)
    .map(({ address }) => address);

const BODY = `
<Goals>

- Read \`kubectl get\`.

</Goals>

## Status

One **bold** sentence. Another one.

| a | b |
|---|---|
| \`c\` | d |

<Example id="pod/echo" />

<Mistake title="A \`typo\`">

Wrong.

</Mistake>

### Status

\`\`\`sh
kubectl get pod

kubectl delete pod
\`\`\`

#### Deeper

Last.
`;

it('takes notes by section, at the ids that the page has', async () => {
  const files = await filesOf({ 'content/notes/en/pod.mdx': note(BODY) });
  const notes = documentsIn('en', files).filter(({ kind }) => kind === 'note' || kind === 'section');
  expect(notes).toEqual([
    { kind: 'note', title: 'Pod', address: '/en/notes/pod/', lines: ['A Pod.', 'Read kubectl get.'] },
    {
      kind: 'section',
      title: 'Status',
      address: '/en/notes/pod/#status-1',
      within: 'Pod',
      lines: ['One bold sentence.', 'Another one.', 'a · b', 'c · d'],
    },
    { kind: 'section', title: 'A typo', address: '/en/notes/pod/#a-typo', within: 'Pod', lines: ['Wrong.'] },
    {
      kind: 'section',
      title: 'Status',
      address: '/en/notes/pod/#status-2',
      within: 'Pod',
      lines: ['kubectl get pod', 'kubectl delete pod', 'Deeper', 'Last.'],
    },
  ]);
});

it('takes examples, rules, terms and days, each in its language', async () => {
  const day = '---\ndate: 2021-01-12\ngoal: [Pods]\npeers: [daelee]\n---\nStudied Pods.\n';
  const files = await filesOf({ 'content/log/ko/2021-01-12.mdx': day, 'content/log/en/2021-01-12.mdx': day });
  expect(addressesOf(files, 'en', 'example')).toEqual(['/en/examples/pod/echo/']);
  expect(addressesOf(files, 'ko', 'term')).toEqual(['/glossary/#pod']);
  expect(addressesOf(files, 'ko', 'rule')).toContain('/check/#yaml-tab');
  expect(documentsIn('en', files).find(({ kind }) => kind === 'day')).toEqual({
    kind: 'day',
    title: '12 January 2021',
    address: '/en/log/2021-01-12/',
    lines: ['daelee', 'Studied Pods.', 'Pods'],
    names: ['2021-01-12'],
  });
});

it('knows no rules where a log has no examples, and no other language where it has one', async () => {
  const text =
    "export default { title: 'log', languages: ['en'], imageHosts: [], kubernetes: ['1.36'], notes: ['pod'] };\n";
  const files = await filesOf({
    'studylog.config.ts': text,
    'examples/pod/echo/manifest.yaml': undefined,
    'examples/pod/echo/example.yaml': undefined,
    'content/notes/ko/pod.mdx': undefined,
    'content/notes/en/pod.mdx': note('## Bread\n\nFlour and water.'),
    'content/glossary.yaml': '- {id: dough, name: {en: Dough}, meaning: {en: Flour and water.}, also: [batter]}\n',
  });
  expect(documentsIn('en', files).map(({ address }) => address)).toEqual([
    '/notes/pod/',
    '/notes/pod/#bread',
    '/glossary/#dough',
  ]);
  expect(aliasesIn('en', files)).toContainEqual({ name: 'batter', means: 'Dough' });
});

it('takes for a term its names in other languages, those to avoid and those in `also`', async () => {
  const files = await filesOf({
    'content/glossary.yaml':
      '- {id: pod, name: {ko: 파드, en: Pod}, meaning: {ko: 파드., en: A Pod.}, avoid: {ko: [포드]}, also: [po]}\n',
  });
  const names = aliasesIn('ko', files).map(({ name, means }) => `${name} ${means}`);
  expect(names).toEqual(['파드 파드', 'Pod 파드', 'po 파드', '포드 파드']);
});

it('a name in `also` that another term has is reported at its place', async () => {
  const term = (id: string, also: string) =>
    `- {id: ${id}, name: {ko: ${id}, en: ${id}}, meaning: {ko: a., en: a.}, also: [${also}]}\n`;
  const files = await filesOf({ 'content/glossary.yaml': term('pod', 'po') + term('port', 'PO, Pod') });
  expect(() => files.glossary).toThrow(/glossary\.yaml:2:\d+.*PO[\s\S]*glossary\.yaml:2:\d+.*Pod/);
});

it('leaves out of an output what is another in every run, also where it is long', () => {
  expect(steady('pod/echo-5d8c7b9f6-abcde at 10.244.0.5 is Running: 3 of 3')).toBe('… at … is Running: 3 of 3');
  const digits = `3.${'1'.repeat(20_000)}`;
  expect(steady(`pi is ${digits}`)).toBe(`pi is ${digits}`);
});
