import type { Severity } from '../finding.ts';
import type { Lang } from '../text/localized.ts';
import { visible, widthOf, windowOf } from '../text/width.ts';
import type { Report, ReportedFinding } from './report.ts';
import { WORDS } from './text.ts';

/** What a piece of text is, for the terminal to colour. */
export type Ink = Severity | 'place' | 'faint' | 'strong' | 'good';

export interface HumanOptions {
  readonly lang: Lang;
  /** Colour a text, or return it as it is. */
  readonly paint: (ink: Ink, text: string) => string;
  /** Cells of a line of the terminal. */
  readonly columns: number;
  /** What the command is called, `studylog check`. */
  readonly program: string;
  /** Address of a rule's page; undefined for a rule that has none. */
  readonly link: (rule: string) => string | undefined;
}

const MARK: Readonly<Record<Severity, string>> = { error: '✖', warning: '▲', info: '·' };

/** Findings for people: grouped by file, errors and warnings with their source, remarks in a line each, then a sum. */
export function reportForPeople({ findings, summary }: Report, options: HumanOptions): string {
  const words = WORDS[options.lang];
  const byFile = Map.groupBy(findings, ({ file }) => file);
  const groups = [...byFile].map(([file, own]) => {
    const blocks = own.filter(({ severity }) => severity !== 'info').map((finding) => block(finding, options));
    const remarks = own.filter(({ severity }) => severity === 'info').map((finding) => remark(finding, options));
    const head = options.paint('strong', visible(file));
    return `${head}\n\n${[...blocks, ...(remarks.length > 0 ? [`${remarks.join('\n')}\n`] : [])].join('\n')}`;
  });
  const clean = summary.errors + summary.warnings === 0;
  const ink: Ink = clean ? 'good' : summary.errors > 0 ? 'error' : 'warning';
  const sum = clean ? `✔ ${words.clean(summary)}` : `${summary.errors > 0 ? '✖' : '▲'} ${words.found(summary)}`;
  const fixable = findings.filter((finding) => finding.fixable).length;
  const more = fixable > 0 ? `\n  ${words.fixable(fixable, options.program)}` : '';
  return `${[...groups, options.paint(ink, sum) + more].join('\n')}\n`;
}

function block(finding: ReportedFinding, options: HumanOptions): string {
  const { paint, lang, link } = options;
  const words = WORDS[lang];
  const { severity, rule, message, hint, related } = finding;
  const page = link(rule);
  const label = paint(severity, `${MARK[severity]} ${words.severity[severity]}`);
  const lines = [
    `  ${label}  ${placeOf(finding, options)}  ${paint('faint', rule)}`,
    ...folded(visible(message), options).map((line) => paint('strong', line)),
    ...excerpt(finding, options),
    ...(hint ? labelled(words.hint, visible(hint), 'good', options) : []),
    ...related.flatMap((place) =>
      labelled(words.related, `${shortPlace(place)} ${visible(place.message)}`, 'place', options),
    ),
    ...(page ? [paint('faint', `    ${words.rule}: ${page}`)] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function labelled(label: string, text: string, ink: Ink, options: HumanOptions): string[] {
  const lines = folded(`${label}: ${text}`, options);
  return lines.map((line, index) =>
    index === 0 ? line.replace(`${label}:`, options.paint(ink, `${label}:`)) : `  ${line}`,
  );
}

/** Break a text between words so that it fits below its finding. */
function folded(text: string, { columns }: HumanOptions): string[] {
  const lines: string[] = [];
  let line = '   ';
  for (const word of text.split(' ')) {
    if (line.trim() !== '' && widthOf(line) + 1 + widthOf(word) > columns) {
      lines.push(line);
      line = '   ';
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}

function remark(finding: ReportedFinding, options: HumanOptions): string {
  const { paint, lang } = options;
  const label = paint('info', `${MARK.info} ${WORDS[lang].severity.info}`);
  return `  ${label} ${placeOf(finding, options)} ${visible(finding.message)} ${paint('faint', finding.rule)}`;
}

const shortPlace = ({ file, line, column }: { file: string; line: number; column: number }) =>
  `${visible(file)}:${line}:${column}`;

const placeOf = (finding: ReportedFinding, { paint }: HumanOptions) => paint('place', shortPlace(finding));

/** The source line, and a line of carets below the part at fault. */
function excerpt(finding: ReportedFinding, { paint, columns }: HumanOptions): string[] {
  const { line, column, endLine, endColumn, source, severity } = finding;
  if (source.trim() === '') return [];
  const gutter = String(line).length;
  const { text, skipped } = windowOf(source, column - 1, columns - gutter - 8);
  const from = column - 1 - skipped;
  const to = endLine === line ? endColumn - 1 - skipped : text.trimEnd().length;
  const before = widthOf(visible(text.slice(0, from)));
  const carets = Math.max(1, widthOf(visible(text.slice(from, Math.min(to, text.length)))));
  const left = skipped > 0 ? '…' : '';
  const right = skipped + text.length < source.length ? '…' : '';
  return [
    `    ${paint('faint', `${line} │`)} ${left}${visible(text)}${right}`,
    `    ${paint('faint', `${' '.repeat(gutter)} │`)} ${' '.repeat(before + left.length)}${paint(severity, '^'.repeat(carets))}`,
  ];
}
