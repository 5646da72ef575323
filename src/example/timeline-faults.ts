import type { Localized } from '@studylog/check/text';
import { STATE_KINDS } from './timeline.ts';
import type { TimelineFile } from './timeline-shape.ts';

interface Fault {
  readonly path: readonly PropertyKey[];
  readonly message: Localized;
}

const NOWHERE: Localized = {
  ko: '목록에 없는 항목을 가리킵니다.',
  en: 'it refers to an entry that is not in the lists',
};
const OTHER_KIND: Localized = {
  ko: '오브젝트와 상태의 종류가 다릅니다.',
  en: 'the object and its state are of different kinds',
};
const BEFORE: Localized = { ko: '앞 줄보다 이릅니다.', en: 'it is earlier than the previous row' };
const BACKWARDS: Localized = { ko: '끝이 시작보다 이릅니다.', en: 'it ends before it starts' };
const OUT_OF_STEP: Localized = {
  ko: '이 요청을 보낸 단계가 그때 실행 중이 아니었습니다.',
  en: 'the step that sent it was not running at that time',
};

/** What no run writes though each row by itself may be right: a row that points nowhere, or at another kind, and times out of order. */
export function faultsOfTimeline(file: TimelineFile): Fault[] {
  const { steps, answers, requests, objects, states, changes, reports, events } = file;
  return [
    ...unordered('steps', steps),
    ...unordered('requests', requests),
    ...unordered('changes', changes),
    ...unordered('events', events),
    ...where('steps', steps, ([at, until]) => (until < at ? BACKWARDS : undefined)),
    ...where('answers', answers, ({ step }) => (step < steps.length ? undefined : NOWHERE)),
    ...where('requests', requests, ([at, until, index]) => {
      const answer = answers[index];
      if (!answer) return NOWHERE;
      if (until < at) return BACKWARDS;
      const step = steps[answer.step];
      return step && (at < step[0] || at > step[1]) ? OUT_OF_STEP : undefined;
    }),
    ...where('changes', changes, ([, , index, state]) => {
      const object = objects[index];
      const kind = states[state]?.kind;
      if (!object || !kind) return NOWHERE;
      const matches =
        kind === 'other' ? !(STATE_KINDS as readonly string[]).includes(object.kind) : kind === object.kind;
      return matches ? undefined : OTHER_KIND;
    }),
    ...where('events', events, ([, report]) => (report < reports.length ? undefined : NOWHERE)),
  ];
}

function where<R>(list: string, rows: readonly R[], faultOf: (row: R) => Localized | undefined): Fault[] {
  return rows.flatMap((row, index) => {
    const message = faultOf(row);
    return message ? [{ path: [list, index], message }] : [];
  });
}

function unordered(list: string, rows: readonly (readonly [at: number, ...unknown[]])[]): Fault[] {
  return rows.flatMap(([at], index) => {
    const before = rows[index - 1];
    return before && at < before[0] ? [{ path: [list, index], message: BEFORE }] : [];
  });
}
