import type { Lang, Localized } from '@studylog/check/text';
import { MARKS } from '../../example/marks.ts';
import type { MutationReport } from './index.ts';

const SAID = {
  survived: ({ ko, en }: Localized): Localized => ({
    ko: `${ko}: 그래도 통과합니다`,
    en: `${en}, but it still passes`,
  }),
  unbreakable: {
    ko: '바꿔 볼 부분이 없습니다. 일부러 고장 낸 예제라면 `fix`를 적으십시오',
    en: 'there is nothing to change in it; set `fix` if it is broken on purpose',
  },
  unjudged: ({ ko, en }: Localized): Localized => ({
    ko: `${ko}: 이 엔진으로는 확인할 수 없습니다`,
    en: `${en}: this engine cannot check it`,
  }),
  totals: ({ noticed, survivors, unjudged }: MutationReport): Localized => ({
    ko: `잡아낸 변경 ${noticed}개, 잡아내지 못한 변경 ${survivors.length}개, 확인하지 못한 변경 ${unjudged.length}개`,
    en: `${noticed} caught, ${survivors.length} not caught, ${unjudged.length} not checked`,
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
