import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { KNOWN, mutated } from '../../mutants/known.ts';

it.each(KNOWN.map((mutant) => [mutant.name, mutant] as const))(
  '«%s» can still be put into the sources',
  (_name, mutant) => {
    const text = readFileSync(mutant.file, 'utf8');
    expect(mutated(mutant, text)).not.toBe(text);
    expect(mutant.tests.filter((test) => !existsSync(test))).toEqual([]);
  },
);

it('says which entry to update when the text is no longer there, or there twice', () => {
  const [mutant] = KNOWN;
  expect(() => mutated(mutant!, '')).toThrow(/0 times instead of once; update tests\/mutants\/known\.ts/);
  expect(() => mutated(mutant!, mutant!.replace.repeat(2))).toThrow(/2 times/);
});
