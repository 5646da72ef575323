import { join } from 'node:path';
import { readOptions, refuse } from '@studylog/check/command';
import type { Localized } from '@studylog/check/text';
import { loadConfig } from '../config/load.ts';
import { markdown } from '../preview/markdown.ts';
import { projectRoot } from '../project/root.ts';
import { save } from './verify/conclude.ts';

export const help: Localized = {
  ko: `studylog preview: 만든 사이트를 풀 리퀘스트의 댓글처럼 요약합니다

사용법: studylog preview [--base <리비전>] [--report <파일>]
        studylog preview --read <파일>

dist/의 페이지, 예제, 증거, 검사기의 지적, 가장 긴 노트의 첫 화면 크기와 한도를 Markdown으로 출력합니다. 먼저 npm run build로
사이트를 만드십시오.

  --base <리비전>  그 git 리비전 뒤에 바뀐 페이지와 예제도 적습니다
  --report <파일>  같은 내용을 이 파일에 JSON으로도 저장합니다
  --read <파일>    사이트 대신 그 JSON을 출력합니다. 누가 만들었는지 모르는 파일로 다루어, 보고서에 있을 수 없는 값이
                   하나라도 있으면 아무것도 출력하지 않습니다

종료 코드: 0 출력함, 1 읽을 수 없는 보고서나 프로젝트, 2 잘못된 사용법이거나 사이트가 없음.
`,
  en: `studylog preview: summarize the built site, as the comment on a pull request does

Usage: studylog preview [--base <revision>] [--report <file>]
       studylog preview --read <file>

Prints the pages, examples, evidence and findings of dist/, and the weight of the longest note's first view against its limit, as
Markdown. Build the site first, with npm run build.

  --base <revision>  also list the pages and examples that have changed since that git revision
  --report <file>    also write the same to this file, as JSON
  --read <file>      print that JSON instead of the site. It may come from anyone: if it has any value that a report cannot
                     have, nothing is printed

Exit codes: 0 printed, 1 a report or project that cannot be read, 2 invalid usage or no site.
`,
};

const FILE = { ko: '파일', en: 'a file' };
const OPTIONS = {
  base: { type: 'text', value: { ko: 'main 같은 git 리비전', en: 'a git revision such as main' } },
  report: { type: 'text', value: FILE },
  read: { type: 'text', value: FILE },
} as const;

/** `studylog preview` */
export async function run(argv: string[]): Promise<number> {
  const { values, words } = readOptions(argv, OPTIONS);
  const { base, report: file, read } = values;
  refuse([
    [words.length > 0, { ko: `"${words[0]}" 인수는 쓸 수 없습니다.`, en: `unexpected argument "${words[0]}"` }],
    [
      read !== undefined && (base !== undefined || file !== undefined),
      { ko: '--read는 다른 옵션과 함께 쓸 수 없습니다.', en: '--read cannot be used with other options' },
    ],
  ]);
  if (read !== undefined) {
    const { readReport } = await import('../preview/report.ts');
    process.stdout.write(markdown(readReport(read)));
    return 0;
  }
  const root = projectRoot();
  const { ProjectFiles } = await import('../site/project-files.ts');
  const { collectReport } = await import('../preview/collect.ts');
  const report = collectReport(new ProjectFiles(root, await loadConfig(root)), join(root, 'dist'), base);
  if (file !== undefined) save(file, `${JSON.stringify(report, null, 1)}\n`);
  process.stdout.write(markdown(report));
  return 0;
}
