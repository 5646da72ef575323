import { type OptionValues, refuse } from '@studylog/check/command';
import { type Localized, misuse } from '@studylog/check/text';
import type { EngineName } from '../../cluster/engine.ts';
import { ENGINE_NAMES } from '../../cluster/select.ts';
import { ORDERS } from '../../verify/course/result.ts';
import { courseContradictions } from './course-options.ts';

/** What `studylog verify` takes. */
export const OPTIONS = {
  engine: { type: 'choice', choices: ENGINE_NAMES },
  context: { type: 'text', value: { ko: 'kubeconfig 컨텍스트의 이름', en: 'the name of a kubeconfig context' } },
  yes: { type: 'switch' },
  keep: { type: 'switch' },
  'node-image': {
    type: 'text',
    value: { ko: 'kindest/node:v1.36.4 같은 kind 노드 이미지', en: 'a kind node image such as kindest/node:v1.36.4' },
  },
  from: { type: 'choice', choices: ['site'] },
  course: { type: 'switch' },
  order: { type: 'choice', choices: ORDERS },
  'skip-cleanup': { type: 'text', value: { ko: '예제', en: 'an example' } },
  record: { type: 'switch' },
  evidence: { type: 'choice', choices: ['require', 'report'] },
  mutate: { type: 'switch' },
  compare: { type: 'text', value: { ko: 'embedded,kind처럼 엔진 둘', en: 'two engines such as embedded,kind' } },
  jobs: { type: 'text', value: { ko: '수', en: 'a number' } },
  pace: { type: 'text', value: { ko: '20s 같은 시간', en: 'a duration such as 20s' } },
  shard: { type: 'text', value: { ko: '2/3 같은 i/n', en: 'i/n such as 2/3' } },
  merge: { type: 'switch' },
  changed: { type: 'switch' },
  base: { type: 'text', value: { ko: 'main 같은 git 리비전', en: 'a git revision such as main' } },
  plan: { type: 'text', value: { ko: '분', en: 'a number of minutes' } },
  format: { type: 'choice', choices: ['human', 'json', 'junit', 'markdown'] },
  report: { type: 'text', value: { ko: '파일', en: 'a file' } },
  lang: { type: 'choice', choices: ['ko', 'en'] },
} as const;

export type Options = OptionValues<typeof OPTIONS>;

