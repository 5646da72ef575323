import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { langOf, readOptions } from '@studylog/check/command';
import { Fault, type Lang, type Localized, misuse } from '@studylog/check/text';
import type { Config } from '../config/config.ts';
import { loadConfig } from '../config/load.ts';
import { type Diagnostic, isError } from '../example/diagnostic.ts';
import { projectRoot } from '../project/root.ts';
import { pagePaths } from '../site/content-files.ts';
import { lintProject } from '../site/lint/lint.ts';
import { ProjectFiles } from '../site/project-files.ts';
import { answersTo } from './ask.ts';
import { dayIn } from './import/dates.ts';
import { decoded } from './import/decode.ts';
import { dayOf, type ImportedLog, importLog, type LogSource } from './import/entry.ts';
import { exampleMaker } from './import/examples.ts';
import { listOf } from './import/list.ts';
import { hasExample } from './import/manifests.ts';
import { type ReadLog, readLog } from './import/read-log.ts';
import { termsOf } from './terms.ts';
import { namesOf, refuseExisting, showDraft, writeFiles } from './write-files.ts';

export const help: Localized = {
  ko: `studylog import: 적어 둔 학습 일지를 이 로그의 일지와 예제로 옮깁니다

사용법: studylog import [옵션] <파일>...

  --date <날짜>   파일에 날짜가 없을 때, 파일 하나의 날짜: 2021-01-12
  --dry-run       파일을 쓰지 않고, 쓸 내용과 고칠 것을 보여 줍니다
  --lang <ko|en>  메시지의 언어. 기본값은 LC_ALL이나 LANG을 따릅니다

날짜, 시간, 범위, 동료, 목표, 상세 내용, 총평, 다음 계획의 제목을 한국어와 영어로 알아봅니다. 번호가 있어도 됩니다. 매니페스트는
하나씩 예제가 되고, 그림은 content/images/에 복사합니다. 글은 적힌 그대로 마크다운(.md)으로 옮기며, 쓸 수 없는 HTML 태그는 글자로 보입니다.
고칠 것은 일지의 줄 번호와 함께 알려 주고, 글에 들어가지 않은 줄도 모두 보여 줍니다. 같은 목록을 .studylog/import/에도 둡니다.

종료 코드: 0 옮겼음(고칠 것이 있어도), 1 읽거나 쓸 수 없어 아무것도 쓰지 않음, 2 잘못된 사용법이거나 날짜가 없음.
`,
  en: `studylog import: turn a study log that you kept into an entry with examples

Usage: studylog import [options] <file>...

  --date <day>    the day of one file that does not say it: 2021-01-12
  --dry-run       show what would be written and what needs to be fixed, and write nothing
  --lang <ko|en>  language of messages; by default from LC_ALL or LANG

It knows the headings of date, hours, scope, peers, goals, details, retrospective and next plan, in Korean and English, with or
without numbers. Each manifest becomes an example, and pictures are copied to content/images/. The text stays as it is, in
Markdown (.md); tags of HTML that no page may have are shown as text. What needs to be fixed is listed with the line of the log, and so is every line that is not in the
text. The list is also in .studylog/import/.

Exit codes: 0 imported (even if something needs to be fixed), 1 it cannot be read or written and nothing was written,
2 invalid usage or no date.
`,
};

const OPTIONS = {
  date: { type: 'text', value: { ko: '2021-01-12 같은 날짜', en: 'a day such as 2021-01-12' } },
  'dry-run': { type: 'switch' },
  lang: { type: 'choice', choices: ['ko', 'en'] },
} as const;

/** `studylog import` */
export async function run(argv: string[]): Promise<number> {
  const { values, words } = readOptions(argv, OPTIONS);
  const lang = values.lang ?? langOf(process.env);
  refuseMisuse(words, values.date);
  const sources = words.map((file) => ({
    ...readSource(file),
    ...(values.date === undefined ? {} : { date: values.date }),
  }));
  const root = projectRoot();
  const config = await loadConfig(root);
  const logs = await importLogs(await readLogs(sources, root, config, lang), root, config);
  const draft = { created: new Map(logs.flatMap(({ files }) => [...files])) };
  if (!values['dry-run']) writeFiles(root, draft);
  const problems = values['dry-run'] ? [] : await problemsIn(root, config, logs);
  for (const log of logs) {
    const own = problems.filter(({ log: one }) => one === log).map(({ problem }) => problem);
    const list = listOf(log, own, lang);
    process.stdout.write(`${list}\n`);
    if (!values['dry-run']) keepList(root, log.date, list);
  }
  process.stdout.write(
    values['dry-run']
      ? `${WORDS[lang].would}\n${namesOf(draft)[lang]}\n\n${showDraft(draft)}`
      : `${WORDS[lang].wrote}\n${namesOf(draft)[lang]}\n`,
  );
  return 0;
}

