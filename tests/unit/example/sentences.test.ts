import type { Lang } from '@studylog/check/text';
import { describe, expect, it } from 'vitest';
import { RELATION_WORDS } from '../../../src/example/conditions.ts';
import { OPERATORS } from '../../../src/example/operators.ts';
import { VERBS } from '../../../src/example/verbs/index.ts';
import { type ShownStep, shownSteps } from '../../../src/site/steps.ts';
import { ROWS } from '../verify/steps/cases/index.ts';
import { exampleOf, stepWithout, type Written } from '../verify/steps/row.ts';
import { SENTENCES } from './sentence-rows.ts';

/** Saves a name, so that the step after it may use it. */
const SAVES = { expect: { kind: 'Pod', metadata: { name: { $save: 'first' } } } };

function shown(step: Written, lang: Lang): ShownStep {
  return shownSteps(exampleOf([SAVES, step]), lang, [], (file) => `https://log.test/${file}`)[1]!;
}

describe.for(SENTENCES.map((row) => [JSON.stringify(row.step), row] as const))('the page says of %s', ([, row]) => {
  it('what happens, in Korean and English', () => {
    expect(shown(row.step, 'ko').sentence).toBe(row.ko);
    expect(shown(row.step, 'en').sentence).toBe(row.en);
  });

  it('what must hold and what to type', () => {
    const { conditions, command } = shown(row.step, 'en');
    expect(conditions.map(({ path, relation, value }) => `${path} ${relation} ${value}`)).toEqual(row.conditions ?? []);
    expect(command).toBe(row.command);
  });
});

describe('the table of sentences', () => {
  it('has every verb', () => {
    const verbs = SENTENCES.map(({ step }) => Object.keys(step)[0]);
    expect(Object.keys(VERBS).filter((verb) => !verbs.includes(verb))).toEqual([]);
  });

  it('has every operator, and words for its sign', () => {
    const all = JSON.stringify(SENTENCES);
    expect(OPERATORS.filter((operator) => !all.includes(`"${operator}"`))).toEqual([]);
    const signs = SENTENCES.flatMap(({ step }) => shown(step, 'en').conditions.map(({ relation }) => relation));
    expect([...new Set(signs)].sort()).toEqual(Object.keys(RELATION_WORDS).sort());
  });
});

/** Options that a reader need not know of: which version of the API is asked, and a picture that is only taken. */
const UNSEEN = ['expect.apiVersion', 'delete.apiVersion', 'label.apiVersion', 'page.screenshot'];

it.each(ROWS.filter(({ option }) => !UNSEEN.includes(option)).map((row) => [row.verb, row.option, row] as const))(
  'a page shows of %s what %s changes',
  (_verb, _option, row) => {
    for (const lang of ['ko', 'en'] as const) {
      const page = (step: Written) => JSON.stringify(shownSteps(exampleOf([step]), lang, [], (file) => file));
      expect(page(row.step)).not.toBe(page(stepWithout(row)));
    }
  },
);

it('what signs mean is put in words', () => {
  expect(RELATION_WORDS).toEqual({
    '=': { ko: '같음', en: 'equals' },
    '~': { ko: '정규식에 맞음', en: 'matches the pattern' },
    '>': { ko: '초과', en: 'is greater than' },
    '≥': { ko: '이상', en: 'is at least' },
    '<': { ko: '미만', en: 'is less than' },
    '≤': { ko: '이하', en: 'is at most' },
    '≠': { ko: '다름', en: 'is not' },
    '∈': { ko: '다음 중 하나', en: 'is one of' },
    '→': { ko: '다음 이름으로 저장함', en: 'is saved as' },
  });
});
