import { langOf, readOptions } from '@studylog/check/command';
import { type Localized, misuse, plural } from '@studylog/check/text';
import { loadConfig } from '../config/load.ts';
import { DiagnosticsError, formatDiagnostic } from '../example/diagnostic.ts';
import { projectRoot } from '../project/root.ts';
import { factsOf } from '../site/facts/check.ts';
import { ProjectFiles } from '../site/project-files.ts';

export const help: Localized = {
  ko: `studylog facts: 노트에 적은 숫자, 시간, 버전, 기본값의 근거를 확인합니다

사용법: studylog facts [옵션]

  --lang <ko|en>  메시지의 언어. 기본값은 LC_ALL이나 LANG을 따릅니다

숫자의 근거는 그 노트의 예제(매니페스트, 단계, 기대 결과)이거나 같은 문단, 목록, 표에 있는 링크입니다. 기본값의 근거는 링크입니다.
링크는 studylog.config.ts의 sources에 적은 곳이나 /fields/의 페이지로 가야 합니다.

종료 코드: 0 모두 근거가 있음, 1 근거가 없는 것이 있음, 2 잘못된 사용법.
`,
  en: `studylog facts: check that something supports the numbers, durations, versions and defaults in the notes

Usage: studylog facts [options]

  --lang <ko|en>  language of messages; by default from LC_ALL or LANG

A number is supported by an example of its note (its manifests, steps and expectations), or by a link in the same paragraph, list or
table. A default is supported by a link. The link leads to one of the sources in studylog.config.ts, or to a page below /fields/.

Exit codes: 0 everything is supported, 1 something is not, 2 invalid usage.
`,
};

const OPTIONS = { lang: { type: 'choice', choices: ['ko', 'en'] } } as const;

/** `studylog facts` */
export async function run(argv: string[]): Promise<number> {
  const { values, words } = readOptions(argv, OPTIONS);
  if (words.length > 0) {
    throw misuse({
      ko: `"${words[0]}" 인수는 쓸 수 없습니다. 이 명령은 모든 노트를 봅니다.`,
      en: `unexpected argument "${words[0]}"; this command reads all notes`,
    });
  }
  const lang = values.lang ?? langOf(process.env);
  const root = projectRoot();
  const { config, content, examples } = new ProjectFiles(root, await loadConfig(root));
  if (content.diagnostics.length > 0) throw new DiagnosticsError(content.diagnostics);
  const { claims, unsupported } = factsOf({ pages: content.pages, examples, config });
  for (const diagnostic of unsupported) console.error(formatDiagnostic(diagnostic, lang));
  const said: Localized = {
    ko: `수치와 기본값 ${claims}개 중 근거가 없는 것 ${unsupported.length}개`,
    en: `${plural(claims, 'claim')}, ${unsupported.length} not supported`,
  };
  console.log(said[lang]);
  return unsupported.length > 0 ? 1 : 0;
}
