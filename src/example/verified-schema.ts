import type { Localized } from '@studylog/check/text';
import { z } from 'zod';
import { fileName } from './grammar.ts';
import { pattern, saying } from './issues.ts';
import { LIMITS } from './limits.ts';
import { VERBS, type VerbName } from './verbs/index.ts';
import { runKey } from './verified.ts';

/** How long a file that a run wrote may lie ahead of this machine's clock. */
const AHEAD_MS = 24 * 3600 * 1000;
/** Kubernetes began in June 2014. */
const FIRST_YEAR = '2014';

export const sha256 = pattern(/^[0-9a-f]{64}$/, {
  ko: 'sha256 값인 16진수 64자여야 합니다.',
  en: 'expected a sha256 in 64 hexadecimal digits',
});

/** A text on one line of the page. */
export const line = text(300);

export function text(most: number): z.ZodString {
  return z
    .string()
    .refine(
      ({ length }) => length <= most,
      saying({ ko: `${most}자까지 쓸 수 있습니다.`, en: `expected at most ${most} characters` }),
    );
}

export const date = pattern(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/, {
  ko: '2026-11-22T09:30:00.000Z 같은 UTC 날짜와 시각이어야 합니다.',
  en: 'expected a date and time in UTC such as 2026-11-22T09:30:00.000Z',
})
  .refine((written) => isOnCalendar(written) && written >= FIRST_YEAR, {
    ...saying({ ko: '그런 날짜에 실행했을 수 없습니다.', en: 'no run is possible on this date' }),
    abort: true,
  })
  .refine(
    (written) => Date.parse(written) <= Date.now() + AHEAD_MS,
    saying({ ko: '미래의 날짜입니다.', en: 'this date is in the future' }),
  );

/** JavaScript reads 30 February as 2 March. */
function isOnCalendar(written: string): boolean {
  const read = new Date(written);
  return !Number.isNaN(read.getTime()) && read.toISOString().slice(0, 19) === written.slice(0, 19);
}

export const seconds = z
  .number()
  .min(0)
  .max(24 * 3600);

const step = z.strictObject({
  digest: sha256,
  verb: z.enum(Object.keys(VERBS) as VerbName[]),
  outcome: z.enum(['passed', 'skipped']),
  checks: z.int().min(0).max(10_000),
  seconds,
  reason: text(2000).optional(),
  output: z.string().optional(),
  seen: z
    .record(
      pattern(/^[A-Za-z]\w{0,40}$/, { ko: 'before 같은 이름이어야 합니다.', en: 'expected a name such as before' }),
      z.union([z.string(), z.number()]),
    )
    .optional(),
});

export const kubernetes = pattern(/^v1\.\d{1,3}(\.\d{1,3}([-+][\w.+-]{1,60})?)?$/, {
  ko: 'v1.36.3 같은 쿠버네티스 버전이어야 합니다.',
  en: 'expected a version of Kubernetes such as v1.36.3',
});
export const architecture = pattern(/^[a-z0-9]{2,10}(\+[a-z0-9]{2,10})*$/, {
  ko: 'amd64 같은 아키텍처여야 합니다.',
  en: 'expected an architecture such as amd64',
});
export const nodeImage = z.strictObject({ reference: line, id: line, published: z.boolean() });

const run = z.strictObject({
  engine: z.enum(['kind', 'context', 'embedded']),
  kubernetes,
  architecture,
  tool: line.min(1),
  nodeImage: nodeImage.optional(),
  date,
  seconds,
  digests: z.strictObject({
    files: z.record(fileName, sha256),
    expectations: sha256,
    timeline: sha256.optional(),
  }),
  images: z.array(
    z.strictObject({
      reference: line,
      digest: pattern(/^(sha256:[0-9a-f]{64}|simulated|)$/, {
        ko: 'sha256:으로 시작하는 다이제스트이거나 simulated여야 합니다.',
        en: 'expected a digest that starts with sha256:, or simulated',
      }),
      standIn: z.boolean(),
    }),
  ),
  steps: z
    .array(step)
    .refine(
      ({ length }) => length <= LIMITS.steps,
      saying({ ko: `단계는 ${LIMITS.steps}개까지입니다.`, en: `an example has at most ${LIMITS.steps} steps` }),
    )
    .refine(
      (steps) => steps.some(({ outcome }) => outcome === 'passed'),
      saying({ ko: '통과한 단계가 하나도 없습니다.', en: 'no step passed' }),
    ),
});

/** What a verified.json may say, whichever example it is of. */
export const VERIFIED_SCHEMA = z.strictObject({
  runs: z.array(run).superRefine((runs, context) => {
    const tell = (path: PropertyKey[], message: Localized) =>
      context.addIssue({ code: 'custom', path, message: message.en, params: { message } });
    runs.forEach((one, index) => {
      if (runs.findIndex((other) => runKey(other) === runKey(one)) < index) tell([index], twice(runKey(one)));
      if (one.digests.timeline !== undefined && one.engine !== 'kind') tell([index, 'digests', 'timeline'], NOT_KIND);
    });
    const shown = runs.flatMap(({ digests }, index) => (digests.timeline === undefined ? [] : [index]));
    if (shown.length > 1) tell([shown[1]!, 'digests', 'timeline'], TWO_TIMELINES);
  }),
});

const twice = (key: string): Localized => ({
  ko: `${key} 실행이 이미 있습니다. 엔진, 마이너 버전, 아키텍처마다 하나만 있어야 합니다.`,
  en: `a run on ${key} already exists; there can be only one for each engine, minor version and architecture`,
});
const NOT_KIND: Localized = {
  ko: '타임라인은 kind에서 실행한 기록에만 있을 수 있습니다.',
  en: 'only a run on kind can have a timeline',
};
const TWO_TIMELINES: Localized = {
  ko: '타임라인은 한 실행에만 있을 수 있습니다.',
  en: 'only one run can have a timeline',
};
