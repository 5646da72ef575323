import { describe, expect, it } from 'vitest';
import { bodyOf, type ComponentPart } from '../../../src/site/body.ts';
import { readPage } from '../../../src/site/content.ts';
import { around, inOrderOf } from '../../../src/site/neighbours.ts';
import { groupsOf, type ShownStep } from '../../../src/site/steps.ts';
import { sectionsOf } from '../../../src/site/toc.ts';
import { note } from './project.ts';

const LOG = { languages: ['ko', 'en'], terms: [] } as const;
const body = (text: string, lang: 'ko' | 'en' = 'en') =>
  bodyOf(readPage({ collection: 'notes', lang, slug: 'pod', file: `content/notes/${lang}/pod.mdx` }, note(text)), LOG);
const components = async (text: string) =>
  (await body(text)).parts.filter((part): part is ComponentPart => typeof part === 'object' && 'component' in part);

describe('links to parts of a page', () => {
  it('stand beside the heading, which is called what it says', async () => {
    const { parts } = await body('## A `b`');
    expect(parts[0]).toMatch(/<h2 id="a-b">A <code>b<\/code><\/h2><a class="anchor" href="#a-b"/);
  });

  it('lead to mistakes and exercises as well, by ids that nothing else has', async () => {
    const text = '## Late\n\n<Mistake title="`late`">\n\nA\n\n</Mistake>\n\n<Exercise>\n\nB\n\n</Exercise>';
    const { headings } = await body(text);
    expect(headings).toEqual([
      { depth: 2, slug: 'late', text: 'Late' },
      { depth: 3, slug: 'late-1', text: 'late' },
      { depth: 3, slug: 'exercise', text: 'Exercise' },
    ]);
    expect((await components(text)).map(({ attributes }) => attributes.anchor)).toEqual(['late-1', 'exercise']);
    expect((await body('<Exercise>\n\nB\n\n</Exercise>', 'ko')).headings[0]?.text).toBe('연습');
  });

  it('leave the ids of the page itself alone', async () => {
    const { headings } = await body('## Main\n\n## Status\n\n## Top\n\n## Link to');
    expect(headings.map(({ slug }) => slug)).toEqual(['main-1', 'status-1', 'top-1', 'link-to-1']);
    const { parts } = await body('## Footnote label\n\nA[^1]\n\n[^1]: B');
    const html = parts.join('');
    expect([...html.matchAll(/id="(footnote-label[^"]*)"/g)].map(([, id]) => id)).toEqual([
      'footnote-label-1',
      'footnote-label',
    ]);
    expect(html).toContain('aria-describedby="footnote-label"');
  });
});

describe('the table of contents', () => {
  const heading = (depth: number, text: string) => ({ depth, slug: text, text });

  it('has two levels, and nothing of deeper ones', () => {
    const sections = sectionsOf([heading(2, 'a'), heading(3, 'b'), heading(4, 'c'), heading(2, 'd')]);
    expect(sections.map(({ text, sections }) => [text, sections.map(({ text }) => text)])).toEqual([
      ['a', ['b']],
      ['d', []],
    ]);
  });

  it('begins with a heading of the third level where there is none above it', () => {
    expect(sectionsOf([heading(3, 'a'), heading(2, 'b')]).map(({ text }) => text)).toEqual(['a', 'b']);
  });
});

describe('what a note shows of an example', () => {
  it('is the first file whole, others by their focus, and none whole twice', async () => {
    const parts = await components(
      '<Example id="a/a" />\n\n<Example id="a/a" file="manifest.yaml" />\n\n<Example id="a/a" file="b.yaml" />\n\n<Example id="b/b" />\n\n<Run id="b/b" />',
    );
    expect(parts.map(({ attributes: { showing, run } }) => [showing, run])).toEqual([
      ['whole', undefined],
      ['again', undefined],
      ['first', undefined],
      ['first', ''],
      [undefined, undefined],
    ]);
  });
});