const WORDS = {
  ko: { would: '이 파일을 만듭니다(--dry-run):', wrote: '만들었습니다:' },
  en: { would: 'would create (--dry-run):', wrote: 'created:' },
} as const;

function refuseMisuse(words: readonly string[], date: string | undefined): void {
  if (words.length === 0) {
    throw misuse({
      ko: '옮길 파일을 적으십시오: studylog import log.md',
      en: 'name the files to import: studylog import log.md',
    });
  }
  if (date === undefined) return;
  if (dayIn(date)?.day !== date) {
    throw misuse({
      ko: `--date: 2021-01-12 같은 날짜여야 합니다. 적은 값: "${date}"`,
      en: `--date must be a day such as 2021-01-12, not "${date}"`,
    });
  }
  if (words.length > 1)
    throw misuse({ ko: '--date는 파일 하나와 함께 씁니다.', en: '--date can only be used with one file' });
}

function readSource(file: string): LogSource {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found?.isFile()) {
    throw misuse(
      found
        ? { ko: `${file}: 파일이 아닙니다.`, en: `${file} is not a file` }
        : { ko: `${file}: 파일이 없습니다.`, en: `there is no file ${file}` },
    );
  }
  return { file, text: decoded(file, readFileSync(file)) };
}

/** A log that was read, with its day. */
interface DatedLog {
  readonly source: LogSource;
  readonly log: ReadLog;
  readonly date: string;
}

/**
 * Read logs and find their days.
 * @throws Fault where two are of the same day, or a page of the day exists.
 */
async function readLogs(
  sources: readonly LogSource[],
  root: string,
  { languages }: Config,
  lang: Lang,
): Promise<DatedLog[]> {
  const read: DatedLog[] = [];
  for (const source of sources) {
    const log = readLog(source.file, source.text);
    const date = dayOf(source, log) ?? (await askForDay(source.file, lang));
    const other = read.find((one) => one.date === date);
    if (other) {
      throw new Fault({
        ko: `${other.source.file}, ${source.file}: 둘 다 ${date}의 일지입니다. 아무것도 쓰지 않았습니다.`,
        en: `${other.source.file} and ${source.file} are both of ${date}; nothing was written`,
      });
    }
    read.push({ source, log, date });
  }
  refuseExisting(
    root,
    read.flatMap(({ date }) => languages.flatMap((one) => pagePaths('log', one, date))),
  );
  return read;
}

/** Make entries of logs, one after the other: the examples of the later ones need names of their own. */
async function importLogs(read: readonly DatedLog[], root: string, config: Config): Promise<ImportedLog[]> {
  const logs: ImportedLog[] = [];
  const isOnDisk = hasExample(root);
  const workshop = {
    languages: config.languages,
    terms: termsOf(root, config),
    makeExample: exampleMaker(root, config.languages),
    isTaken: (id: string) => isOnDisk(id) || logs.some(({ manifests }) => manifests.some((one) => one.id === id)),
  };
  for (const { source, log, date } of read) logs.push(await importLog(source, log, date, workshop));
  return logs;
}

async function askForDay(file: string, lang: Lang): Promise<string> {
  const question = {
    flag: '--date',
    asked: { ko: `${file}의 날짜`, en: `The day of ${file}` },
    isRequired: true,
    fault: (answer: string): Localized | undefined =>
      dayIn(answer)?.day === answer
        ? undefined
        : { ko: '2021-01-12 같은 날짜여야 합니다.', en: 'expected a day such as 2021-01-12' },
  };
  return (await answersTo({ date: question }, {}, lang)).date!;
}

/** What stops the build in the files of the entries; what is wrong in manifests is in the lists already. */
async function problemsIn(
  root: string,
  config: Config,
  logs: readonly ImportedLog[],
): Promise<{ log: ImportedLog; problem: Diagnostic }[]> {
  const found = (await lintProject(new ProjectFiles(root, config))).filter(isError);
  return logs.flatMap((log) => {
    const ids = log.manifests.map(({ id }) => id);
    const known = new Set(log.remarks.map(({ message }) => message.en));
    const isOwn = ({ file, message }: Diagnostic) =>
      log.files.has(file) || ids.some((id) => message.en.includes(` ${id} `));
    return found.filter((one) => isOwn(one) && !known.has(one.message.en)).map((problem) => ({ log, problem }));
  });
}

function keepList(root: string, date: string, list: string): void {
  const path = join(root, '.studylog', 'import', `${date}.txt`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, list);
}
