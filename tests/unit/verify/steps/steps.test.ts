import { describe, expect, it } from 'vitest';
import { OPERATORS } from '../../../../src/example/operators.ts';
import { WRITTEN } from '../../../../src/example/verbs/written/index.ts';
import { ROWS } from './cases/index.ts';
import { optionsOf } from './options.ts';
import { outcomeOf, runSteps, saidBy, stepWithout } from './row.ts';

/** How long was waited, which every wait says by itself. */
const WAITED = /^\S+ 동안 기다렸습니다: /;

describe.for(ROWS.map((row) => [`${row.verb} with ${row.option}: ${JSON.stringify(row.step)}`, row] as const))(
  '%s',
  ([, row]) => {
    it('passes where it should', async () => {
      const result = await runSteps([row.step], row.passes);
      expect(saidBy(result)).toEqual([]);
      expect(outcomeOf(result)).toBe('passed');
      expect(result.steps[0]).toMatchObject(row.records ?? {});
    });

    it('fails where it should, and says why in both languages', async () => {
      const result = await runSteps([row.step], row.fails);
      expect(outcomeOf(result)).toBe('failed');
      expect(saidBy(result)).toEqual(row.says);
      const [korean = ''] = saidBy(result, 'ko');
      if (row.inKorean !== undefined) expect(korean).toBe(row.inKorean);
      else expect(korean.replace(WAITED, '')).toMatch(/[가-힣]/);
    });

    it.runIf(row.alone !== 'fails')('fails where it passed, without the option', async () => {
      expect(outcomeOf(await runSteps([stepWithout(row)], row.passes))).toBe('failed');
    });

    it.runIf(row.alone !== 'passes')('passes where it failed, without the option', async () => {
      expect(outcomeOf(await runSteps([stepWithout(row)], row.fails))).toBe('passed');
    });
  },
);

describe('the table', () => {
  it.each(Object.entries(WRITTEN))('has a row for every option of %s', (verb, schema) => {
    const tried = ROWS.filter((row) => row.verb === verb).map(({ option }) => option);
    expect(optionsOf(schema).filter((option) => !tried.includes(option))).toEqual([]);
  });

  it('has a row for every operator', () => {
    const tried = ROWS.map(({ option }) => option.split('.').at(-1));
    expect(OPERATORS.filter((operator) => !tried.includes(operator))).toEqual([]);
  });

  it('would notice an option or a verb without a row', () => {
    expect(optionsOf(WRITTEN.apply)).toEqual(['apply', 'rejected', 'rejected.by', 'rejected.message']);
    expect(optionsOf(WRITTEN.http)).toContain('http.refused');
    expect(optionsOf(WRITTEN.delete)).toContain('delete.labels');
  });
});
