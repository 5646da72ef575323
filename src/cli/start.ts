import { spawn } from 'node:child_process';
import { type Command, langOf, painter, readOptions } from '@studylog/check/command';
import type { Lang, Localized } from '@studylog/check/text';
import { listExampleIds } from '../example/load.ts';
import { projectRoot } from '../project/root.ts';
import { PORT_OPTION, readPort, SERVING, serveSite } from './serve.ts';

export const help: Localized = {
  ko: `studylog start: 글과 예제를 검사하고, 모든 예제를 내장 클러스터에서 실행하고, 사이트를 만들어 엽니다

사용법: studylog start [옵션]

  --no-serve     요약을 출력하고 끝냅니다
  --port <번호>  먼저 시도할 포트(기본값: 4321). 사용 중이면 그다음 포트를 쓰고 알려 줍니다

문제를 발견한 단계에서 멈추고 이유를 알려 주며, 종료 코드는 1입니다.
`,
  en: `studylog start: check pages and examples, run every example on the embedded cluster, build the site and serve it

Usage: studylog start [options]

  --no-serve  exit after the summary
  --port <n>  the port to try first (default: 4321); otherwise the next free one, which is printed

It stops at the first stage that finds a problem, with the reason and exit code 1.
`,
};

const WORDS = {
  ko: {
    stopped: (stage: string) =>
      `«${stage}» 단계에서 위의 문제를 발견해 멈췄습니다. 고친 뒤 npm start를 다시 실행하십시오.`,
    well: (stages: string, total: string) => `문제가 없습니다. ${stages}, 전체 ${total}.`,
    serve: '사이트 열기',
    seconds: '초',
  },
  en: {
    stopped: (stage: string) => `stopped: «${stage}» found the problems listed above; fix them and run npm start again`,
    well: (stages: string, total: string) => `No problems: ${stages}; ${total} in total.`,
    serve: 'serve the site',
    seconds: ' s',
  },
} as const satisfies Readonly<Record<Lang, object>>;

interface Stage {
  readonly name: Localized;
  readonly argv: readonly [command: string, ...options: string[]];
  /** Left out for a log without examples. */
  readonly ofExamples?: true;
  /** It needs nothing from the stage before it, so both start together. */
  readonly beside?: true;
  load(): Promise<Command>;
}

interface Ended {
  readonly code: number;
  readonly seconds: number;
}

const STAGES: readonly Stage[] = [
  {
    name: { ko: '글과 예제 검사', en: 'check pages and examples' },
    argv: ['check'],
    load: () => import('./check.ts'),
  },
  {
    name: { ko: '모든 예제를 내장 클러스터에서 실행', en: 'run every example on the embedded cluster' },
    argv: ['verify', '--engine', 'embedded'],
    ofExamples: true,
    load: () => import('./verify.ts'),
  },
  {
    name: { ko: '사이트 만들기', en: 'build the site' },
    argv: ['build'],
    beside: true,
    load: () => import('./build.ts'),
  },
];

const secondsSince = (began: number) => (performance.now() - began) / 1000;

async function runHere({ argv: [, ...options], load }: Stage): Promise<Ended> {
  const began = performance.now();
  const code = await (await load()).run(options);
  return { code, seconds: secondsSince(began) };
}

/**
 * Run a stage in a process of its own, on a core of its own.
 * @returns a function that waits for the stage to end and then prints its output, so that the lines of two stages do not mix
 */
function runBeside({ argv }: Stage): () => Promise<Ended> {
  const began = performance.now();
  const said: [stream: NodeJS.WriteStream, chunk: Buffer][] = [];
  const child = spawn(process.execPath, [process.argv[1]!, ...argv], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.on('data', (chunk: Buffer) => said.push([process.stdout, chunk]));
  child.stderr.on('data', (chunk: Buffer) => said.push([process.stderr, chunk]));
  const stop = () => child.kill();
  process.once('exit', stop);
  const ended = new Promise<Ended>((done, failed) => {
    child.once('error', failed);
    child.once('close', (code) => done({ code: code ?? 1, seconds: secondsSince(began) }));
  }).finally(() => process.off('exit', stop));
  return async () => {
    const result = await ended;
    for (const [stream, chunk] of said) stream.write(chunk);
    return result;
  };
}

/** `studylog start` */
export async function run(argv: string[]): Promise<number> {
  const { values } = readOptions(argv, {
    'no-serve': { type: 'switch' },
    port: PORT_OPTION,
  });
  const wanted = readPort(values.port);
  const lang = langOf(process.env);
  const words = WORDS[lang];
  const inWords = (seconds: number) => `${seconds.toFixed(1)}${words.seconds}`;
  const paint = painter(process.stdout, process.env);
  const began = performance.now();
  const hasExamples = listExampleIds(projectRoot()).length > 0;
  const stages = STAGES.filter(({ ofExamples }) => hasExamples || !ofExamples);
  const total = stages.length + (values['no-serve'] ? 0 : 1);
  const took: string[] = [];
  let beside: (() => Promise<Ended>) | undefined;
  for (const [index, stage] of stages.entries()) {
    console.log(paint('strong', `\n[${index + 1}/${total}] ${stage.name[lang]}`));
    const next = stages[index + 1];
    const ended = beside ?? (() => runHere(stage));
    beside = next?.beside && runBeside(next);
    const { code, seconds } = await ended();
    if (code !== 0) {
      console.error(`\n${words.stopped(stage.name[lang])}`);
      return code;
    }
    took.push(`${stage.name[lang]} ${inWords(seconds)}`);
  }
  const summary = `\n${words.well(took.join(', '), inWords(secondsSince(began)))}`;
  if (values['no-serve']) {
    console.log(summary);
    return 0;
  }
  console.log(paint('strong', `\n[${total}/${total}] ${words.serve}`));
  const serving = await serveSite(wanted);
  const moved = serving.port === wanted ? '' : ` (${SERVING[lang].taken(wanted)})`;
  console.log(`${summary}\n\n  ${paint('strong', serving.url)}${moved}\n  ${SERVING[lang].stop}.`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void serving.stop());
  await serving.closed();
  return 0;
}
