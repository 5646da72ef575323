import { type Lang, plural } from '@studylog/check/text';
import type { EvidenceFault } from '../require.ts';
import type { Chore } from '../spent.ts';

/** The words of reports for people. What kubectl, the API server and programs print stays as it is. */
export interface Words {
  readonly lang: Lang;
  readonly passed: string;
  readonly failed: string;
  readonly skipped: string;
  readonly cleanUp: string;
  readonly checks: (count: number) => string;
  readonly seconds: string;
  readonly stepsSkipped: (skipped: number, all: number) => string;
  readonly skippedBecause: (count: number, reason: string) => string;
  readonly exampleSkipped: (id: string, reason: string) => string;
  readonly exampleSkippedOn: (id: string, engine: string, reason: string) => string;
  readonly nothingPassed: string;
  readonly agree: (engines: readonly string[]) => string;
  readonly nothingCompared: string;
  readonly field: string;
  readonly expected: string;
  readonly seen: string;
  readonly engine: string;
  readonly simulatedTime: string;
  readonly time: (start: number, examples: number, end: number) => string;
  readonly ofJobs: (jobs: number) => string;
  /** What jobs spend time on besides steps, by name; a step goes by its verb. */
  readonly spentOn: Readonly<Record<string, string>>;
  readonly written: (count: number) => string;
  readonly unchanged: (count: number) => string;
  readonly again: (fault: string) => string;
  readonly evidence: Readonly<Record<EvidenceFault['fault'], string>>;
  readonly notRecorded: (ids: readonly string[]) => string;
  readonly notHeldAgainst: (run: string) => string;
}

export const WORDS: Readonly<Record<Lang, Words>> = {
  ko: {
    lang: 'ko',
    passed: '통과',
    failed: '실패',
    skipped: '건너뜀',
    cleanUp: '정리',
    checks: (count) => `검사 ${count}개`,
    seconds: '초',
    stepsSkipped: (skipped, all) => `단계 ${all}개 중 ${skipped}개 건너뜀`,
    skippedBecause: (count, reason) => `단계 ${count}개를 건너뛰었습니다: ${reason}`,
    exampleSkipped: (id, reason) => `${id}: 예제 전체를 건너뛰었습니다: ${reason}`,
    exampleSkippedOn: (id, engine, reason) => `${id}: ${engine}에서 예제 전체를 건너뛰었습니다: ${reason}`,
    agree: (engines) => `둘 다 실행할 수 있는 모든 단계에서 ${engines.join(', ')}의 결과가 같습니다`,
    nothingCompared: '비교한 결과가 없습니다',
    nothingPassed: '통과한 예제가 없습니다. 건너뛴 예제는 통과한 것이 아닙니다.',
    field: '필드',
    expected: '예상 값',
    seen: '실제 값',
    engine: '엔진',
    simulatedTime: '예제마다 적힌 시간은 시뮬레이션 시간입니다',
    time: (start, examples, end) => `시간: 준비 ${start}초, 예제 ${examples}초, 마무리 ${end}초`,
    ofJobs: (jobs) => `작업 ${jobs}개의 시간`,
    spentOn: {
      'read page': '페이지 읽기',
      'set up': '네임스페이스 준비',
      pace: '단계 앞에서 기다림',
      'delete objects': '정리 명령',
      'clean up': '네임스페이스 정리',
      idle: '대기',
    } satisfies Record<Chore | 'idle', string>,
    written: (count) => `증거 ${count}개를 기록했습니다`,
    unchanged: (count) => `${count}개는 변경이 없습니다`,
    again: (fault) => `${fault}. 다시 실행합니다`,
    evidence: { missing: '증거 없음', stale: '오래된 증거', contradicted: '증거와 다름' },
    notRecorded: (ids) => `통과하지 못해 기록하지 않았습니다. 이전 증거는 그대로입니다: ${ids.join(', ')}`,
    notHeldAgainst: (run) => `증거: ${run}의 기록이 없어 이번 결과를 비교하지 않았습니다`,
  },
  en: {
    lang: 'en',
    passed: 'passed',
    failed: 'failed',
    skipped: 'skipped',
    cleanUp: 'clean-up',
    checks: (count) => plural(count, 'check'),
    seconds: 's',
    stepsSkipped: (skipped, all) => `${skipped} of ${all} steps skipped`,
    skippedBecause: (count, reason) => `${plural(count, 'step')} skipped: ${reason}`,
    exampleSkipped: (id, reason) => `${id} was skipped: ${reason}`,
    exampleSkippedOn: (id, engine, reason) => `${id} was skipped on ${engine}: ${reason}`,
    agree: (engines) => `${engines.join(' and ')} agree on every step that both can run`,
    nothingCompared: 'nothing was compared',
    nothingPassed: 'no example passed; skipped examples do not count as passed',
    field: 'field',
    expected: 'expected',
    seen: 'actual',
    engine: 'engine',
    simulatedTime: 'the times of examples are simulated time',
    time: (start, examples, end) => `time: start ${start} s, examples ${examples} s, end ${end} s`,
    ofJobs: (jobs) => `time of ${plural(jobs, 'job')}`,
    spentOn: {
      'read page': 'reading pages',
      'set up': 'setting up namespaces',
      pace: 'waiting before steps',
      'delete objects': 'clean-up commands',
      'clean up': 'cleaning up namespaces',
      idle: 'idle',
    } satisfies Record<Chore | 'idle', string>,
    written: (count) => `recorded the evidence of ${plural(count, 'example')}`,
    unchanged: (count) => `${count} unchanged`,
    again: (fault) => `${fault}; running it again`,
    evidence: { missing: 'evidence missing', stale: 'evidence stale', contradicted: 'evidence contradicted' },
    notRecorded: (ids) => `not recorded because they failed, with their earlier evidence unchanged: ${ids.join(', ')}`,
    notHeldAgainst: (run) => `evidence: there is no recorded run on ${run} to compare with`,
  },
};
