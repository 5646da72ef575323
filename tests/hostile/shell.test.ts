import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { shellLine } from '../../src/example/shell.ts';

const folder = mkdtempSync(join(tmpdir(), 'studylog-shell-'));
afterAll(() => rmSync(folder, { recursive: true }));
const record = join(folder, 'record');
writeFileSync(join(folder, 'kubectl'), `#!/bin/sh\nprintf '%s\\0' call "$@" >> ${record}\n`);
chmodSync(join(folder, 'kubectl'), 0o755);

/** The calls that `sh` makes of a line, each as the words that kubectl gets. */
function calls(line: string): string[][] {
  rmSync(record, { force: true });
  execFileSync('sh', ['-c', line], { env: { PATH: `${folder}:/usr/bin:/bin` }, stdio: 'pipe' });
  const words = readFileSync(record, 'utf8').split('\0').slice(0, -1);
  const starts = words.flatMap((word, index) => (word === 'call' ? [index] : []));
  return starts.map((start, index) => words.slice(start + 1, starts[index + 1]));
}

test.each([
  "it's",
  '$(touch x)',
  '`id`',
  '; id',
  '&& id',
  '| id',
  '> x',
  '*',
  '~',
  '#',
  '!x',
  '',
  ' ',
  '"',
  '\\',
  'a=b',
  '{a,b}',
  '[0]',
  '파드',
  '-n',
])('a shell reads the word %j as it is', (word) => {
  expect(calls(shellLine(['kubectl', 'get', word, 'end']))).toEqual([['get', word, 'end']]);
});

test('a shell reads any words as they are', () => {
  const word = fc
    .string({ unit: 'grapheme', maxLength: 12 })
    .filter((text) => !/\p{Cc}/u.test(text) && text !== 'call');
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
      expect(calls(shellLine(['kubectl', ...words]))).toEqual([words]);
    }),
    { numRuns: 100 },
  );
});

test.each(['a\nb', 'a\rb', 'a\u001b[2Jb', 'a\0b', 'a\u0085b'])(
  'a line never holds the control character of %j',
  (word) => {
    expect(() => shellLine(['kubectl', word])).toThrow(RangeError);
  },
);
