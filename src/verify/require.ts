import type { Localized } from '@studylog/check/text';
import type { Example } from '../example/load.ts';
import { flatSteps } from '../example/results.ts';
import { changedParts, evidenceState, runKey } from '../example/verified.ts';
import { contradiction, evidenceOf } from './evidence.ts';
import { OUTCOMES, type RunReport } from './result.ts';

/** Why an example's evidence cannot be shown as it is. */
export interface EvidenceFault {
  readonly id: string;
  /** Path of example.yaml, for messages. */
  readonly file: string;
  readonly fault: 'missing' | 'stale' | 'contradicted';
  readonly message: Localized;
}

const UNRECORDED: Localized = {
  ko: '실제 클러스터에서 기록한 실행이 없습니다',
  en: 'no run on a real cluster is recorded',
};
const changedSince = (parts: readonly string[]): Localized => ({
  ko: `기록한 뒤에 바뀌었습니다: ${parts.join(', ')}`,
  en: `changed since the run was recorded: ${parts.join(', ')}`,
});
const noLongerPassed = (now: Localized): Localized => ({
  ko: `기록은 통과, 이번에는 ${now.ko}입니다`,
  en: `recorded as passed, but now ${now.en}`,
});

/**
 * Examples without evidence of a real cluster for what they are now, and those that this run contradicts.
 * @param minors the Kubernetes minors of the configuration
 */
export function evidenceFaults(
  examples: readonly Example[],
  minors: readonly string[],
  report?: RunReport,
): EvidenceFault[] {
  return examples.flatMap((example) => faultOf(example, minors, report) ?? []);
}

function faultOf(
  example: Example,
  minors: readonly string[],
  report: RunReport | undefined,
): EvidenceFault | undefined {
  const { id, file } = example;
  const evidence = evidenceState(example, minors);
  if (evidence.state === 'never' || evidence.state === 'simulated') {
    return { id, file, fault: 'missing', message: UNRECORDED };
  }
  if (evidence.state === 'changed') {
    return { id, file, fault: 'stale', message: changedSince(evidence.changed) };
  }
  const against = report && contradictionOf(example, report);
  return against ? { id, file, fault: 'contradicted', message: against } : undefined;
}

function contradictionOf(example: Example, report: RunReport): Localized | undefined {
  const result = report.examples.find(({ id }) => id === example.id);
  const recorded = example.verified?.runs.find((run) => runKey(run) === runKey(report.engine));
  // What ran then was something else, and says nothing of what runs now.
  if (!result || !recorded || changedParts(example, recorded).length > 0) return undefined;
  if (result.outcome !== 'passed') return noLongerPassed(OUTCOMES[result.outcome]);
  return contradiction(recorded, evidenceOf(example, result, report).run, flatSteps(example.steps));
}
