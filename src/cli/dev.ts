import { readOptions } from '@studylog/check/command';
import type { Localized } from '@studylog/check/text';
import { loadConfig } from '../config/load.ts';
import { projectRoot } from '../project/root.ts';
import { astroProject } from '../site/astro-project.ts';
import { PORT_OPTION, readPort } from './serve.ts';

export const help: Localized = {
  ko: `studylog dev: 쓰는 동안 사이트를 띄우고, 글이나 예제를 고치면 브라우저가 페이지를 다시 읽습니다

사용법: studylog dev [옵션]

  --port <번호>  먼저 써 볼 포트(기본값: 4321)

잘못은 파일, 줄, 열과 함께 터미널에 적고 계속 띄웁니다. Ctrl-C로 멈춥니다.
`,
  en: `studylog dev: serve the site while you write; the browser reloads when a text or an example changes

Usage: studylog dev [options]

  --port <number>  the port to try first (default: 4321)

Mistakes are reported in the terminal with file, line and column, and the site stays up. Stop it with Ctrl-C.
`,
};

/** `studylog dev`; it ends with the process. */
export async function run(argv: string[]): Promise<number> {
  const { values } = readOptions(argv, { port: PORT_OPTION });
  const port = readPort(values.port);
  const root = projectRoot();
  // Its faults come before Astro starts, as those of every command.
  await loadConfig(root);
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  const { dev } = await import('astro');
  await dev({ ...(await astroProject(root)), server: { port } });
  return new Promise(() => {});
}
