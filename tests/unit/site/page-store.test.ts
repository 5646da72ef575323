import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { DiagnosticsError } from '../../../src/example/diagnostic.ts';
import { type Page, readContent } from '../../../src/site/content.ts';
import { PageStore } from '../../../src/site/page-store.ts';

const FILE = 'content/notes/en/pod.mdx';
const STORE = '.studylog/pages.json';
const note = (body: string) => `---\ntitle: Pod\nsummary: A Pod.\nupdated: 2026-11-29\n---\n\n${body}\n`;

/** A log of one note, and how to read it as another command would. */
function log(body: string) {
  const root = mkdtempSync(join(tmpdir(), 'studylog-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const write = (text: string) => writeFileSync(join(root, FILE), note(text));
  mkdirSync(join(root, 'content/notes/en'), { recursive: true });
  write(body);
  const read = () => {
    const store = new PageStore(root);
    const content = readContent(root, store);
    store.save();
    return content;
  };
  return { root, write, read };
}

/** What is found out of a page, without its tree. */
const known = ({ fields, uses, links, pictures, diagrams, exercises }: Page) => ({
  ...{ fields, uses, links, pictures, diagrams, exercises },
});

const BODY = `[Service](/en/notes/service/) ![A Pod](../../images/pod.png)

<Example id="pod/echo" focus="kind" />

<Diagram name="pod" alt="A Pod" />

<Exercise task="pod/echo">Try it.</Exercise>`;

it('knows the same of a page as its text says', () => {
  const { root, read } = log(BODY);
  const [first] = read().pages;
  const [again] = read().pages;
  const [parsed] = readContent(root).pages;
  expect(known(again!)).toEqual(known(parsed!));
  expect(known(first!)).toEqual(known(parsed!));
  expect(again!.links).toEqual([{ name: '/en/notes/service/', line: 7, column: 1 }]);
  expect(again!.place(['summary'])).toEqual({ line: 3, column: 1 });
  expect(again!.tree).toEqual(parsed!.tree);
});

it('finds out again what a changed text says, and forgets a page that is gone', () => {
  const { root, write, read } = log(BODY);
  const other = join(root, 'content/notes/en/yaml.mdx');
  writeFileSync(other, note('A list.'));
  read();
  write('[Label](/en/notes/labels/)');
  expect(read().pages[0]!.links.map(({ name }) => name)).toEqual(['/en/notes/labels/']);
  rmSync(other);
  read();
  expect(Object.keys(JSON.parse(readFileSync(join(root, STORE), 'utf8')).pages)).toEqual([FILE]);
});

it('finds a value out again when what it rests on changes', () => {
  const { root } = log(BODY);
  const memory = new PageStore(root).of(FILE, 'text');
  expect(memory.recall('terms', 'one', () => 1)).toBe(1);
  expect(memory.recall('terms', 'one', () => 2)).toBe(1);
  expect(memory.recall('terms', 'other', () => 3)).toBe(3);
});

it('finds a value out again that takes time, when what it rests on changes', async () => {
  const { root } = log(BODY);
  const memory = new PageStore(root).of(FILE, 'text');
  expect(await memory.recallAsync('manifests', '1.35', async () => 1)).toBe(1);
  expect(await memory.recallAsync('manifests', '1.35', async () => 2)).toBe(1);
  expect(await memory.recallAsync('manifests', '1.36', async () => 3)).toBe(3);
});

it('reads a text again that is now Markdown and not MDX', () => {
  const { root, read } = log('Write {braces} in Markdown.');
  expect(read().diagnostics).toHaveLength(1);
  renameSync(join(root, FILE), join(root, FILE.replace('.mdx', '.md')));
  expect(read().pages.map(({ file }) => file)).toEqual(['content/notes/en/pod.md']);
});

it('believes no store of another generator, and none that is broken', () => {
  const { root, read } = log(BODY);
  read();
  const path = join(root, STORE);
  const forged = readFileSync(path, 'utf8').replace('/en/notes/service/', '/en/notes/forged/');
  writeFileSync(path, forged.replace(/"generator":"\w+"/, '"generator":"another"'));
  expect(read().pages[0]!.links[0]!.name).toBe('/en/notes/service/');
  for (const broken of ['{"generator":', 'null']) {
    writeFileSync(path, broken);
    expect(read().pages[0]!.links[0]!.name).toBe('/en/notes/service/');
  }
});

it('publishes no page that holds what no page may hold, whatever the store says of it', () => {
  const { root, write, read } = log(BODY);
  read();
  const store = JSON.parse(readFileSync(join(root, STORE), 'utf8'));
  const values = Object.entries(store.pages[FILE].values as Record<string, { basis: string; value: unknown }>);
  write('<script>alert(1)</script>');
  const forged = new PageStore(root);
  const memory = forged.of(FILE, readFileSync(join(root, FILE), 'utf8'));
  for (const [name, { basis, value }] of values) memory.recall(name, basis, () => value);
  forged.save();
  const [page] = readContent(root, new PageStore(root)).pages;
  expect(page!.links[0]!.name).toBe('/en/notes/service/');
  expect(() => page!.tree).toThrow(DiagnosticsError);
});
