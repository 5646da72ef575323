import { langOf, readOptions } from '@studylog/check/command';
import { type Localized, misuse, nearest } from '@studylog/check/text';
import { loadConfig } from '../config/load.ts';
import { projectRoot } from '../project/root.ts';
import { newExample } from './new/example.ts';
import type { Made, Wish } from './new/kind.ts';
import { newLog } from './new/log.ts';
import { newNote } from './new/note.ts';
import { OPTIONS } from './new/options.ts';
import { namesOf, showDraft, writeFiles } from './write-files.ts';

export const help: Localized = {
  ko: `studylog new: 일지, 노트, 예제의 파일을 모든 언어로 만듭니다

사용법: studylog new log [날짜] [옵션]
        studylog new note [이름] [옵션]
        studylog new example [주제/이름] [옵션]

  --title <제목>        언어가 둘인 로그에서는 --title-ko와 --title-en
  --summary <요약>      노트와 예제: 한두 문장. 언어가 둘이면 --summary-ko와 --summary-en
  --hours <시간>        일지: "10:00-12:00, 13:00-18:00". 자정을 넘기면 "22:00-01:30"
  --topics <주제>       일지: pod,service
  --peers <이름>        일지: 함께 공부한 사람, daelee,taelee
  --needs <노트>        노트: 먼저 읽을 노트
  --after <노트>        노트: 읽는 순서에서 이 노트 바로 뒤. 없으면 맨 끝
  --in <노트|날짜>      예제: 이 글의 끝에 예제를 싣습니다
  --dry-run             파일을 쓰지 않고 보여 줍니다
  --lang <ko|en>        메시지의 언어. 기본값은 LC_ALL이나 LANG을 따릅니다

이름이나 제목이 빠지면 터미널에서는 묻고, 터미널이 아니면 빠진 것을 알려 줍니다. 있는 파일은 덮어쓰지 않습니다.

예:
  studylog new note config-map --title-ko 컨피그맵 --title-en ConfigMap \\
    --summary-ko '설정을 이미지 밖에 둡니다.' --summary-en 'Keep settings outside of the image.'
  studylog new example config-map/env --in config-map

종료 코드: 0 만들었음, 1 이미 있거나 쓸 수 없음, 2 잘못된 사용법이거나 빠진 것이 있음.
`,
  en: `studylog new: create the files of a log entry, a note or an example, in every language

Usage: studylog new log [date] [options]
       studylog new note [name] [options]
       studylog new example [topic/name] [options]

  --title <text>        in a log of two languages: --title-ko and --title-en
  --summary <text>      note and example: one or two sentences; with two languages --summary-ko and --summary-en
  --hours <times>       log: "10:00-12:00, 13:00-18:00"; past midnight "22:00-01:30"
  --topics <topics>     log: pod,service
  --peers <names>       log: who studied together, daelee,taelee
  --needs <notes>       note: notes to read before
  --after <note>        note: its place in the reading order; by default at the end
  --in <note|day>       example: show it at the end of this page
  --dry-run             show the files instead of writing them
  --lang <ko|en>        language of messages; by default from LC_ALL or LANG

On a terminal, it asks for a missing name or title; elsewhere it lists what is missing. It never overwrites a file.

Examples:
  studylog new note config-map --title-ko 컨피그맵 --title-en ConfigMap \\
    --summary-ko '설정을 이미지 밖에 둡니다.' --summary-en 'Keep settings outside of the image.'
  studylog new example config-map/env --in config-map

Exit codes: 0 created, 1 it exists already or cannot be written, 2 invalid usage or something is missing.
`,
};

/** What can be created; a new kind is a file in new/ and a line here. */
const KINDS: Readonly<Record<string, (wish: Wish) => Promise<Made>>> = {
  log: newLog,
  note: newNote,
  example: newExample,
};

const WORDS = {
  ko: { would: '이 파일을 만듭니다(--dry-run):', made: '만들었습니다:', next: '다음으로:' },
  en: { would: 'would create (--dry-run):', made: 'created:', next: 'Next:' },
} as const;

/** `studylog new` */
export async function run(argv: string[]): Promise<number> {
  const { values, words } = readOptions(argv, OPTIONS);
  const lang = values.lang ?? langOf(process.env);
  const [kind, name, ...others] = words;
  const make = kind !== undefined && Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  if (!make) throw noKind(kind);
  if (others.length > 0) {
    throw misuse({
      ko: `"${others[0]}" 인수는 쓸 수 없습니다. 빈칸이 있는 값은 따옴표로 감싸십시오.`,
      en: `unexpected argument "${others[0]}"; put a value with spaces in quotes`,
    });
  }
  const root = projectRoot();
  const config = await loadConfig(root);
  const { draft, next } = await make({ root, config, lang, values, ...(name === undefined ? {} : { name }) });
  const said = WORDS[lang];
  if (values['dry-run']) {
    process.stdout.write(`${said.would}\n${namesOf(draft)[lang]}\n\n${showDraft(draft)}`);
    return 0;
  }
  writeFiles(root, draft);
  console.log(`${said.made}\n${namesOf(draft)[lang]}\n\n${said.next}\n${next[lang]}`);
  return 0;
}

function noKind(kind: string | undefined) {
  const kinds = Object.keys(KINDS);
  const meant = kind === undefined ? undefined : nearest(kind, kinds);
  const all = kinds.join(', ');
  if (kind === undefined) {
    return misuse({
      ko: `무엇을 만들지 적으십시오: ${all}. 예: studylog new note`,
      en: `name what to create: ${all}; for example studylog new note`,
    });
  }
  return misuse({
    ko: `"${kind}"은(는) 만들 수 없습니다. ${meant ? `혹시 "${meant}"입니까?` : `만들 수 있는 것: ${all}`}`,
    en: `"${kind}" cannot be created; ${meant ? `did you mean "${meant}"?` : `it can be one of ${all}`}`,
  });
}