describe('groups of steps', () => {
  const step = (index: string, acts: boolean) => ({ index, acts }) as ShownStep;
  const groups = (...steps: ShownStep[]) => groupsOf(steps).map((group) => group.map(({ index }) => index));

  it('begin with what is done, and end before the next thing is done', () => {
    expect(groups(step('0', true), step('1', true), step('2', false), step('3', true), step('4', false))).toEqual([
      ['0', '1', '2'],
      ['3', '4'],
    ]);
  });

  it('keep what is done meanwhile together with the load', () => {
    expect(groups(step('0', false), step('1', true), step('1.0', true), step('1.1', false), step('1.2', true))).toEqual(
      [['0'], ['1', '1.0', '1.1', '1.2']],
    );
  });
});

describe('neighbours', () => {
  it('are those around a place of a list, as many at its ends', () => {
    const list = Array.from({ length: 100 }, (_, index) => index);
    expect(around(list, 50, 5)).toEqual([48, 49, 50, 51, 52]);
    expect(around(list, 0, 5)).toEqual([0, 1, 2, 3, 4]);
    expect(around(list, 99, 5)).toEqual([95, 96, 97, 98, 99]);
    expect(around([1, 2], 1, 5)).toEqual([1, 2]);
  });

  it('come in the order in which notes show them, then the rest', () => {
    expect(inOrderOf(['a', 'b', 'c', 'd'], ['c', 'x', 'b', 'c'])).toEqual(['c', 'b', 'a', 'd']);
  });
});

describe('the terms of the glossary in a note', () => {
  const term = (id: string, ko: string, en: string) => ({
    id,
    name: { ko, en },
    meaning: { ko, en },
    avoid: {},
    also: [],
  });
  const TERMS = [
    term('pod', '파드', 'Pod'),
    term('multi', '멀티 컨테이너 파드', 'Multi-container Pod'),
    term('container', '컨테이너', 'Container'),
    term('service', '서비스', 'Service'),
    term('label', '레이블', 'Label'),
  ];
  async function linked(text: string, lang: 'ko' | 'en', collection: 'notes' | 'log' = 'notes', ending = 'mdx') {
    const page = readPage(
      { collection: 'notes', lang, slug: 'pod', file: `content/notes/${lang}/pod.${ending}` },
      note(text),
    );
    const { parts } = await bodyOf({ ...page, collection } as typeof page, { languages: ['ko', 'en'], terms: TERMS });
    const html = JSON.stringify(parts).replaceAll('\\"', '"');
    return [...html.matchAll(/<a class="term" href="([^"]+)">([^<]+)<\/a>/g)].map(([, href, words]) => [href, words]);
  }

  it('are linked where they come first, in every particle form', async () => {
    expect(await linked('레이블은 파드를, 파드가 레이블을. 서비스입니다.', 'ko')).toEqual([
      ['/glossary/#label', '레이블'],
      ['/glossary/#pod', '파드'],
      ['/glossary/#service', '서비스'],
    ]);
  });

  it('are the longest that fits, and no part of another word', async () => {
    expect(await linked('멀티 컨테이너 파드의 서비스어카운트', 'ko')).toEqual([
      ['/glossary/#multi', '멀티 컨테이너 파드'],
    ]);
    expect(await linked('Services podcast LABELS Pod-like Container.js', 'en')).toEqual([
      ['/en/glossary/#service', 'Services'],
      ['/en/glossary/#label', 'LABELS'],
    ]);
  });

  it('are not looked for in placeholders, which are names', async () => {
    const text = '{{ .Values.pod.label }} <service> {{- container -}}. A Pod {a label}';
    expect(await linked(text, 'en', 'notes', 'md')).toEqual([
      ['/en/glossary/#pod', 'Pod'],
      ['/en/glossary/#label', 'label'],
    ]);
  });

  it('are not looked for in headings, code and links, and in no log entry', async () => {
    const text = '## 파드\n\n`파드` [파드](/notes/pod/)\n\n<Goals>\n\n- 파드\n\n</Goals>';
    expect(await linked(text, 'ko')).toEqual([['/glossary/#pod', '파드']]);
    expect((await linked(text, 'ko')).length).toBe(1);
    expect(await linked('파드', 'ko', 'log')).toEqual([]);
    expect(await linked('## 파드\n\n`파드` [파드](/notes/pod/)', 'ko')).toEqual([]);
  });
});
