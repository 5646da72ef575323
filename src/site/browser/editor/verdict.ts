import { check, type Finding, mend } from '@studylog/check';
import { parseManifest, type Range } from '@studylog/check/manifest';
import { type ReportedFinding, reportFindings, type Summary } from '@studylog/check/report';
import type { Lang } from '@studylog/check/text';

/** A finding as the page shows it, with offsets so that it can be pointed at. */
export interface ShownFinding
  extends Pick<ReportedFinding, 'line' | 'column' | 'rule' | 'severity' | 'message' | 'hint'> {
  readonly range: Range;
  readonly related: readonly {
    readonly line: number;
    readonly column: number;
    readonly message: string;
    readonly range: Range;
  }[];
  readonly fix?: Finding['fix'];
}

/** What the checker says of a text: all is counted, and the first findings are listed. */
export interface Verdict {
  readonly summary: Summary;
  readonly fixable: number;
  readonly findings: readonly ShownFinding[];
}

/** Nobody reads more findings than this at once, and a page with thousands of them is slow. */
const MOST_SHOWN = 200;
const NAME = 'manifest.yaml';

/** Check a text as `studylog check` checks a file. */
export async function verdictOf(text: string, lang: Lang): Promise<Verdict> {
  const file = parseManifest(NAME, text);
  const found = await check([file]);
  const shown = found.slice(0, MOST_SHOWN);
  const reported = reportFindings(shown, new Map([[NAME, text]]), lang);
  const count = (severity: string) => found.filter((finding) => finding.severity === severity).length;
  return {
    summary: {
      files: 1,
      documents: file.documents.filter(({ root }) => root !== null).length,
      errors: count('error'),
      warnings: count('warning'),
      infos: count('info'),
    },
    fixable: found.filter(({ fix }) => fix).length,
    findings: reported.map(({ line, column, rule, severity, message, hint, related }, index) => {
      const { range, fix, related: places = [] } = shown[index]!;
      return {
        ...{ line, column, rule, severity, message, range },
        ...(hint !== undefined && { hint }),
        ...(fix && { fix }),
        related: related.map((place, at) => ({
          line: place.line,
          column: place.column,
          message: place.message,
          range: places[at]!.range,
        })),
      };
    }),
  };
}

/** Mend a text as `studylog check --fix` does. */
export async function mended(text: string): Promise<string> {
  const { text: mended } = await mend(parseManifest(NAME, text));
  return mended;
}
