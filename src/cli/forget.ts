import { langOf, readOptions, refuse } from '@studylog/check/command';
import type { Localized } from '@studylog/check/text';
import { projectRoot } from '../project/root.ts';
import { forgetRecords } from '../verify/forget.ts';

const OPTIONS = {
  base: { type: 'text', value: { ko: 'main 같은 git 리비전', en: 'a git revision such as main' } },
  all: { type: 'switch' },
  lang: { type: 'choice', choices: ['ko', 'en'] },
} as const;

export const help: Localized = {
  ko: `studylog forget: 믿을 수 없는 증거를 지웁니다

사용법: studylog forget --base <리비전> | --all

  --base <리비전>  그 리비전과 HEAD 사이에서 한 바이트라도 바뀐 예제의 verified.json과 timeline.json을 지웁니다.
                   하나라도 바뀌었으면 노트를 따라 한 기록인 examples/course.json도 지웁니다
  --all            모든 예제의 verified.json과 timeline.json, examples/course.json을 지웁니다
  --lang <ko|en>   출력의 언어

지운 증거는 studylog verify --engine kind --record와 studylog verify --course --record로 다시 기록합니다.
종료 코드: 0 완료, 2 잘못된 사용법이거나 없는 리비전.
`,
  en: `studylog forget: remove evidence that cannot be trusted

Usage: studylog forget --base <revision> | --all

  --base <revision>  remove verified.json and timeline.json of every example of which any byte differs between that
                     revision and HEAD; where there is any, also examples/course.json, the record of walking the notes
  --all              remove verified.json and timeline.json of every example, and examples/course.json
  --lang <ko|en>     language of the output

Record what was removed with studylog verify --engine kind --record and studylog verify --course --record.
Exit codes: 0 done, 2 invalid usage or unknown revision.
`,
};

/** One list for each thing that a maintainer wants to know, as Markdown for a job's summary. */
const LISTS: Readonly<Record<'submitted' | 'removed', Localized>> = {
  submitted: {
    ko: '제출된 증거를 무시합니다. 여기서 실행한 결과만 증거로 봅니다',
    en: 'Submitted evidence is ignored; only a run here counts as evidence',
  },
  removed: { ko: '다시 실행해야 하는 예제', en: 'Examples that must be run again' },
};

/** `studylog forget`: remove the records that no run of this repository wrote. */
export async function run(argv: string[]): Promise<number> {
  const { values, words } = readOptions(argv, OPTIONS);
  refuse([
    [
      words.length > 0 || (values.base === undefined) === (values.all === undefined),
      {
        ko: '--base <리비전>과 --all 가운데 하나만 적으십시오.',
        en: 'give either --base <revision> or --all',
      },
    ],
  ]);
  const lang = values.lang ?? langOf(process.env);
  const forgotten = forgetRecords(projectRoot(), values.base);
  for (const [name, said] of Object.entries(LISTS)) {
    const ids = forgotten[name as keyof typeof LISTS];
    console.log(`- ${said[lang]}: ${ids.length > 0 ? ids.map(quote).join(', ') : '0'}`);
  }
  return 0;
}

/** A folder's name may hold a line break, and a runner reads lines that begin with `::` as commands. */
function quote(id: string): string {
  return /^[a-z0-9/.-]+$/.test(id) ? id : JSON.stringify(id);
}
