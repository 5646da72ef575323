import { join } from 'node:path';
import { type Localized, reasonOf } from '@studylog/check/text';
import { wordIssue } from '../example/issues.ts';
import { LIMITS } from '../example/limits.ts';
import type { Example } from '../example/load.ts';
import { flatSteps } from '../example/results.ts';
import { TIMELINE_SCHEMA } from '../example/timeline-file.ts';
import { changedParts, type Verified } from '../example/verified.ts';
import { VERIFIED_SCHEMA } from '../example/verified-schema.ts';
import { writeTogether } from './atomic.ts';
import { evidenceOf, type RunEvidence, serialise, withRun } from './evidence.ts';
import type { RunReport } from './result.ts';

/** What became of recording a run. */
export interface Recorded {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  /** Examples that did not pass; their old evidence is untouched. */
  readonly notPassed: readonly string[];
  /** Examples whose evidence could not be kept, and why; their old evidence is untouched. */
  readonly failed: readonly { readonly id: string; readonly reason: Localized }[];
}

/** Write the evidence of a report's passing examples beside their manifests. */
export function record(examples: readonly Example[], report: RunReport): Recorded {
  const written: string[] = [];
  const unchanged: string[] = [];
  const notPassed = report.examples.filter(({ outcome }) => outcome !== 'passed').map(({ id }) => id);
  const failed: { id: string; reason: Localized }[] = [];
  for (const result of report.examples) {
    const example = examples.find(({ id }) => id === result.id);
    if (!example || result.outcome !== 'passed') continue;
    const changed = result.digests ? changedParts(example, { digests: result.digests }) : [];
    if (changed.length > 0) {
      failed.push({ id: result.id, reason: otherFiles(changed) });
      continue;
    }
    const evidence = evidenceOf(example, result, report);
    const verified = withRun(example.verified, evidence.run, flatSteps(example.steps));
    if (verified.runs === example.verified?.runs) {
      unchanged.push(result.id);
      continue;
    }
    const reason = tryWrite(example.folder, verified, evidence);
    if (reason === undefined) written.push(result.id);
    else failed.push({ id: result.id, reason });
  }
  return { written, unchanged, notPassed, failed };
}

const otherFiles = (names: readonly string[]): Localized => ({
  ko: `보고서의 실행 뒤에 바뀐 파일이 있어 기록하지 않았습니다: ${names.join(', ')}. 다시 실행하십시오`,
  en: `not recorded, because it ran with other contents of ${names.join(', ')}; run it again`,
});
const tooLong = (bytes: number): Localized => ({
  ko: `증거가 ${bytes}바이트로, ${LIMITS.record}바이트를 넘습니다. 출력을 줄이십시오`,
  en: `its evidence is ${bytes} bytes, more than ${LIMITS.record}; reduce the output`,
});
const tooMuchHappened = (bytes: number): Localized => ({
  ko: `타임라인이 ${bytes}바이트로, ${LIMITS.timeline}바이트를 넘습니다. 예제를 나누십시오`,
  en: `its timeline is ${bytes} bytes, more than ${LIMITS.timeline}; split the example`,
});
const malformed = (at: string, fault: Localized): Localized => ({
  ko: `증거의 ${at} 값을 쓸 수 없습니다: ${fault.ko}`,
  en: `its evidence is not valid at ${at}: ${fault.en}`,
});
const unwritten = (error: unknown): Localized => {
  const { ko, en } = reasonOf(error);
  return {
    ko: `verified.json 파일을 쓰지 못해 그대로 두었습니다: ${ko}`,
    en: `verified.json could not be written and is unchanged: ${en}`,
  };
};

/** Write what an example's record has become; returns why it could not be. */
function tryWrite(folder: string, verified: Verified, { run, timeline }: RunEvidence): Localized | undefined {
  const text = serialise(verified);
  const bytes = Buffer.byteLength(text);
  if (bytes > LIMITS.record) return tooLong(bytes);
  const happened = Buffer.byteLength(timeline ?? '');
  if (happened > LIMITS.timeline) return tooMuchHappened(happened);
  // Whoever reads them next would refuse them.
  const [fault] = [
    ...(VERIFIED_SCHEMA.safeParse(JSON.parse(text)).error?.issues ?? []),
    ...((timeline && TIMELINE_SCHEMA.safeParse(JSON.parse(timeline)).error?.issues) || []),
  ];
  if (fault) return malformed(fault.path.join('.'), wordIssue(fault));
  const named = verified.runs.flatMap(({ digests }) => digests.timeline ?? [])[0];
  const record = { path: join(folder, 'verified.json'), text };
  const beside = { path: join(folder, 'timeline.json'), text: timeline };
  try {
    // The timeline of another run that is still the newest stays as it is.
    writeTogether(named !== undefined && named !== run.digests.timeline ? [record] : [record, beside]);
    return undefined;
  } catch (error) {
    return unwritten(error);
  }
}
