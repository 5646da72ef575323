import { describe, expect, it } from 'vitest';
import { DiagnosticsError } from '../../../src/example/diagnostic.ts';
import { loadExample } from '../../../src/example/load.ts';
import { readGlossary } from '../../../src/site/glossary.ts';
import type { Languages } from '../../../src/text/lang.ts';
import { project } from '../site/project.ts';

const STEPS = `steps:
  - apply: manifest.yaml
    say: It starts.
  - meanwhile: {service: echo, failed: 0}
    say: {en: It answers.}
    do:
      - expect: {kind: Pod, metadata: {name: echo}, say: text, title: text}
        say: It runs.
`;
const PLAIN = `title: Pod\nsummary: {en: A Pod.}\nbroken: It has no port.\nfix: pod/echo\n${STEPS}`;
const example = (yaml: string, languages: Languages) =>
  loadExample(project({ 'examples/pod/echo/example.yaml': yaml }), 'pod/echo', languages);
const both = (text: string) => ({ ko: text, en: text });

describe('a log of one language', () => {
  it('takes a plain text wherever the schema has one for readers, in nested steps too', () => {
    const { title, summary, broken, fix, steps } = example(PLAIN, ['en']);
    expect({ title, summary, broken, fix }).toEqual({
      title: both('Pod'),
      summary: both('A Pod.'),
      broken: both('It has no port.'),
      fix: 'pod/echo',
    });
    expect(steps).toMatchObject([
      { say: both('It starts.') },
      { say: both('It answers.'), do: [{ say: both('It runs.'), expect: { say: 'text', title: 'text' } }] },
    ]);
  });

  it('gives examples the digests that they have in any log', () => {
    const inBoth = PLAIN.replaceAll(
      /(title|summary|broken|say): (\{en: )?([A-Z][^}\n]*)\}?$/gm,
      '$1: {ko: "$3", en: "$3"}',
    );
    const [one, other] = [example(PLAIN, ['en']), example(inBoth, ['ko', 'en'])];
    expect(one.expectationsDigest).toBe(other.expectationsDigest);
    expect(one.steps.map(({ digest }) => digest)).toEqual(other.steps.map(({ digest }) => digest));
  });

  it('takes them in the glossary', () => {
    const root = project({ 'content/glossary.yaml': '- id: pod\n  name: Pod\n  meaning: {en: The smallest unit.}\n' });
    expect(readGlossary(root, ['en']).terms).toMatchObject([
      { name: both('Pod'), meaning: both('The smallest unit.') },
    ]);
  });
});

it('a log of two languages takes no plain text', () => {
  expect(() => example(PLAIN, ['ko', 'en'])).toThrow(DiagnosticsError);
});