export const help: Localized = {
  ko: `studylog verify: 클러스터에서 예제를 실행하고 결과를 기록합니다

사용법: studylog verify [옵션] [주제 | 주제/이름]...

이름을 적지 않으면 examples/ 아래의 모든 예제를 각각 별도의 네임스페이스에서 실행합니다.

  --engine <엔진>       embedded(기본값, 시뮬레이션, 아무것도 필요 없음), kind, context
      --context <이름>  사용할 kubeconfig 컨텍스트(엔진 context)
      --yes             테스트용 클러스터로 보이지 않아도 사용합니다
      --keep            kind 클러스터를 재사용하고, 끝나도 남겨 둡니다
      --node-image <i>  다른 쿠버네티스 버전의 kind 노드 이미지
      --from site       매니페스트와 명령을, 만든 사이트의 페이지에서 복사 버튼으로 가져옵니다
  --course              독자처럼 사이트의 노트를 따라 합니다(kind). 개요의 명령으로 클러스터를 만들고, 노트마다 Run의 명령을 복사
                        버튼으로 가져와 네임스페이스 하나에서 실행하고 정리한 다음, 개요의 명령으로 되돌립니다
      --order <순서>    reading(기본값)이나 reversed. reversed는 노트를 거꾸로 따라갑니다
      --lang <ko|en>    그 언어의 페이지를 읽습니다
      --skip-cleanup <예제>  그 예제의 정리를 건너뜁니다. 뒤의 노트가 실패하는지 보려는 것입니다
  --record              통과한 예제의 결과를 매니페스트 옆의 verified.json에 기록합니다. 실패한 예제의 기록은 그대로 둡니다.
                        --course와 함께 쓰면 examples/course.json에 기록합니다
  --evidence <방식>     require: 현재 파일에 대한 실제 클러스터의 증거가 없는 예제가 있거나, 이번 실행이 같은 엔진과
                        마이너 버전의 증거와 어긋나면 실패합니다. report: 알리기만 합니다
  --mutate              기대 결과가 잡아내야 할 방식으로 매니페스트를 바꿔 보고, 그래도 통과하는 것을 알려 줍니다
  --compare <a,b>       두 엔진에서 실행하고 서로 다른 결과를 알려 줍니다
  --jobs <수>           동시에 실행할 예제 수(기본값: 코어 수, 실제 클러스터에서는 그 두 배)
  --pace <시간>         단계마다 그 앞에서 20s처럼 그만큼 기다립니다. 명령을 손으로 복사하는 독자에게도 같은 결과가 나오는지 봅니다
  --shard <i/n>         예제를 걸리는 시간이 비슷하게 n으로 나누고, 그중 i번째만 실행합니다
  --merge <파일>...     실행하지 않고, 나누어 실행한 JSON 보고서를 합칩니다. 빠진 부분이 있으면 합치지 않습니다
  --changed             매니페스트나 기대 결과가 이 엔진의 기록과 다른 예제와 기록이 없는 예제만 실행합니다. 다이제스트로
                        비교하므로 제목, 설명, 주석은 보지 않습니다
      --base <리비전>   기록 대신 그 git 리비전과 비교합니다. 예제가 실행되는 방식을 정하는 파일(src/, images/,
                        package-lock.json 등)이 다르면 모든 예제를 실행합니다
  --plan <분>           실행하지 않고, 기록된 시간으로 보아 한 부분이 그만큼 걸리도록 몇으로 나눌지 출력합니다.
                        GitHub 작업의 출력 형식: shards=["1/2","2/2"], walk=true(노트를 따라가 볼 만한 변경이 있음)
  --format <형식>       human(기본값), json, junit, markdown
  --report <파일>       보고서를 이 파일에도 JSON으로 저장합니다. .studylog/verify/에는 항상 저장합니다
  --lang <ko|en>        보고서의 언어. 기본값은 LC_ALL이나 LANG을 따릅니다

예:
  studylog verify replicaset                 시뮬레이션 클러스터에서 주제 하나
  studylog verify --engine kind --record     실제 쿠버네티스에서 모든 예제, 기록까지
  studylog verify --changed --base main      브랜치에서 바꾼 예제만

종료 코드: 0 실패 없음(건너뛴 예제는 이유와 함께 따로 셉니다), 1 실패한 예제가 있거나 통과한 것이 없음,
2 잘못된 사용법이거나 실행할 예제가 없음, 130 중단.
`,
  en: `studylog verify: run examples on a cluster and record the results

Usage: studylog verify [options] [topic | topic/name]...

Without a name, it runs every example in examples/, each in its own namespace.

  --engine <engine>     embedded (default, simulated, no requirements), kind or context
      --context <name>  the kubeconfig context to use (engine context)
      --yes             use it even if it does not look like a test cluster
      --keep            reuse the kind cluster and leave it running
      --node-image <i>  another kind node image, for another Kubernetes version
      --from site       copy manifests and commands from the pages of the built site with their copy buttons
  --course              follow the notes of the site as a reader does (kind): create the cluster with the overview's commands,
                        copy the commands of each Run with their buttons, run them in one namespace, clean up and undo the setup
      --order <order>   reading (default) or reversed, which runs the notes from last to first
      --lang <ko|en>    read the pages in this language
      --skip-cleanup <example>  skip the clean-up of that example, to see a later note fail
  --record              write results that passed to verified.json beside each manifest; failed examples keep their previous evidence.
                        With --course it writes examples/course.json
  --evidence <mode>     require: fail if an example has no current evidence from a real cluster, or if this run contradicts
                        the evidence of the same engine and minor version; report: only report this
  --mutate              change each manifest in ways that its expectations should catch; list changes that still pass
  --compare <a,b>       run on two engines and list the differences
  --jobs <n>            examples to run in parallel (default: the number of cores, on real clusters twice that)
  --pace <duration>     wait that long before each step, such as 20s: whether someone who copies each command by hand sees the same
  --shard <i/n>         only the i-th of n parts, which take about the same time
  --merge <file>...     merge the JSON reports of shards instead of running examples; the report of every shard is needed
  --changed             only examples whose manifests or expectations differ from those of the recorded run on this engine,
                        and examples without one. Digests are compared: titles, descriptions and comments do not count
      --base <revision> compare with that git revision instead. Where a file differs that decides how examples run (src/,
                        images/, package-lock.json and so on), every example runs
  --plan <minutes>      instead of running, print into how many shards to split, so that each has about this recorded duration,
                        as outputs of a GitHub job: shards=["1/2","2/2"], walk=true (something changed that the notes run)
  --format <format>     human (default), json, junit or markdown
  --report <file>       also write the report to this file, as JSON; reports are always in .studylog/verify/
  --lang <ko|en>        language of the report; by default from LC_ALL or LANG

Examples:
  studylog verify replicaset                 one topic on the simulated cluster
  studylog verify --engine kind --record     every example on real Kubernetes, recorded
  studylog verify --changed --base main      only the examples that a branch changed

Exit codes: 0 nothing failed (skipped examples are counted separately, with the reason), 1 something failed or nothing passed,
2 invalid usage or no examples to run, 130 interrupted.
`,
};

