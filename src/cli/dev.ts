import { readOptions } from '@studylog/check/command';
import type { Localized } from '@studylog/check/text';
import { loadConfig } from '../config/load.ts';
import { projectRoot } from '../project/root.ts';
import { astroProject } from '../site/astro-project.ts';
import { PORT_OPTION, readPort } from './serve.ts';

export const help: Localized = {
  ko: `studylog dev: 글을 쓰는 동안 사이트를 열어 두고, 글이나 예제를 고치면 페이지를 새로 고칩니다

사용법: studylog dev [옵션]

  --port <번호>  먼저 시도할 포트(기본값: 4321)

고칠 곳은 그 줄이 보이는 페이지와 터미널에 파일, 줄, 열과 함께 알려 주고, 사이트는 계속 열어 둡니다. Ctrl-C로 멈춥니다.
`,
  en: `studylog dev: serve the site while you write; the browser reloads when a text or an example changes

Usage: studylog dev [options]

  --port <number>  the port to try first (default: 4321)

Problems are shown on the page, next to the line that has them, and in the terminal with file, line and column.
The site keeps running. Press Ctrl-C to stop.
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
