import { existsSync } from 'node:fs';
import { REPORTERS } from '../check/reporters/index.ts';
import { type Report, summarize } from '../check/reporters/report.ts';
import { rules } from '../check/rules/index.ts';
import { DEFAULT_VERSION, VERSIONS } from '../check/schema/load.ts';
import { explainRule } from './check-explain.ts';
import { mendFiles } from './check-fix.ts';
import { checkExamples, checkFiles, sum } from './check-run.ts';
import { UsageError } from './main.ts';
import { type OptionValues, readOptions } from './options.ts';
import { ruleAddress } from './rule-address.ts';
import { findSources, type Sources, STDIN } from './sources.ts';
import { columnsOf, langOf, painter } from './terminal.ts';

const OPTIONS = {
  together: { type: 'switch' },
  cache: { type: 'switch' },
  lang: { type: 'choice', choices: ['ko', 'en'] },
  format: { type: 'choice', choices: ['human', 'json', 'sarif', 'junit', 'github'] },
  kubernetes: { type: 'choice', choices: VERSIONS },
  fix: { type: 'switch' },
  yes: { type: 'switch' },
  'dry-run': { type: 'switch' },
  explain: { type: 'text', value: 'the id of a rule' },
} as const;

type Options = OptionValues<typeof OPTIONS>;

export const help = `studylog check: check manifests offline, as strictly as the API server

Usage: studylog check [options] [file | folder | glob | -]...

Without a path it checks every example below examples/, each together with what its example.yaml declares.
A file is a bundle of its own: Services find Pods within it. «-» reads standard input.

  --together            judge everything given as one bundle
  --cache               remember what is found in .studylog/check-cache.json, and check only what changed since
  --format <format>     human (default), json, sarif, junit or github
  --lang <ko|en>        language of messages; by default that of LC_ALL or LANG
  --kubernetes <minor>  the version to check against: ${VERSIONS.join(', ')}
  --fix                 show what can be mended safely, then ask and write it
      --yes             write without asking
      --dry-run         only show it
  --explain <rule>      say what a rule is about, with manifests that fail and pass

Examples:
  studylog check deploy/                    every .yaml and .yml below deploy/
  studylog check --together 'k8s/*.yaml'    several files that belong together
  kubectl get pod web -o yaml | studylog check -

Exit codes: 0 no errors, 1 errors, 2 the command line makes no sense.
`;

/** Check what the words name, print the report, and resolve to the exit code. */
export async function run(argv: string[]): Promise<number> {
  const { values, words } = readOptions(argv, OPTIONS);
  const lang = values.lang ?? langOf(process.env);
  const paint = painter(process.stdout, process.env);
  if (values.explain !== undefined) {
    process.stdout.write(await explainRule(values.explain, lang, paint));
    return 0;
  }
  refuseContradictions(values, words);
  const sources = words.length > 0 ? findSources(words) : ownExamples();
  const settings = {
    lang,
    version: values.kubernetes ?? DEFAULT_VERSION,
    together: values.together === true,
    cache: values.cache === true,
  };
  if (values.fix) {
    await mendFiles(sources, settings, { yes: values.yes === true, dryRun: values['dry-run'] === true, paint });
  }
  const report = await check(sources, settings);
  const write = REPORTERS[values.format ?? 'human'];
  const columns = columnsOf(process.stdout);
  process.stdout.write(
    write(report, { lang, paint, columns, rules, version: '0.1.0', link: (rule) => ruleAddress(rule, lang) }),
  );
  return report.summary.errors > 0 ? 1 : 0;
}

async function check(sources: Sources, settings: Parameters<typeof checkFiles>[1]): Promise<Report> {
  const { findings, files, documents, unchanged } = sum([
    await checkExamples(sources.examples, settings),
    await checkFiles(sources.files, settings),
  ]);
  return { findings, summary: summarize(findings, files, documents), unchanged };
}

function ownExamples(): Sources {
  if (!existsSync('examples')) {
    throw new UsageError(
      'there is no folder examples/ here; name the files or folders to check, or - for standard input',
    );
  }
  return findSources(['examples']);
}

function refuseContradictions(values: Options, words: readonly string[]): void {
  if ((values.yes || values['dry-run']) && !values.fix) {
    throw new UsageError(`--${values.yes ? 'yes' : 'dry-run'} belongs to --fix; give both`);
  }
  if (values.yes && values['dry-run']) throw new UsageError('--yes writes and --dry-run does not; give one of them');
  if (values.cache && values.together) {
    throw new UsageError('--cache remembers files one by one, and --together judges them as one; give one of them');
  }
  if (values.fix && words.includes(STDIN)) throw new UsageError('--fix mends files; standard input is none');
}
