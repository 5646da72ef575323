import { rules } from '@studylog/check/rules';
import { expect, it } from 'vitest';
import { loadExamples } from '../../../src/example/load.ts';
import { readContent } from '../../../src/site/content.ts';
import { readGlossary } from '../../../src/site/glossary.ts';
import { daysByNote, examplesOf, notesByDay, rulesOf } from '../../../src/site/relations.ts';
import { EXAMPLE, GLOSSARY, note, project } from './project.ts';

const day = (date: string, matter: string) => `---\ndate: ${date}\n${matter}\n---\n\nText\n`;
const [linked, found] = rules.map(({ id }) => id) as [string, string];

const root = () =>
  project({
    'content/glossary.yaml': `${GLOSSARY}- id: yaml\n  name: {ko: YAML, en: YAML}\n  meaning: {ko: 형식, en: A format}\n  note: yaml-basics\n`,
    'examples/pod/echo/example.yaml': `${EXAMPLE}findings: [{rule: ${found}, at: ''}]\n`,
    'content/notes/ko/yaml-basics.mdx': note('없음'),
    'content/notes/ko/probe.mdx': note(
      `[규칙](/rules/${linked}/)\n\n<Example id="pod/echo" />\n\n<Run id="pod/echo" />`,
    ),
    'content/log/ko/2021-01-12.mdx': day('2021-01-12', 'topics: [yaml, pods, elsewhere]'),
    'content/log/ko/2021-01-13.mdx': day(
      '2021-01-13',
      'topics: [pod]\nadditions: [{date: 2021-02-01, related: [{note: probe}]}]',
    ),
  });

function log() {
  const folder = root();
  const { pages, diagnostics } = readContent(folder);
  expect(diagnostics).toEqual([]);
  return { pages, examples: loadExamples(folder), terms: readGlossary(folder, ['ko', 'en']).terms };
}

it('a day belongs to the notes of its topics, by their terms and plurals too, and to those that its additions name', () => {
  const all = log();
  expect([...notesByDay('ko', all)]).toEqual([
    ['2021-01-12', ['yaml-basics', 'pod']],
    ['2021-01-13', ['pod', 'probe']],
  ]);
  expect(notesByDay('en', all).size).toBe(0);
});

it('a note has the days that it belongs to, its examples once each, and the rules that it links or that report them', () => {
  const all = log();
  const days = daysByNote(notesByDay('ko', all));
  expect(days.get('pod')).toEqual(['2021-01-12', '2021-01-13']);
  expect(days.get('probe')).toEqual(['2021-01-13']);
  const probe = all.pages.find(({ slug }) => slug === 'probe')!;
  expect(examplesOf(probe)).toEqual(['pod/echo']);
  expect(rulesOf(probe, all)).toEqual([linked, found]);
});