/** @throws Fault where options, or options and names, contradict one another. */
export function refuseContradictions(options: Options, names: readonly string[]): void {
  const paceless = (['record', 'mutate', 'merge', 'plan'] as const).flatMap((name) =>
    options[name] ? [`--${name}`] : [],
  );
  const modes = (['mutate', 'compare', 'merge', 'plan'] as const).filter((mode) => options[mode] !== undefined);
  refuse([
    [
      modes.length > 1,
      {
        ko: `${modes.map((mode) => `--${mode}`).join(', ')} 옵션은 함께 쓸 수 없습니다.`,
        en: `--${modes.join(' and --')} cannot be used together`,
      },
    ],
    [
      options.merge && names.length === 0,
      {
        ko: '--merge에는 보고서가 있어야 합니다: --merge part-1.json part-2.json',
        en: '--merge needs the reports: --merge part-1.json part-2.json',
      },
    ],
    [
      options.base !== undefined && !options.changed,
      { ko: '--base는 --changed와 함께 씁니다.', en: '--base can only be used with --changed' },
    ],
    [
      options.changed && options.merge,
      { ko: '--changed는 --merge와 함께 쓸 수 없습니다.', en: '--changed cannot be used with --merge' },
    ],
    [
      options.plan !== undefined && options.shard !== undefined,
      { ko: '--plan은 --shard와 함께 쓸 수 없습니다.', en: '--plan cannot be used with --shard' },
    ],
    ...courseContradictions(options, names),
    [
      options.context !== undefined && options.engine !== 'context',
      {
        ko: '--context는 --engine context와 함께 씁니다.',
        en: '--context can only be used with --engine context',
      },
    ],
    [
      options.engine === 'context' && options.context === undefined,
      {
        ko: '--engine context에는 --context <이름>이 있어야 합니다. 이름은 kubectl config get-contexts로 봅니다.',
        en: '--engine context needs --context <name>; see kubectl config get-contexts',
      },
    ],
    [
      options.from === 'site' && (options.engine ?? 'embedded') === 'embedded',
      {
        ko: '--from site에는 실제 클러스터가 있어야 합니다: --engine kind나 --engine context',
        en: '--from site needs a real cluster: --engine kind or --engine context',
      },
    ],
    [
      options.record && options.mutate,
      {
        ko: '--record는 --mutate와 함께 쓸 수 없습니다. 일부러 바꾼 매니페스트의 결과는 증거가 되지 않습니다.',
        en: '--record cannot be used with --mutate: changed manifests are not evidence',
      },
    ],
    [
      options.pace !== undefined && paceless.length > 0,
      {
        ko: `--pace는 다음 옵션과 함께 쓸 수 없습니다: ${paceless.join(', ')}`,
        en: `--pace cannot be used with ${paceless.join(', ')}`,
      },
    ],
  ]);
}

/**
 * Read two engines.
 * @throws Fault for anything else.
 */
export function readPair(text: string): [EngineName, EngineName] {
  const engines = text.split(',');
  const known = engines.every((name) => (ENGINE_NAMES as readonly string[]).includes(name));
  if (engines.length === 2 && known) return engines as [EngineName, EngineName];
  const names = ENGINE_NAMES.join(', ');
  throw misuse({
    ko: `--compare에는 ${names} 가운데 두 개를 embedded,kind처럼 적습니다.`,
    en: `--compare must be two of ${names}, such as embedded,kind`,
  });
}
