import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Example } from '../../example/load.ts';
import { runKey } from '../../example/verified.ts';
import { writeAtomically } from '../../verify/atomic.ts';
import { isRecorded } from '../../verify/evidence.ts';
import { record } from '../../verify/record.ts';
import { EXTENSIONS, REPORTERS } from '../../verify/report/index.ts';
import type { Words } from '../../verify/report/words.ts';
import { evidenceFaults } from '../../verify/require.ts';
import type { RunReport } from '../../verify/result.ts';

export interface Conclusion {
  readonly record: boolean;
  readonly evidence?: 'require' | 'report';
  /** Where to write the report as JSON, besides .studylog/. */
  readonly report?: string;
  readonly root: string;
  /** The Kubernetes minors of the configuration. */
  readonly minors: readonly string[];
  /** `-2-of-3` for a shard. */
  readonly suffix: string;
  readonly words: Words;
  readonly tell: (line: string) => void;
}

/** After a run: write the reports, record or judge the evidence. Resolves to the exit code. */
export function conclude(report: RunReport, examples: readonly Example[], options: Conclusion): number {
  const { root, suffix, words, tell } = options;
  const folder = join(root, '.studylog', 'verify');
  for (const [name, write] of Object.entries(REPORTERS)) {
    const extension = EXTENSIONS[name as keyof typeof REPORTERS];
    save(join(folder, `${report.engine.engine}${suffix}.${extension}`), write(report, examples));
  }
  if (options.report) save(options.report, REPORTERS.json(report));

  const passed = report.examples.some(({ outcome }) => outcome === 'passed');
  const failed = report.examples.some(({ outcome }) => outcome === 'failed');
  let code = failed || !passed ? 1 : 0;
  if (!failed && !passed) tell(words.nothingPassed);
  // Judged first: recording replaces what a run contradicts.
  if (options.evidence && !isRecorded(examples, report.engine)) tell(words.notHeldAgainst(runKey(report.engine)));
  for (const { file, fault, message } of options.evidence ? evidenceFaults(examples, options.minors, report) : []) {
    tell(`${file}: ${words.evidence[fault]}: ${message[words.lang]}`);
    if (options.evidence === 'require') code = 1;
  }
  if (options.record) {
    const { written, unchanged, notPassed, failed } = record(examples, report);
    tell(`${words.written(written.length)}, ${words.unchanged(unchanged.length)}`);
    if (notPassed.length > 0) tell(words.notRecorded(notPassed));
    for (const { id, reason } of failed) tell(`${id}: ${reason[words.lang]}`);
    if (failed.length > 0) code = 1;
  }
  return code;
}

/** Write a report, and the folders that it lies in. */
export function save(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeAtomically(path, text);
}
