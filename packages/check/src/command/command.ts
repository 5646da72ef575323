import { type Report, summarize } from '../reporters/report.ts';
import { DEFAULT_VERSION, VERSIONS } from '../schema/versions.ts';
import { misuse } from '../text/fault.ts';
import type { Localized } from '../text/localized.ts';
import { type CheckSettings, NOTHING, sum } from './checked.ts';
import { describeRules } from './describe-rules.ts';
import { type OptionValues, readOptions, refuse } from './options.ts';
import type { Program } from './program.ts';
import { findSources, type Sources, STDIN } from './sources.ts';
import { columnsOf, langOf, painter } from './terminal.ts';

const OPTIONS = {
  together: { type: 'switch' },
  lang: { type: 'choice', choices: ['ko', 'en'] },
  format: { type: 'choice', choices: ['human', 'json', 'sarif', 'junit', 'github'] },
  kubernetes: { type: 'choice', choices: VERSIONS },
  fix: { type: 'switch' },
  yes: { type: 'switch' },
  'dry-run': { type: 'switch' },
  explain: { type: 'text', value: { ko: '규칙의 이름', en: 'the id of a rule' } },
} as const;

type Options = OptionValues<typeof OPTIONS>;

/** A subcommand: `run` takes the words after its name and resolves to the exit code. */
export interface Command {
  readonly help: Localized;
  run(argv: string[]): Promise<number>;
}

/** The command that checks manifests, as a part of a program. */
export function checkCommand(program: Program): Command {
  return { help: helpOf(program), run: (argv) => run(argv, program) };
}

function helpOf({ name, own: paths }: Program): Localized {
  const own = { ko: paths ? `${paths.help.ko}\n` : '', en: paths ? `${paths.help.en}\n` : '' };
  return {
    ko: `${name}: API 서버만큼 엄격하게 매니페스트를 오프라인으로 검사합니다

사용법: ${name} [옵션] [파일 | 폴더 | 글롭 | -]...

${own.ko}파일 하나를 한 묶음으로 검사합니다. 예를 들어 서비스가 선택하는 파드는 같은 파일 안에서 찾습니다. «-»는 표준 입력을 읽습니다.

  --together            모든 입력을 한 묶음으로 검사합니다
  --format <형식>       human(기본값), json, sarif, junit, github
  --lang <ko|en>        메시지의 언어. 기본값은 LC_ALL이나 LANG을 따릅니다
  --kubernetes <버전>   검사 기준 버전: ${VERSIONS.join(', ')}
  --fix                 안전하게 고칠 수 있는 부분을 보여 주고, 확인을 받은 뒤 고칩니다
      --yes             묻지 않고 고칩니다
      --dry-run         보여 주기만 하고 파일은 바꾸지 않습니다
  --explain <규칙>      규칙을 설명하고, 잘못된 매니페스트와 올바른 매니페스트를 보여 줍니다

예:
  ${name} deploy/                    deploy/ 아래의 모든 .yaml과 .yml
  ${name} --together 'k8s/*.yaml'    서로 관련된 여러 파일
  kubectl get pod web -o yaml | ${name} -

종료 코드: 0 오류 없음, 1 오류 있음, 2 잘못된 사용법이거나 검사할 파일이 없음.
`,
    en: `${name}: check manifests offline, as strictly as the API server

Usage: ${name} [options] [file | folder | glob | -]...

${own.en}Each file is checked as a separate bundle: for example, a Service finds its Pods in the same file. «-» reads standard input.

  --together            check all input as one bundle
  --format <format>     human (default), json, sarif, junit or github
  --lang <ko|en>        language of messages; by default from LC_ALL or LANG
  --kubernetes <minor>  the version to check against: ${VERSIONS.join(', ')}
  --fix                 show safe fixes, then ask before writing them
      --yes             write without asking
      --dry-run         only show the fixes
  --explain <rule>      explain a rule, with manifests that fail and pass

Examples:
  ${name} deploy/                    every .yaml and .yml below deploy/
  ${name} --together 'k8s/*.yaml'    several files that belong together
  kubectl get pod web -o yaml | ${name} -

Exit codes: 0 no errors, 1 errors, 2 invalid usage or no files to check.
`,
  };
}

/** Check what the words name, print the report, and resolve to the exit code. */
async function run(argv: readonly string[], program: Program): Promise<number> {
  const { values, words } = readOptions(argv, OPTIONS);
  const lang = values.lang ?? langOf(process.env);
  const paint = painter(process.stdout, process.env);
  const links = () => program.links(lang);
  if (values.explain !== undefined) {
    const { explainRule } = await import('./explain.ts');
    process.stdout.write(await explainRule(values.explain, lang, paint, links));
    return 0;
  }
  refuseContradictions(values, words);
  const sources = findSources(words.length > 0 ? words : byDefault(program), program.own);
  const settings = {
    lang,
    version: values.kubernetes ?? DEFAULT_VERSION,
    together: values.together === true,
  };
  if (values.fix) {
    const { mendFiles } = await import('./fix.ts');
    const isDry = values['dry-run'] === true;
    await mendFiles(sources, settings, { own: program.own, yes: values.yes === true, dryRun: isDry, paint });
  }
  const report = await check(sources, settings, program);
  const { REPORTERS } = await import('../reporters/index.ts');
  const write = REPORTERS[values.format ?? 'human'];
  const { name, version } = program;
  const described = await describeRules(report.findings.length > 0, links);
  const options = { lang, paint, columns: columnsOf(process.stdout), program: name, version, ...described };
  process.stdout.write(write(report, options));
  return report.summary.errors > 0 ? 1 : 0;
}

async function check({ files, own: paths }: Sources, settings: CheckSettings, { own }: Program): Promise<Report> {
  // The checker itself loads only when there is something to check.
  const { checkFiles } = await import('./run.ts');
  const { findings, ...counted } = sum([
    own && paths.length > 0 ? await own.check(paths, settings) : NOTHING,
    await checkFiles(files, settings),
  ]);
  return { findings, summary: summarize(findings, counted.files, counted.documents) };
}

function byDefault({ own }: Program): readonly string[] {
  if (own) return own.byDefault();
  throw misuse({
    ko: '검사할 파일이나 폴더를 적으십시오. 표준 입력은 -로 적습니다.',
    en: 'name the files or folders to check, or - for standard input',
  });
}

function refuseContradictions(values: Options, words: readonly string[]): void {
  const dependent = values.yes ? '--yes' : '--dry-run';
  refuse([
    [
      (values.yes || values['dry-run']) && !values.fix,
      {
        ko: `${dependent} 옵션은 --fix와 함께 씁니다.`,
        en: `${dependent} can only be used with --fix`,
      },
    ],
    [
      values.yes && values['dry-run'],
      {
        ko: '--yes와 --dry-run은 함께 쓸 수 없습니다.',
        en: '--yes and --dry-run cannot be used together',
      },
    ],
    [
      values.fix && words.includes(STDIN),
      {
        ko: '--fix는 파일만 고칠 수 있고, 표준 입력은 고칠 수 없습니다.',
        en: '--fix only changes files; it cannot be used with standard input',
      },
    ],
  ]);
}
