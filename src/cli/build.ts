import { join, resolve } from 'node:path';
import { langOf, readOptions } from '@studylog/check/command';
import { type Lang, type Localized, plural } from '@studylog/check/text';
import { loadConfig } from '../config/load.ts';
import { type Diagnostic, DiagnosticsError, formatDiagnostic, isError } from '../example/diagnostic.ts';
import { projectRoot } from '../project/root.ts';
import { astroProject } from '../site/astro-project.ts';
import { lintProject } from '../site/lint/lint.ts';
import { ProjectFiles } from '../site/project-files.ts';
import { shareFiles } from '../site/shared-files.ts';
import { SITE_ADDRESS, SITE_URL } from '../text/base.ts';

export const help: Localized = {
  ko: `studylog build: dist/에 사이트를 만듭니다

사용법: studylog build [옵션]

  --out-dir <폴더>  만들 곳(기본값: dist)
  --verbose         Astro의 출력을 페이지마다 보여 줍니다

먼저 studylog check처럼 글과 예제를 검사합니다. 고칠 곳이 있으면 파일, 줄, 열과 함께 알려 주고 사이트를 만들지 않습니다.
경고는 알려 주기만 합니다.

SITE_URL        사이트를 게시할 주소(기본값: http://localhost:4321/)
REPOSITORY_URL  «이 페이지 수정하기» 링크가 가리킬 저장소
`,
  en: `studylog build: build the site into dist/

Usage: studylog build [options]

  --out-dir <folder>  where to put it (default: dist)
  --verbose           show Astro's output, page by page

First pages and examples are checked as with studylog check. Any problem is listed with file, line and column, and the build
stops. Warnings are listed too, but do not stop it.

SITE_URL        the address at which the site will be served (default: http://localhost:4321/)
REPOSITORY_URL  the repository, for «edit this page»
`,
};

const WORDS = {
  ko: {
    built: (folder: string, seconds: string) => `${folder}에 사이트를 만들었습니다. ${seconds}초 걸렸습니다.`,
    local: (address: string) =>
      `SITE_URL이 없어 페이지의 명령은 ${address} 주소를 씁니다. 다른 곳에 게시하려면: SITE_URL=https://example.org/notes/ npm run build`,
    nothing: (count: number) => `사이트를 만들지 않았습니다. 고칠 곳이 ${count}곳 있습니다.`,
  },
  en: {
    built: (folder: string, seconds: string) => `built ${folder} in ${seconds} s`,
    local: (address: string) =>
      `SITE_URL is not set, so the commands on the pages use ${address}. To publish the site elsewhere: SITE_URL=https://example.org/notes/ npm run build`,
    nothing: (count: number) => `the site was not built: ${plural(count, 'problem')} to fix`,
  },
} as const satisfies Readonly<Record<Lang, object>>;

/** What a build made, for the summary of `start`. */
export interface BuiltSite {
  readonly folder: string;
  readonly seconds: number;
  /** What an author should see, though it stops nothing. */
  readonly warnings: readonly Diagnostic[];
}

/**
 * Build the site.
 * @throws DiagnosticsError when content, examples or manifests are wrong.
 */
export async function buildSite(options: { outDir?: string; verbose?: boolean } = {}): Promise<BuiltSite> {
  const started = performance.now();
  const root = projectRoot();
  const files = new ProjectFiles(root, await loadConfig(root));
  const found = await lintProject(files);
  if (found.some(isError)) throw new DiagnosticsError(found);
  shareFiles(files);
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  const { build } = await import('astro');
  const folder = options.outDir === undefined ? join(root, 'dist') : resolve(options.outDir);
  try {
    await build({
      ...(await astroProject(root)),
      outDir: folder,
      logLevel: options.verbose ? 'info' : 'error',
    });
  } finally {
    shareFiles(undefined);
  }
  return { folder, seconds: (performance.now() - started) / 1000, warnings: found };
}

/** `studylog build` */
export async function run(argv: string[]): Promise<number> {
  const { values } = readOptions(argv, {
    'out-dir': { type: 'text', value: { ko: '폴더', en: 'a folder' } },
    verbose: { type: 'switch' },
  });
  const { 'out-dir': outDir, verbose } = values;
  const lang = langOf(process.env);
  const words = WORDS[lang];
  try {
    const { folder, seconds, warnings } = await buildSite({
      ...(outDir ? { outDir } : {}),
      ...(verbose ? { verbose } : {}),
    });
    for (const warning of warnings) console.log(formatDiagnostic(warning, lang));
    console.log(words.built(folder, seconds.toFixed(1)));
    if (!SITE_ADDRESS) console.log(words.local(SITE_URL.origin));
    return 0;
  } catch (error) {
    if (!(error instanceof DiagnosticsError)) throw error;
    console.error(error.diagnostics.map((diagnostic) => formatDiagnostic(diagnostic, lang)).join('\n'));
    console.error(`\n${words.nothing(error.diagnostics.filter(isError).length)}`);
    return 1;
  }
}
