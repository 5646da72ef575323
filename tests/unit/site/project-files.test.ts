import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Root } from 'mdast';
import { unified } from 'unified';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parseMdx } from '../../../src/site/markup/parse.ts';
import { remarkParsed } from '../../../src/site/markup/parsed.ts';
import { ProjectFiles } from '../../../src/site/project-files.ts';
import { sharedFiles, shareFiles } from '../../../src/site/shared-files.ts';
import { CONFIG, note, project } from './project.ts';

const NOTE = 'content/notes/ko/pod.mdx';
const DRAWING = 'content/diagrams/pod.svg';
const svg = (label: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>${label}</title></svg>\n`;

describe('the files of a project', () => {
  it('are read when they are first asked for, and once', () => {
    const root = project({ [DRAWING]: svg('a') });
    const files = new ProjectFiles(root, CONFIG);
    writeFileSync(join(root, NOTE), note('first'));
    const textOf = ({ content }: ProjectFiles) => content.pages.find(({ file }) => file === NOTE)?.text;
    expect(textOf(files)).toBe(note('first'));
    const { examples, glossary } = files;
    const drawing = files.drawing('pod');
    writeFileSync(join(root, NOTE), note('second'));
    for (const path of ['content/glossary.yaml', 'examples/pod/echo/manifest.yaml', DRAWING])
      writeFileSync(join(root, path), '');
    expect(textOf(files)).toBe(note('first'));
    expect(files.examples).toBe(examples);
    expect(files.glossary).toBe(glossary);
    expect(files.drawing('pod')).toBe(drawing);
    const changed = new ProjectFiles(root, CONFIG);
    expect(textOf(changed)).toBe(note('second'));
    expect(changed.examples[0]!.files[0]!.text).toBe('');
  });

  it('are an error to pages where nobody shares them', () => {
    expect(sharedFiles).toThrow(/studylog\(\)/);
  });
});

describe('the compiler of pages', () => {
  /** What the compiler makes of a text, and what it had to parse for that. */
  function compiled(text: string) {
    const parsed: string[] = [];
    const processor = unified();
    processor.parser = (given): Root => {
      parsed.push(given);
      return parseMdx(given);
    };
    return { tree: processor.use(remarkParsed).parse(text), parsed };
  }

  it('goes on from a copy of the tree that the checks saw', () => {
    const files = new ProjectFiles(project({ [NOTE]: note('<Example id="pod/echo" />\n\n{/* a */} *b*') }), CONFIG);
    shareFiles(files);
    onTestFinished(() => shareFiles(undefined));
    const page = files.content.pages.find(({ file }) => file === NOTE)!;
    const { tree, parsed } = compiled(page.body);
    expect(parsed).toEqual([]);
    expect(tree).not.toBe(page.tree);
    expect(JSON.stringify(tree)).toBe(JSON.stringify(parseMdx(page.body)));
  });

  it('parses what the checks have not seen', () => {
    const files = new ProjectFiles(project(), CONFIG);
    shareFiles(files);
    onTestFinished(() => shareFiles(undefined));
    const other = `${files.content.pages[0]!.body}more\n`;
    expect(compiled(other).parsed).toEqual([other]);
  });
});
