import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DataStore } from 'astro/loaders';
import { describe, expect, it, onTestFinished } from 'vitest';
import { pageLoader } from '../../../src/site/loader.ts';
import { ProjectFiles } from '../../../src/site/project-files.ts';
import { sharedFiles, shareFiles } from '../../../src/site/shared-files.ts';
import { CONFIG, note, project } from './project.ts';

type DataEntry = Parameters<DataStore['set']>[0];

const NOTE = 'content/notes/ko/pod.mdx';
const DRAWING = 'content/diagrams/pod.svg';
const svg = (label: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>${label}</title></svg>\n`;

describe('the files of a project', () => {
  it('are read when they are first asked for, and once', () => {
    const root = project({ [DRAWING]: svg('a') });
    const files = new ProjectFiles(root, CONFIG);
    writeFileSync(join(root, NOTE), note('first'));
    const textOf = ({ content }: ProjectFiles) => JSON.stringify(content.pages.find(({ file }) => file === NOTE)?.tree);
    expect(textOf(files)).toContain('"first"');
    const { examples, glossary } = files;
    const drawing = files.diagram('pod');
    writeFileSync(join(root, NOTE), note('second'));
    for (const path of ['content/glossary.yaml', 'examples/pod/echo/manifest.yaml', DRAWING])
      writeFileSync(join(root, path), '');
    expect(textOf(files)).toContain('"first"');
    expect(files.examples).toBe(examples);
    expect(files.glossary).toBe(glossary);
    expect(files.diagram('pod')).toBe(drawing);
    const changed = new ProjectFiles(root, CONFIG);
    expect(textOf(changed)).toContain('"second"');
    expect(changed.examples[0]!.files[0]!.text).toBe('');
  });

  it('are an error to pages where nobody shares them', () => {
    expect(sharedFiles).toThrow(/studylog\(\)/);
  });
});

describe('the loader of a collection', () => {
  /** The entries that the loader of notes makes, as Astro calls it for a build. */
  async function entriesOf(root: string): Promise<ReadonlyMap<string, DataEntry>> {
    const entries = new Map<string, DataEntry>([['ko/gone', { id: 'ko/gone', data: {} }]]);
    const store = { clear: () => entries.clear(), set: (entry: DataEntry) => entries.set(entry.id, entry) };
    const config = { root: pathToFileURL(`${root}/`) };
    const parseData = async ({ data }: { data: unknown }) => data;
    await pageLoader(root, 'notes').load({ store, parseData, config } as never);
    return entries;
  }

  it('makes entries of what the checks have read, reads nothing again, and keeps nothing of an earlier build', async () => {
    const root = project({ [NOTE]: note('## A *b*\n\n{/* c */}\n\n<Example id="pod/echo" />') });
    const files = new ProjectFiles(root, CONFIG);
    shareFiles(files);
    onTestFinished(() => shareFiles(undefined));
    expect(files.content.diagnostics).toEqual([]);
    writeFileSync(join(root, NOTE), note('{process.exit()}'));
    const entries = await entriesOf(root);
    expect([...entries.keys()].sort()).toEqual(['en/pod', 'ko/pod']);
    expect(entries.get('ko/pod')).toMatchObject({
      filePath: NOTE,
      data: { title: expect.any(String), needs: [] },
    });
  });

  it('makes none where content/ holds what is no page', async () => {
    const root = project({ 'content/notes/ko/evil.js': '' });
    shareFiles(new ProjectFiles(root, CONFIG));
    onTestFinished(() => shareFiles(undefined));
    await expect(entriesOf(root)).rejects.toThrow(/evil\.js/);
  });
});
