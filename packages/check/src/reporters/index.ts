import { reportForGitHub } from './github.ts';
import { type HumanOptions, reportForPeople } from './human.ts';
import { reportAsJson } from './json.ts';
import { reportAsJUnit } from './junit.ts';
import type { Report } from './report.ts';
import { reportAsSarif, type SarifOptions } from './sarif.ts';

export type ReporterOptions = HumanOptions & SarifOptions;

/** The formats of `--format`; a new one is a file and a line here. */
export const REPORTERS = {
  human: reportForPeople,
  json: reportAsJson,
  sarif: reportAsSarif,
  junit: reportAsJUnit,
  github: reportForGitHub,
} as const satisfies Readonly<Record<string, (report: Report, options: ReporterOptions) => string>>;

export type Format = keyof typeof REPORTERS;

export { type DiffLine, diffLines } from './diff.ts';
export type { Ink } from './human.ts';
export { type Report, type ReportedFinding, reportFindings, type Summary, summarize } from './report.ts';
export { WORDS } from './text.ts';
