import { check } from '../src/check.ts';
import type { Finding } from '../src/finding.ts';
import { parseManifest } from '../src/manifest/parse.ts';
import type { Case, CaseClass } from './cases.ts';
import type { Verdict, Verdicts } from './verdict.ts';

/** How the checker's word stands to the server's. */
export type Agreement = 'agreed' | 'missed' | 'wrongly refused';

export interface ComparedCase {
  readonly case: Case;
  readonly verdict: Verdict;
  readonly agreement: Agreement;
  /** The findings that count: errors of the text, the schema and the server's validation. */
  readonly findings: readonly Finding[];
}

export interface Comparison {
  readonly compared: readonly ComparedCase[];
  /** Cases left out, and why. */
  readonly left: { readonly state: number; readonly beyond: number; readonly unrecorded: number };
}

const DECISIVE: ReadonlySet<string> = new Set(['yaml', 'schema', 'server']);

/** Check every recorded case and hold the result against the server's verdict. */
export async function compare(cases: readonly Case[], { byKey }: Verdicts): Promise<Comparison> {
  const left = { state: 0, beyond: 0, unrecorded: 0 };
  const compared: ComparedCase[] = [];
  for (const subject of cases) {
    const verdict = byKey.get(subject.key);
    if (!verdict) left.unrecorded += 1;
    else if (verdict.outcome === 'state' || verdict.outcome === 'beyond') left[verdict.outcome] += 1;
    else compared.push(await compareCase(subject, verdict));
  }
  return { compared, left };
}

async function compareCase(subject: Case, verdict: Verdict): Promise<ComparedCase> {
  const findings = (await check([parseManifest(subject.base, subject.text)])).filter(
    (finding) => finding.severity === 'error' && DECISIVE.has(finding.class),
  );
  const refused = verdict.outcome === 'refused';
  const agreement = refused === findings.length > 0 ? 'agreed' : refused ? 'missed' : 'wrongly refused';
  return { case: subject, verdict, agreement, findings };
}

export interface Row {
  readonly class: CaseClass;
  readonly fault: string;
  cases: number;
  refused: number;
  agreed: number;
  missed: number;
  wrong: number;
}

/** Add up by kind of fault, by class, and in all. */
export function tabulate(compared: readonly ComparedCase[]): { rows: Row[]; classes: Row[]; total: Row } {
  const rows = new Map<string, Row>();
  const classes = new Map<string, Row>();
  const total = emptyRow('valid', 'all');
  for (const { case: subject, verdict, agreement } of compared) {
    const key = `${subject.class}/${subject.fault}`;
    if (!rows.has(key)) rows.set(key, emptyRow(subject.class, subject.fault));
    if (!classes.has(subject.class)) classes.set(subject.class, emptyRow(subject.class, ''));
    for (const row of [rows.get(key)!, classes.get(subject.class)!, total]) {
      row.cases += 1;
      row.refused += Number(verdict.outcome === 'refused');
      row.agreed += Number(agreement === 'agreed');
      row.missed += Number(agreement === 'missed');
      row.wrong += Number(agreement === 'wrongly refused');
    }
  }
  const order: readonly CaseClass[] = ['valid', 'yaml', 'schema', 'server'];
  const byClass = (a: Row, b: Row) => order.indexOf(a.class) - order.indexOf(b.class);
  return { rows: [...rows.values()].sort(byClass), classes: [...classes.values()].sort(byClass), total };
}

function emptyRow(rowClass: CaseClass, fault: string): Row {
  return { class: rowClass, fault, cases: 0, refused: 0, agreed: 0, missed: 0, wrong: 0 };
}
