import { describe, expect, it } from 'vitest';
import { loadExamples } from '../../../src/example/load.ts';
import { changesOf, hunksOf } from '../../../src/site/versions.ts';
import { EXAMPLE, MANIFEST, project } from './project.ts';

describe('a unified diff', () => {
  it('says which lines went and came, with their numbers in each file', () => {
    const [hunk, ...others] = hunksOf('a\nb\nc\n', 'a\nB\nc\nd\n');
    expect(others).toEqual([]);
    expect(hunk?.range).toBe('@@ -1,3 +1,4 @@');
    expect(hunk?.lines).toEqual([
      { sign: ' ', old: 1, new: 1 },
      { sign: '-', old: 2, new: undefined },
      { sign: '+', old: undefined, new: 2 },
      { sign: ' ', old: 3, new: 3 },
      { sign: '+', old: undefined, new: 4 },
    ]);
  });

  it('leaves out what is far from a change, and takes no remark for a line', () => {
    const far = Array.from({ length: 30 }, (_, index) => `line ${index}`).join('\n');
    const hunks = hunksOf(far, far.replace('line 2\n', 'line two\n').replace('line 29', 'line 29\n'));
    expect(hunks.map(({ range }) => range)).toEqual(['@@ -1,6 +1,6 @@', '@@ -27,4 +27,4 @@']);
    expect(hunks.flatMap(({ lines }) => lines).every(({ sign }) => ' -+'.includes(sign))).toBe(true);
  });
});

describe('what an example is compared with', () => {
  const example = (steps: string, more = '') => `${EXAMPLE.replace(/steps:[\s\S]*/, '')}${more}steps:\n${steps}`;
  const APPLY = (file: string) => `  - apply: ${file}\n  - expect: {kind: Pod, metadata: {name: echo}}\n`;
  const files = {
    'examples/pod/echo/example.yaml': example(APPLY('manifest.yaml') + APPLY('v2.yaml') + APPLY('other.yaml')),
    'examples/pod/echo/v2.yaml': MANIFEST.replace('echo:v1', 'echo:v2'),
    'examples/pod/echo/other.yaml': MANIFEST.replace('name: echo', 'name: other'),
    // The same in both examples: nothing to compare.
    'examples/pod/broken/other.yaml': MANIFEST.replace('name: echo', 'name: other'),
    'examples/pod/broken/manifest.yaml': MANIFEST.replace('apiVersion', 'piVersion'),
    'examples/pod/broken/example.yaml': example(
      '  - apply: manifest.yaml\n    rejected: {by: kubectl, message: {$match: apiVersion}}\n',
      'broken: {ko: 오타, en: A typo}\nfix: pod/echo\nfindings: [{rule: unknown-field, at: piVersion}]\n',
    ),
  };
  const compared = (id: string) => {
    const examples = loadExamples(project(files));
    return changesOf(examples.find((one) => one.id === id)!, examples).map(({ kind, from, to }) => [
      kind,
      `${from.example.id}/${from.file.name}`,
      `${to.example.id}/${to.file.name}`,
    ]);
  };

  it('is the example that corrects it', () => {
    expect(compared('pod/broken')).toEqual([['fix', 'pod/broken/manifest.yaml', 'pod/echo/manifest.yaml']]);
  });

  it('is what it corrects, and the version before of each file that defines the same object again', () => {
    expect(compared('pod/echo')).toEqual([
      ['fix', 'pod/broken/manifest.yaml', 'pod/echo/manifest.yaml'],
      ['next', 'pod/echo/manifest.yaml', 'pod/echo/v2.yaml'],
    ]);
  });
});
