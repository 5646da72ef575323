import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { langOf, readOptions } from '@studylog/check/command';
import { type Lang, type Localized, misuse } from '@studylog/check/text';
import { projectRoot } from '../project/root.ts';
import { astroProject } from '../site/astro-project.ts';
import { HEADERS } from '../site/policy.ts';
import { href } from '../text/base.ts';

const PORT = 4321;

export const help: Localized = {
  ko: `studylog serve: 만든 사이트를 http://localhost:${PORT}나 그다음 사용 가능한 포트에 엽니다

사용법: studylog serve [옵션]

  --port <번호>  먼저 시도할 포트(기본값: ${PORT})

Ctrl-C로 멈춥니다.
`,
  en: `studylog serve: serve the built site on http://localhost:${PORT}, or on the next free port

Usage: studylog serve [options]

  --port <number>  the port to try first (default: ${PORT})

Stop it with Ctrl-C.
`,
};

/** What is said of the address, by `start` too. */
export const SERVING = {
  ko: { taken: (port: number) => `${port}번 포트는 이미 사용 중입니다`, stop: 'Ctrl-C로 멈춥니다' },
  en: { taken: (port: number) => `port ${port} is already in use`, stop: 'press Ctrl-C to stop' },
} as const satisfies Readonly<Record<Lang, object>>;

/** The option of the port. */
export const PORT_OPTION = { type: 'text', value: { ko: '포트 번호', en: 'a port number' } } as const;

/** @throws Fault unless the text is a port's number. */
export function readPort(text: string | undefined): number {
  const port = Number(text ?? PORT);
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return port;
  throw misuse({
    ko: `--port 옵션에 "${text}" 값은 쓸 수 없습니다. 1부터 65535까지의 번호를 적으십시오.`,
    en: `--port must be a number from 1 to 65535, not "${text}"`,
  });
}

/** A site that is being served. */
export interface Serving {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
  /** Resolves when the server has been stopped. */
  closed(): Promise<void>;
}

/**
 * Serve dist/ on `port`, or on the next free one.
 * @throws Fault when nothing was built yet.
 */
export async function serveSite(port = PORT): Promise<Serving> {
  if (!existsSync(join(projectRoot(), 'dist/index.html'))) {
    throw misuse({
      ko: 'dist/에 사이트가 없습니다. 먼저 «npm run build»를 실행하십시오.',
      en: 'there is no site in dist/; run «npm run build» first',
    });
  }
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  process.env.ASTRO_PREVIEW_BACKGROUND = '0';
  const { preview } = await import('astro');
  const root = projectRoot();
  const server = await preview({
    ...(await astroProject(root)),
    outDir: join(root, 'dist'),
    server: { port, headers: HEADERS },
    logLevel: 'error',
  });
  return {
    url: `http://localhost:${server.port}${href('/')}`,
    port: server.port,
    stop: () => server.stop(),
    closed: () => server.closed(),
  };
}

/** `studylog serve` */
export async function run(argv: string[]): Promise<number> {
  const port = readPort(readOptions(argv, { port: PORT_OPTION }).values.port);
  const words = SERVING[langOf(process.env)];
  const serving = await serveSite(port);
  if (serving.port !== port) console.log(words.taken(port));
  console.log(`${serving.url}\n(${words.stop})`);
  process.once('SIGINT', () => void serving.stop());
  process.once('SIGTERM', () => void serving.stop());
  await serving.closed();
  return 0;
}
