import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Names of packages that belong to us in a registry: none until we publish one. Whoever takes a name runs code on readers' machines. */
const OURS: readonly string[] = [];
/** Programs that `npx` finds among this project's own dependencies. */
const INSTALLED = Object.keys(
  (JSON.parse(readFileSync('package.json', 'utf8')) as { devDependencies: Record<string, string> }).devDependencies,
).concat('astro', 'playwright');

test('no text of the project makes a reader fetch a package that is not ours', () => {
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  });
  const found = files
    .split('\0')
    .filter((path) => /\.(md|mdx|ts|mjs|astro|yml|yaml)$/.test(path) && !path.startsWith('tests/'))
    .flatMap((path) => {
      const text = readFileSync(path, 'utf8');
      const named = text.matchAll(
        /\b(?:npx|npm (?:exec|i|install|create)|pnpm dlx|yarn dlx|bunx) (?:-\S+ )*([@\w][\w./@-]*)/g,
      );
      return [...named].map(([line, name]) => ({ path, line, name: name! }));
    })
    .filter(({ name }) => ![...OURS, ...INSTALLED].includes(name.replace(/(?<=.)@.*$/, '')));
  expect(found).toEqual([]);
});
