import { type Command, langOf } from '@studylog/check/command';
import { Fault, type Lang, type Localized, nearest } from '@studylog/check/text';
import { DiagnosticsError, formatDiagnostic } from '../example/diagnostic.ts';
import { takeRoot } from './root.ts';

/** Modules load only when their command runs: `check` must start in a blink. */
const COMMANDS: Readonly<Record<string, { summary: Localized; load(): Promise<Command> }>> = {
  check: {
    summary: {
      ko: '글과 예제, 또는 매니페스트를 오프라인으로 검사합니다',
      en: 'check the pages and examples of a log, or manifests, offline',
    },
    load: () => import('./check.ts'),
  },
  explain: {
    summary: {
      ko: '매니페스트의 필드에 대한 쿠버네티스 API의 설명을 보여 줍니다',
      en: 'describe a field from the Kubernetes API',
    },
    load: () => import('./explain.ts'),
  },
  facts: {
    summary: {
      ko: '노트에 적은 숫자와 기본값의 근거를 확인합니다',
      en: 'check that something supports the numbers and defaults in the notes',
    },
    load: () => import('./facts.ts'),
  },
  verify: {
    summary: {
      ko: '클러스터에서 예제를 실행하고 결과를 기록합니다',
      en: 'run examples on a cluster and record the results',
    },
    load: () => import('./verify.ts'),
  },
  init: {
    summary: { ko: '자신의 스터디 로그를 새로 만듭니다', en: 'create your own log' },
    load: () => import('./init.ts'),
  },
  new: {
    summary: {
      ko: '일지, 노트, 예제의 파일을 모든 언어로 만듭니다',
      en: 'create a log entry, a note or an example, in every language',
    },
    load: () => import('./new.ts'),
  },
  import: {
    summary: {
      ko: '적어 둔 학습 일지를 이 로그의 일지와 예제로 옮깁니다',
      en: 'turn a study log that you kept into an entry with examples',
    },
    load: () => import('./import.ts'),
  },
  dev: {
    summary: {
      ko: 'http://localhost:4321에 사이트를 열고, 글을 고치면 새로 고칩니다',
      en: 'serve the site on http://localhost:4321, and reload as you write',
    },
    load: () => import('./dev.ts'),
  },
  build: {
    summary: { ko: 'dist/에 사이트를 만듭니다', en: 'build the site into dist/' },
    load: () => import('./build.ts'),
  },
  serve: {
    summary: { ko: 'http://localhost:4321에 dist/의 사이트를 엽니다', en: 'serve dist/ on http://localhost:4321' },
    load: () => import('./serve.ts'),
  },
  start: {
    summary: {
      ko: '검사하고, 내장 클러스터에서 실행하고, 사이트를 만들어 엽니다',
      en: 'check, verify on the embedded cluster, build and serve',
    },
    load: () => import('./start.ts'),
  },
  preview: {
    summary: {
      ko: '만든 사이트를 풀 리퀘스트의 댓글처럼 요약합니다',
      en: 'summarize the built site, as the comment on a pull request does',
    },
    load: () => import('./preview.ts'),
  },
  freshness: {
    summary: {
      ko: '로그가 쓰는 버전, 이미지, 링크가 아직 최신인지 확인합니다',
      en: 'ask whether the versions, images and links of the log are up to date',
    },
    load: () => import('./freshness.ts'),
  },
  forget: {
    summary: {
      ko: '이 저장소의 실행이 기록하지 않은 증거를 지웁니다',
      en: 'remove evidence that no run of this repository recorded',
    },
    load: () => import('./forget.ts'),
  },
};

const summaries = (lang: Lang): string =>
  Object.entries(COMMANDS)
    .map(([name, { summary }]) => `  ${name.padEnd(9)} ${summary[lang]}`)
    .join('\n');

const HELP: Localized = {
  ko: `studylog: 예제를 검사하고 실행해 그 증거와 함께 보여 주는 스터디 노트

사용법: studylog <명령> [옵션]

${summaries('ko')}

모든 명령에 --root <폴더>로 다른 프로젝트를 지정할 수 있습니다. 명령의 옵션은 «studylog <명령> --help»로 봅니다.
종료 코드: 0 문제 없음, 1 문제 발견, 2 잘못된 사용법.
`,
  en: `studylog: study notes whose examples are checked, run, and shown with their evidence

Usage: studylog <command> [options]

${summaries('en')}

With every command, --root <folder> selects a project elsewhere; «studylog <command> --help» lists the options of a command.
Exit codes: 0 no problems, 1 problems found, 2 invalid usage.
`,
};

/** Run a command line (without node and script) and resolve to the exit code. */
export async function main(argv: string[]): Promise<number> {
  const lang = langOf(process.env, argv);
  try {
    return await runCommand(takeRoot(argv), lang);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    console.error(`studylog: ${error.said[lang]}`);
    return error.exitCode;
  }
}

async function runCommand([name, ...rest]: string[], lang: Lang): Promise<number> {
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(HELP[lang]);
    return name === undefined ? 2 : 0;
  }
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!entry) {
    console.error(`studylog: ${noCommand(name)[lang]}\n\n${HELP[lang]}`);
    return 2;
  }
  try {
    const command = await entry.load();
    if (rest.includes('--help') || rest.includes('-h')) {
      process.stdout.write(command.help[lang]);
      return 0;
    }
    return await command.run(rest);
  } catch (error) {
    if (error instanceof Fault) {
      console.error(`studylog ${name}: ${error.said[lang]}`);
      return error.exitCode;
    }
    if (error instanceof DiagnosticsError) {
      console.error(error.diagnostics.map((diagnostic) => formatDiagnostic(diagnostic, lang)).join('\n'));
      return 1;
    }
    throw error;
  }
}

function noCommand(name: string): Localized {
  const meant = nearest(name, Object.keys(COMMANDS));
  return {
    ko: `"${name}" 명령은 없습니다${meant ? `. 혹시 "${meant}"입니까?` : '.'}`,
    en: `there is no command "${name}"${meant ? `; did you mean "${meant}"?` : ''}`,
  };
}
