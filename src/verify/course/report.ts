import { type Lang, type Localized, plural } from '@studylog/check/text';
import { sideBySide } from '../report/failure.ts';
import { WORDS } from '../report/words.ts';
import type { CourseReport, StageResult } from './result.ts';

const LINES = {
  commands: (count: number): Localized => ({
    ko: `명령 ${count}개`,
    en: plural(count, 'command'),
  }),
  where: ({ kubernetes, tool, architecture }: NonNullable<CourseReport['engine']>): Localized => ({
    ko: `실행 환경: Kubernetes ${kubernetes}, ${tool}, ${architecture}`,
    en: `where: Kubernetes ${kubernetes}, ${tool}, ${architecture}`,
  }),
} as const;

/** One line for a stage: its note, its example, how many commands it took. */
export function stageLine({ note, name, outcome, commands, seconds }: StageResult, lang: Lang): string {
  const words = WORDS[lang];
  const sign = outcome === 'passed' ? '✔' : '✘';
  return `${sign} ${note}: ${name[lang]}  ${words[outcome]}: ${LINES.commands(commands)[lang]}, ${seconds} ${words.seconds}`;
}

/** What stands below the lines of the stages: the failures, where it ran, and the closing line, which is English in any language. */
export function courseConclusion({ engine, stages }: CourseReport, lang: Lang): string {
  const failed = stages.filter(({ outcome }) => outcome === 'failed');
  return [
    ...failed.map((one) => `\n${failureText(one, lang)}`),
    '',
    ...(engine ? [LINES.where(engine)[lang]] : []),
    `${stages.length - failed.length} passed, ${failed.length} failed`,
  ].join('\n');
}

function failureText({ note, name, failure }: StageResult, lang: Lang): string {
  if (!failure) return '';
  const { url, line, reason, mismatches } = failure;
  const table = mismatches.length > 0 ? [sideBySide(mismatches, WORDS[lang])] : [];
  return [
    `${note}: ${name[lang]}: ${reason[lang]}`,
    `    ${url}`,
    ...(line === '' ? [] : [`    $ ${line}`]),
    ...table,
  ].join('\n');
}
