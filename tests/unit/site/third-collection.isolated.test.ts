import { expect, it, vi } from 'vitest';
import { formatDiagnostic } from '../../../src/example/diagnostic.ts';
import { lintSite } from '../../../src/site/lint/lint.ts';
import { ProjectFiles } from '../../../src/site/project-files.ts';
import { CONFIG, note, project } from './project.ts';

// What a new collection takes: an object as the files of src/site/collections export it, and its line in the table.
vi.mock('../../../src/site/collections/index.ts', async (original) => {
  const { COLLECTIONS } = await original<typeof import('../../../src/site/collections/index.ts')>();
  const { z } = await import('zod');
  const talk = {
    named: { ko: '강연', en: 'talk' },
    schema: z.strictObject({ title: z.string(), room: z.int(), after: z.array(z.string()).default([]) }),
    shared: ['room'],
    list: '/talks/',
    addresses: ({ slug }: { slug: string }) => [`/talks/${slug}/`, '/talks/rooms/'],
    titleOf: ({ fields }: { fields: { title: string } }) => fields.title,
    references: ({ after }: { after: string[] }) =>
      after.map((name, index) => ({ to: 'talks', name, path: ['after', index] })),
    faults: ({ file, slug }: { file: string; slug: string }) =>
      slug === 'silent' ? [{ file, line: 1, column: 1, message: { ko: '조용합니다.', en: 'it is silent' } }] : [],
  };
  const all = { ...COLLECTIONS, talks: talk };
  return { COLLECTIONS: all, collectionOf: ({ collection }: { collection: keyof typeof all }) => all[collection] };
});

const talk = (matter: string, body = '') => `---\ntitle: Talk\n${matter}\n---\n${body}\n`;

function found(files: Record<string, string>, lang: 'ko' | 'en' = 'en'): string[] {
  const root = project({
    'content/talks/ko/first.mdx': talk('room: 1'),
    'content/talks/en/first.mdx': talk('room: 1'),
    ...files,
  });
  return lintSite(new ProjectFiles(root, CONFIG)).map((diagnostic) => formatDiagnostic(diagnostic, lang));
}

it.each<[string, Record<string, string>, RegExp[]]>([
  [
    'is read, and its addresses can be linked',
    {
      'content/notes/ko/pod.mdx': note('<Example id="pod/echo" /> [a](/talks/first/) [b](/talks/rooms/) [c](/talks/)'),
    },
    [],
  ],
  [
    'has fields of its own',
    { 'content/talks/ko/first.mdx': talk('rom: 1') },
    [/first\.mdx:2:1: `room` is missing/, /first\.mdx:3:1: unknown key `rom`/],
  ],
  [
    'exists in every language',
    { 'content/talks/ko/more.mdx': talk('room: 1') },
    [/ko\/more\.mdx:1:1: .*no English version/],
  ],
  [
    'has the same data in every language',
    { 'content/talks/en/first.mdx': talk('room: 2') },
    [/en\/first\.mdx:3:1: `room` differs/],
  ],
  [
    'is what its own check wants',
    { 'content/talks/ko/silent.mdx': talk('room: 1'), 'content/talks/en/silent.mdx': talk('room: 1') },
    [/en\/silent.*is silent/, /ko\/silent.*is silent/],
  ],
])('an entry of a third collection %s', (_what, files, expected) => {
  const said = found(files);
  expect(said).toHaveLength(expected.length);
  for (const [index, one] of expected.entries()) expect(said[index]).toMatch(one);
});

it('what an entry of a third collection names is there, or is reported in the words of the collection', () => {
  const both = (matter: string) => ({
    'content/talks/ko/first.mdx': talk(matter),
    'content/talks/en/first.mdx': talk(matter),
  });
  expect(found(both('room: 1\nafter: [first]'))).toEqual([]);
  expect(found(both('room: 1\nafter: [frist]'))[0]).toContain('there is no talk "frist"');
  expect(found(both('room: 1\nafter: [frist]'), 'ko')[0]).toContain('"frist" 강연이 없습니다.');
});
