import type { Severity } from '../finding.ts';
import type { Rule, RuleDocs } from '../rule.ts';
import type { Lang } from '../text/localized.ts';
import type { Report, ReportedFinding } from './report.ts';

export interface SarifOptions {
  readonly lang: Lang;
  readonly rules: readonly Pick<Rule, 'id' | 'severity' | 'class'>[];
  readonly docs: Readonly<Record<string, Pick<RuleDocs, 'title'>>>;
  /** What the command is called, and its version. */
  readonly program: string;
  readonly version: string;
  /** Address of a rule's page; undefined for a rule that has none. */
  readonly link: (rule: string) => string | undefined;
}

const LEVEL: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/** A SARIF 2.1.0 log with one run; it describes the rules that found something. */
export function reportAsSarif(
  { findings }: Report,
  { lang, rules, docs, program, version, link }: SarifOptions,
): string {
  const ids = [...new Set(findings.map(({ rule }) => rule))];
  const described = ids.map((id) => {
    const rule = rules.find((known) => known.id === id);
    const page = link(id);
    return {
      id,
      shortDescription: { text: docs[id]?.title[lang] ?? id },
      // SARIF takes whole addresses only (3.49.12); without SITE_URL there is none.
      ...(page?.includes('://') && { helpUri: page }),
      defaultConfiguration: { level: LEVEL[rule?.severity ?? 'error'] },
      properties: { tags: [rule?.class ?? 'bundle'] },
    };
  });
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: program.split(' ')[0], semanticVersion: version, rules: described } },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => result(finding, ids.indexOf(finding.rule))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function result(finding: ReportedFinding, ruleIndex: number): object {
  const { rule, severity, message, hint, file, line, column, endLine, endColumn, object, at, related } = finding;
  const region = { startLine: line, startColumn: column, endLine, endColumn };
  const logical = object && at ? { logicalLocations: [{ fullyQualifiedName: `${object} ${at}` }] } : {};
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVEL[severity],
    message: { text: hint ? `${message} ${hint}` : message },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) }, region }, ...logical }],
    ...(related.length > 0 && {
      relatedLocations: related.map((place, id) => ({
        id,
        physicalLocation: {
          artifactLocation: { uri: uriOf(place.file) },
          region: { startLine: place.line, startColumn: place.column },
        },
        message: { text: place.message },
      })),
    }),
  };
}

const uriOf = (file: string) => file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
