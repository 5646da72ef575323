import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isListed, type Mutant, type Survivor } from '../../mutants/survivors.ts';

const LIST: readonly Survivor[] = JSON.parse(readFileSync('tests/mutants/survivors.json', 'utf8'));

/** The sources that an entry speaks of. */
function sourcesOf({ file = 'src' }: Survivor): string[] {
  const paths = statSync(file).isFile() ? [file] : globSync('**/*.ts', { cwd: file }).map((path) => join(file, path));
  return paths.map((path) => readFileSync(path, 'utf8'));
}

describe('the list of mutants that no user could notice', () => {
  it('has few entries, so that it can be read', () => {
    expect(LIST.length).toBeLessThanOrEqual(40);
  });

  it.each(LIST.map((entry) => [entry.code, entry] as const))('speaks of code that is there: %s', (code, entry) => {
    expect(sourcesOf(entry).some((text) => text.includes(code))).toBe(true);
    expect(entry.why).toMatch(/\w.*\.$/);
  });
});

const MUTANT: Mutant = {
  file: 'src/verify/steps/http.ts',
  line: 1,
  mutator: 'ConditionalExpression',
  original: 'port === undefined',
  replacement: 'false',
  code: '...(port === undefined ? {} : { port }),',
  killed: false,
};
const why = 'Nobody notices.';

describe('an entry speaks of a mutant', () => {
  it.each<Survivor>([
    { code: '? {} :', why },
    { code: '? {} :', file: 'src/verify/steps/http.ts', why },
    { code: '? {} :', file: 'src/verify', why },
    { code: '? {} :', mutators: ['Regex', 'ConditionalExpression'], why },
    { code: '? {} :', replacement: 'false', why },
  ])('that fits: %j', (entry) => {
    expect(isListed(MUTANT, entry)).toBe(true);
  });

  it.each<Survivor>([
    { code: '? [] :', why },
    { code: '? {} :', file: 'src/verify/steps/page.ts', why },
    { code: '? {} :', file: 'src/ver', why },
    { code: '? {} :', mutators: ['Regex'], why },
    { code: '? {} :', replacement: 'true', why },
  ])('not where it does not: %j', (entry) => {
    expect(isListed(MUTANT, entry)).toBe(false);
  });
});
