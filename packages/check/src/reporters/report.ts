import type { Finding, LocatedFinding } from '../finding.ts';
import { positionsOf } from '../manifest/lines.ts';
import type { Lang } from '../text/localized.ts';

/** A finding as reporters take it: one language, positions, and the source it speaks of. */
export interface ReportedFinding extends LocatedFinding {
  /** Field path, `spec.ports[0].port`. */
  readonly at?: string;
  /** `Service/counter-lb`. */
  readonly object?: string;
  /** The line of the source at which it starts, without its line end. */
  readonly source: string;
  readonly related: readonly {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly message: string;
  }[];
  /** Whether `--fix` can mend it. */
  readonly fixable: boolean;
}

export interface Summary {
  readonly files: number;
  readonly documents: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

/** What a check found: the input of every reporter. */
export interface Report {
  readonly findings: readonly ReportedFinding[];
  readonly summary: Summary;
}

/**
 * Turn findings into what reporters take. `texts` holds the text of every file that a finding or its related places
 * name; a file that is missing there is taken as empty.
 */
export function reportFindings(
  findings: readonly Finding[],
  texts: ReadonlyMap<string, string>,
  lang: Lang,
): ReportedFinding[] {
  const positions = new Map<string, ReturnType<typeof positionsOf>>();
  const positionIn = (file: string, offset: number) => {
    const known = positions.get(file) ?? positionsOf(texts.get(file) ?? '');
    positions.set(file, known);
    return known(offset);
  };
  return findings.map(({ file, range, rule, message, hint, at, object, fix, related = [], ...finding }) => {
    const { line, column } = positionIn(file, range.start);
    const { line: endLine, column: endColumn } = positionIn(file, range.end);
    return {
      file,
      line,
      column,
      endLine,
      endColumn,
      rule,
      class: finding.class,
      severity: finding.severity,
      message: message[lang],
      ...(hint && { hint: hint[lang] }),
      ...(at && { at }),
      ...(object && { object }),
      source: lineAt(texts.get(file) ?? '', range.start),
      related: related.map((place) => ({
        file: place.file,
        ...positionIn(place.file, place.range.start),
        message: place.message[lang],
      })),
      fixable: fix !== undefined,
    };
  });
}

/** Count findings by severity. */
export function summarize(findings: readonly ReportedFinding[], files: number, documents: number): Summary {
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  return { files, documents, errors: count('error'), warnings: count('warning'), infos: count('info') };
}

function lineAt(text: string, offset: number): string {
  const before = text.slice(0, offset);
  const start = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  const length = text.slice(start).search(/[\r\n]/);
  return length < 0 ? text.slice(start) : text.slice(start, start + length);
}
