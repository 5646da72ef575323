import { type Localized, misuse } from '@studylog/check/text';
import type { EngineInfo } from '../cluster/engine.ts';
import type { Part, RunReport } from './result.ts';
import { addSpent } from './spent.ts';

/** A report, and the file that it was read from. */
export interface ReportFile {
  readonly file: string;
  readonly report: RunReport;
}

/** What keeps reports from being joined, the first that applies; each gives the reason, or undefined. */
const REFUSALS: readonly ((reports: readonly ReportFile[]) => Localized | undefined)[] = [
  differentClusters,
  differentSplits,
  samePart,
  sameExample,
  missingParts,
];

/**
 * Join the reports of shards into the report that one run of all of them would have been.
 * @throws Fault when they are of different clusters or splits, when a part or an example is there twice, or a part is missing.
 */
export function merge(files: readonly ReportFile[]): RunReport {
  const reports = files.map(({ report }) => report);
  const [first] = reports;
  if (!first) throw misuse({ ko: '합칠 보고서가 없습니다', en: 'there is no report to merge' });
  for (const refusal of REFUSALS) {
    const reason = refusal(files);
    if (reason) throw misuse(reason);
  }
  return {
    engine: first.engine,
    startedAt: reports.map(({ startedAt }) => startedAt).sort()[0]!,
    seconds: Math.max(...reports.map(({ seconds }) => seconds)),
    spent: addSpent(reports.map(({ spent }) => spent)),
    examples: reports.flatMap(({ examples }) => examples).sort((a, b) => a.id.localeCompare(b.id)),
  };
}

/** What a record says of the cluster. The id of a node image that a machine built itself is its own. */
const nameOf = ({ engine, kubernetes, architecture, tool, nodeImage }: EngineInfo): string =>
  [`${engine} ${kubernetes}`, architecture, tool, ...(nodeImage ? [nodeImage.reference] : [])].join(', ');

function differentClusters([first, ...others]: readonly ReportFile[]): Localized | undefined {
  const name = nameOf(first!.report.engine);
  const other = others.find(({ report }) => nameOf(report.engine) !== name);
  if (!other) return undefined;
  const clusters = [`${first!.file} (${name})`, `${other.file} (${nameOf(other.report.engine)})`];
  return {
    ko: `보고서의 클러스터가 서로 다릅니다: ${clusters.join(', ')}`,
    en: `the reports are of different clusters: ${clusters.join(' and ')}`,
  };
}

function differentSplits(files: readonly ReportFile[]): Localized | undefined {
  const [first, ...others] = files;
  const count = first!.report.part?.count;
  const other = others.find(({ report }) => report.part?.count !== count);
  if (!other) return undefined;
  const parts = [first!, other].map(({ file, report: { part } }) => ({
    ko: `${file}: ${part ? partOf(part) : '나누지 않음'}`,
    en: `${file} is ${part ? partOf(part) : 'of a run that was not split'}`,
  }));
  return {
    ko: `서로 다르게 나눈 실행의 보고서입니다. ${parts.map(({ ko }) => ko).join(', ')}`,
    en: `the reports are of runs that were split differently: ${parts.map(({ en }) => en).join(', ')}`,
  };
}

function samePart(files: readonly ReportFile[]): Localized | undefined {
  return twice(
    files.flatMap(({ file, report: { part } }) => (part ? [{ file, name: partOf(part) }] : [])),
    (name, both) => ({
      ko: `${name} 부분의 보고서가 둘입니다: ${both}`,
      en: `there are two reports of ${name}: ${both}`,
    }),
  );
}

function sameExample(files: readonly ReportFile[]): Localized | undefined {
  return twice(
    files.flatMap(({ file, report: { examples } }) => examples.map(({ id }) => ({ file, name: id }))),
    (name, both) => ({ ko: `${name}: 보고서 둘에 있습니다(${both})`, en: `${name} is in two of the reports: ${both}` }),
  );
}

function twice(
  named: readonly { readonly file: string; readonly name: string }[],
  say: (name: string, files: string) => Localized,
): Localized | undefined {
  const first = new Map<string, string>();
  for (const { file, name } of named) {
    const other = first.get(name);
    if (other !== undefined) return say(name, `${other}, ${file}`);
    first.set(name, file);
  }
  return undefined;
}

/** Reports of runs that were not split have no part. */
function missingParts(files: readonly ReportFile[]): Localized | undefined {
  const parts = files.flatMap(({ report: { part } }) => part ?? []);
  const count = parts[0]?.count ?? 0;
  const missing = Array.from({ length: count }, (_, at) => ({ index: at + 1, count }))
    .filter(({ index }) => parts.every((part) => part.index !== index))
    .map(partOf);
  if (missing.length === 0) return undefined;
  return {
    ko: `보고서가 없는 부분이 있습니다: ${missing.join(', ')}`,
    en: `the report of ${missing.join(', ')} is missing`,
  };
}

const partOf = ({ index, count }: Part): string => `${index}/${count}`;
