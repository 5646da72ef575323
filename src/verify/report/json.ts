import { type Localized, verbatim } from '@studylog/check/text';
import type { CleanUpResult, ExampleResult, RunReport, StepResult } from '../result.ts';

/** The report as JSON; what results say is English, for programs. */
export function json(report: RunReport): string {
  return `${JSON.stringify({ ...report, examples: report.examples.map(written) }, null, 1)}\n`;
}

function written(example: ExampleResult) {
  const { reason, fault, steps, cleanUp } = example;
  return {
    ...example,
    ...(reason ? { reason: reason.en } : {}),
    ...(fault ? { fault: fault.en } : {}),
    steps: steps.map(inEnglish),
    ...(cleanUp ? { cleanUp: inEnglish(cleanUp) } : {}),
  };
}

function inEnglish<T extends { readonly reason?: Localized }>(result: T): Written<T> {
  const { reason, ...others } = result;
  return { ...others, ...(reason ? { reason: reason.en } : {}) };
}

type Written<T extends { readonly reason?: unknown }> = Omit<T, 'reason'> & { readonly reason?: string };
interface WrittenExample extends Written<Omit<ExampleResult, 'fault' | 'steps' | 'cleanUp'>> {
  readonly fault?: string;
  readonly steps: readonly Written<StepResult>[];
  readonly cleanUp?: Written<CleanUpResult>;
}

type WrittenReport = Omit<RunReport, 'examples'> & { readonly examples: readonly WrittenExample[] };

/** Read a report that `json` wrote; undefined for any other text. What its results say is English in every language. */
export function readJson(text: string): RunReport | undefined {
  const report = parsed(text) as Partial<WrittenReport> | null | undefined;
  if (!report?.engine || !report.spent || !report.startedAt || !Array.isArray(report.examples)) return undefined;
  return { ...(report as WrittenReport), examples: report.examples.map(read) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function read(example: WrittenExample): ExampleResult {
  const { reason, fault, steps, cleanUp } = example;
  return {
    ...(example as ExampleResult),
    ...(reason === undefined ? {} : { reason: verbatim(reason) }),
    ...(fault === undefined ? {} : { fault: verbatim(fault) }),
    steps: steps.map((step) => inEveryLanguage<StepResult>(step)),
    ...(cleanUp ? { cleanUp: inEveryLanguage<CleanUpResult>(cleanUp) } : {}),
  };
}

function inEveryLanguage<T extends { readonly reason?: Localized }>(written: Written<T>): T {
  const { reason } = written;
  return { ...written, ...(reason === undefined ? {} : { reason: verbatim(reason) }) } as unknown as T;
}
