import type { Lang, Localized } from '@studylog/check/text';
import { MARKS } from '../../example/marks.ts';
import type { MutationReport } from './index.ts';

const SAID = {
  survived: ({ ko, en }: Localized): Localized => ({
    ko: `${ko}: 그래도 통과합니다`,
    en: `${en}, and it still passes`,
  }),
  unbreakable: {
    ko: '망가뜨리거나 고쳐 볼 것이 없습니다. 일부러 망가뜨린 예제라면 `fix`를 적으십시오',
    en: 'there is nothing to break or mend in it; give `fix` where it is broken on purpose',
  },
  unjudged: ({ ko, en }: Localized): Localized => ({
    ko: `${ko}: 이 엔진으로는 알 수 없습니다`,
    en: `${en}: this engine cannot tell`,
  }),
  totals: ({ noticed, survivors, unjudged }: MutationReport): Localized => ({
    ko: `알아챈 것 ${noticed}개, 알아채지 못한 것 ${survivors.length}개, 판단하지 못한 것 ${unjudged.length}개`,
    en: `${noticed} noticed, ${survivors.length} not noticed, ${unjudged.length} not judged`,
  }),
} as const;

/** What became of the mutants, for people: a line for each that was not noticed, then the numbers. */
export function mutationLines(report: MutationReport, lang: Lang): string[] {
  const { survivors, unbreakable, unjudged } = report;
  return [
    ...survivors.map(({ id, description }) => `${MARKS.failed.sign} ${id}  ${SAID.survived(description)[lang]}`),
    ...unbreakable.map((id) => `${MARKS.failed.sign} ${id}  ${SAID.unbreakable[lang]}`),
    ...unjudged.map(({ id, description }) => `${MARKS.never.sign} ${id}  ${SAID.unjudged(description)[lang]}`),
    SAID.totals(report)[lang],
  ];
}

/** The same as JSON; descriptions are English, for programs. */
export function mutationJson({ noticed, survivors, unbreakable, unjudged }: MutationReport): string {
  const named = (mutants: MutationReport['survivors']) =>
    mutants.map(({ id, description }) => ({ id, description: description.en }));
  const written = { noticed, survivors: named(survivors), unbreakable, unjudged: named(unjudged) };
  return `${JSON.stringify(written, null, 1)}\n`;
}
