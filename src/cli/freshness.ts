import { langOf, readOptions, refuse } from '@studylog/check/command';
import type { Localized } from '@studylog/check/text';
import { loadConfig } from '../config/load.ts';
import { DiagnosticsError } from '../example/diagnostic.ts';
import { ask } from '../freshness/ask.ts';
import { checkImages } from '../freshness/images.ts';
import { checkKubernetes } from '../freshness/kubernetes.ts';
import { checkLinks } from '../freshness/links.ts';
import { freshnessMarkdown } from '../freshness/report.ts';
import { projectRoot } from '../project/root.ts';
import { ProjectFiles } from '../site/project-files.ts';
import { save } from './verify/conclude.ts';

export const help: Localized = {
  ko: `studylog freshness: 로그가 쓰는 것이 아직 최신인지 인터넷에서 확인합니다

사용법: studylog freshness [옵션]

  --report <파일>  고칠 것이 있으면 출력한 내용을 이 파일에도 저장합니다
  --lang <ko|en>   출력의 언어. 기본값은 LC_ALL이나 LANG을 따릅니다

Kubernetes의 지원되는 버전과 kind의 노드 이미지, 예제의 이미지가 레지스트리에 amd64와 arm64용으로 있는지, 노트와 일지가 다른
사이트로 연결한 페이지가 아직 있는지 봅니다. 응답하지 않는 곳은 따로 알려 주고 고칠 것으로 세지 않습니다.

종료 코드: 0 고칠 것 없음, 1 고칠 것이 있거나 프로젝트를 읽을 수 없음, 2 잘못된 사용법.
`,
  en: `studylog freshness: ask on the internet whether what the log uses is up to date

Usage: studylog freshness [options]

  --report <file>  where there is something to update, also write what is printed to this file
  --lang <ko|en>   language of the output; by default from LC_ALL or LANG

Checks the supported versions of Kubernetes and kind's node images, whether the images of the examples are in their registries
for amd64 and arm64, and whether the pages of other sites that notes and log entries link are still there. A host that does not
answer is listed, but it is nothing to update.

Exit codes: 0 nothing to update, 1 something to update or a project that cannot be read, 2 invalid usage.
`,
};

const OPTIONS = {
  report: { type: 'text', value: { ko: '파일', en: 'a file' } },
  lang: { type: 'choice', choices: ['ko', 'en'] },
} as const;

/** `studylog freshness` */
export async function run(argv: string[]): Promise<number> {
  const { values, words } = readOptions(argv, OPTIONS);
  refuse([[words.length > 0, { ko: `"${words[0]}" 인수는 쓸 수 없습니다.`, en: `unexpected argument "${words[0]}"` }]]);
  const root = projectRoot();
  const config = await loadConfig(root);
  const { content, examples } = new ProjectFiles(root, config);
  if (content.diagnostics.length > 0) throw new DiagnosticsError(content.diagnostics);
  const found = await Promise.all([
    checkKubernetes(root, config, ask),
    checkImages(examples, ask),
    checkLinks(content.pages, ask),
  ]);
  const findings = found.flat();
  const text = freshnessMarkdown(findings, values.lang ?? langOf(process.env));
  process.stdout.write(text);
  const isStale = findings.some(({ kind }) => kind === 'stale');
  if (isStale && values.report !== undefined) save(values.report, text);
  return isStale ? 1 : 0;
}
