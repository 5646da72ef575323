import { describe, expect, it } from 'vitest';
import { formatDiagnostic } from '../../../src/example/diagnostic.ts';
import { factsOf } from '../../../src/site/facts/check.ts';
import { claimsIn, numbersIn } from '../../../src/site/facts/claims.ts';
import { isSource } from '../../../src/site/facts/sources.ts';
import { ProjectFiles } from '../../../src/site/project-files.ts';
import { CONFIG, MANIFEST, note, project } from './project.ts';

const EXAMPLE = `title: {ko: 파드, en: Pod}
summary: {ko: 파드, en: Pod}
steps:
  - apply: manifest.yaml
  - expect: {kind: Pod, metadata: {name: echo}, status: {containerStatuses: [{restartCount: 3}]}}
    within: 90s
`;
/** What is found in a note of one language with this body, after the example. */
function found(body: string, lang: 'ko' | 'en' = 'en') {
  const files = {
    'examples/pod/echo/example.yaml': EXAMPLE,
    'examples/pod/echo/manifest.yaml': `${MANIFEST}      ports: [{containerPort: 3000}, {containerPort: 9090}]\n`,
    [`content/notes/${lang}/pod.mdx`]: note(`<Example id="pod/echo" />\n\n${body}`),
  };
  const config = { ...CONFIG, sources: ['kubernetes.io', 'github.com/kubernetes'] };
  const { content, examples } = new ProjectFiles(project(files), config);
  const { unsupported } = factsOf({ pages: content.pages, examples, config });
  return unsupported.map((diagnostic) => formatDiagnostic(diagnostic, 'en').split('\n')[0]);
}
const texts = (text: string, lang: 'ko' | 'en') => claimsIn(text, lang).map((claim) => claim.number ?? claim.text);

describe('a claim', () => {
  it.each([
    ['10 s, 10,800 s, 25% and version 1.36.3', ['10', '10800', '25', '1.36.3']],
    ['Two failures, twice; ports 30000-32767', ['2', '2', '30000', '32767']],
    ['It is 30 s by default', ['30', 'default']],
    ['UTF-8, v2, echo2, sha256, someone, tenfold, twenty-one-ish', ['20']],
    ['the log of 12 January 2021 and 2021-01-12', []],
  ])('in English: %s', (text, expected) => {
    expect(texts(text, 'en')).toEqual(expected);
  });

  it.each([
    ['3개, 네 개, 열 번, 10,800초', ['3', '4', '10', '10800']],
    ['기본값은 30초이고 기본적으로 켜져 있습니다', ['기본값', '30', '기본적으로']],
    ['세 번째 명령, 열 수 있습니다, 두고 봅니다, 2021년 1월 12일', []],
  ])('in Korean: %s', (text, expected) => {
    expect(texts(text, 'ko')).toEqual(expected);
  });

  it('finds numbers of patterns too', () => {
    expect(numbersIn('counter\\s+2/2\\s+Running').map(({ number }) => number)).toEqual(['2', '2']);
  });
});

describe('what supports a claim', () => {
  it('is a manifest, an expectation, or the length of a list in them, not how long a step may take', () => {
    expect(found('Port 3000, 3 restarts, two ports.')).toEqual([]);
    expect(found('It takes 90 s.')).toEqual([expect.stringMatching(/pod\.mdx:9:10: nothing supports "90"/)]);
  });

  it('is a link of the same paragraph to a source', () => {
    const link = '[docs](https://kubernetes.io/docs/concepts/)';
    expect(found(`It takes 77 s, the default (${link}).`)).toEqual([]);
    expect(found(`It takes 77 s.\n\nSee ${link}.`)).toHaveLength(1);
    expect(found('It takes 77 s ([blog](https://example.org/kubernetes.io/)).')).toHaveLength(1);
  });

  it('is a link of the paragraph beside a table or a list, for its rows and items', () => {
    const link = '[docs](https://kubernetes.io/docs/concepts/)';
    const table = '| field | default |\n|---|---|\n| a | 77 |';
    expect(found(table)).toHaveLength(2);
    expect(found(`${table}\n\nSee ${link}.`)).toEqual([]);
    expect(found(`- 77 s\n- 78 s`)).toHaveLength(2);
    expect(found(`See ${link}:\n\n- 77 s\n- 78 s`)).toEqual([]);
  });

  it('is a list or table that a reader can count', () => {
    expect(found('## Four things\n\nWords.\n\n- a\n- b\n- c\n- d')).toEqual([]);
    expect(found('## Five things\n\nWords.\n\n- a\n- b\n- c\n- d')).toHaveLength(1);
    expect(found('There are four:\n\n- a\n- b\n- c\n- d')).toEqual([]);
  });

  it('is no example for a default', () => {
    expect(found('The default is port 3000.')).toEqual([expect.stringMatching(/:9:5: "default": no link/)]);
  });

  it('is looked for in titles and in code that is a value, not in names', () => {
    expect(found('<Mistake title="It waits 77 s">\n\nWords `88s` and `v2`.\n\n</Mistake>')).toEqual([
      expect.stringMatching(/:9:10: nothing supports "77"/),
      expect.stringMatching(/:11:8: nothing supports "88"/),
    ]);
  });

  it('is asked for in every language', () => {
    expect(found('77초를 기다립니다.', 'ko')).toEqual([
      expect.stringMatching(/ko\/pod\.mdx:9:1: nothing supports "77"/),
    ]);
  });
});

describe('a source', () => {
  it.each([
    ['https://kubernetes.io/docs/', true],
    ['https://github.com/kubernetes/enhancements', true],
    ['/en/fields/pod/spec/', true],
    ['/fields/pod/spec/', true],
    ['https://github.com/kubernetes-fan/blog', false],
    ['https://kubernetes.io.example.org/', false],
    ['/en/notes/pod/', false],
    ['#here', false],
  ])('%s: %s', (link, expected) => {
    expect(isSource(link, ['kubernetes.io', 'github.com/kubernetes'])).toBe(expected);
  });
});
