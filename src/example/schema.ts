import { z } from 'zod';
import { pattern, saying } from './issues.ts';

/** The operators that may stand wherever a value is expected. */
export const OPERATORS = ['$match', '$gt', '$gte', '$lt', '$lte', '$ne', '$oneOf', '$save'] as const;
export type Operator = (typeof OPERATORS)[number];

const duration = pattern(/^\d+(\.\d+)?(ms|s|m)$/, {
  ko: '500ms, 30s, 2m 같은 시간이어야 합니다.',
  en: 'expected a duration such as 500ms, 30s or 2m',
}).describe('A span of time: 500ms, 30s, 2m.');
const text = z.union([z.string(), z.number()]);
const comparison = z
  .strictObject({
    $match: z.string().describe('A regular expression (JavaScript syntax) that the text must match.'),
    $gt: text,
    $gte: text,
    $lt: text,
    $lte: text,
    $ne: z.union([text, z.boolean(), z.null()]),
    $oneOf: z.array(z.union([text, z.boolean(), z.null()])).min(1),
    $save: pattern(/^[a-z]\w*$/, { ko: 'before 같은 이름이어야 합니다.', en: 'expected a name such as before' }),
  })
  .partial();
/** A literal, an operator map, or `$name` for a value that an earlier step saved. */
const matcher = z.union([z.string(), z.number(), z.boolean(), comparison]);
const localized = z.strictObject({ ko: z.string().min(1), en: z.string().min(1) });
const labels = z.record(z.string(), z.string());
const within = duration.describe('How long it may take to come true; polled and watched. Default 30s.');
const steady = duration.describe('How long it must stay true once it is.');

const target = {
  apiVersion: z.string().optional(),
  kind: z.string(),
  name: z.string().optional(),
  labels: labels.optional(),
};
const oneOf = (value: { name?: string | undefined; labels?: unknown }) =>
  (value.name === undefined) !== (value.labels === undefined);
const named = saying({
  ko: '`name`과 `labels` 가운데 하나만 적어야 합니다.',
  en: 'give exactly one of `name` and `labels`',
});

const request = {
  service: z.string().describe('The Service to call, by name.'),
  port: z.union([z.int(), z.string()]).optional().describe('Its port by number or name; needed when it has several.'),
  path: pattern(/^\//, { ko: '`/`로 시작해야 합니다.', en: 'expected a path that starts with `/`' }).default('/'),
};
const common = { say: localized.optional().describe('A sentence that the page shows above the step.') };

/** One schema a verb; a new verb is one line here and one executor in src/verify/steps. */
export const STEP_SCHEMAS = {
  apply: z.strictObject({
    ...common,
    apply: z.string().describe('A file of this example; no other bytes are ever applied.'),
    rejected: z
      .strictObject({ by: z.enum(['kubectl', 'server']), message: matcher })
      .optional()
      .describe('It must be refused, by whom and with which message.'),
  }),
  expect: z.strictObject({
    ...common,
    expect: z.looseObject({ apiVersion: z.string().optional(), kind: z.string() }).describe('A partial object.'),
    within: within.optional(),
    for: steady.optional(),
    count: z
      .union([z.int().min(0), comparison])
      .optional()
      .describe('How many objects must match.'),
    absent: z.literal(true).optional().describe('No object may match.'),
    terminating: z.literal(true).optional().describe('Match objects that are being deleted too.'),
  }),
  run: z.strictObject({
    ...common,
    run: pattern(/^kubectl /, {
      ko: '`kubectl`로 시작하는 명령이어야 합니다.',
      en: 'expected a command that starts with `kubectl`',
    }).describe('A kubectl command line, as the reader types it.'),
    output: matcher.optional().describe('What it must print (stdout and stderr).'),
    fails: z.literal(true).optional().describe('It must exit with an error.'),
    within: within.optional(),
  }),
  delete: z.strictObject({ ...common, delete: z.strictObject(target).refine(oneOf, named) }),
  scale: z.strictObject({
    ...common,
    scale: z.strictObject({ kind: z.string(), name: z.string(), replicas: z.int().min(0) }),
  }),
  label: z.strictObject({
    ...common,
    label: z
      .strictObject({ ...target, set: z.record(z.string(), z.union([z.string(), z.null()])) })
      .refine(oneOf, named)
      .describe('Set labels; null takes one away.'),
  }),
  setImage: z.strictObject({
    ...common,
    setImage: z.strictObject({ kind: z.string(), name: z.string(), container: z.string(), image: z.string() }),
  }),
  rollout: z.strictObject({
    ...common,
    rollout: z.strictObject({
      action: z.enum(['undo', 'restart']),
      kind: z.string(),
      name: z.string(),
      toRevision: z.int().min(1).optional(),
    }),
  }),
  http: z.strictObject({
    ...common,
    http: z.strictObject({
      ...request,
      via: z.enum(['cluster', 'node', 'load-balancer']).optional(),
      status: z.union([z.int(), comparison]).optional(),
      body: matcher.optional(),
      refused: z.literal(true).optional().describe('The connection must be refused.'),
      timeout: z.literal(true).optional().describe('No answer may come within 3 s.'),
    }),
    within: within.optional(),
    for: duration
      .optional()
      .describe('How long every answer must be so; begins anew within `within`, for one right answer may be chance.'),
  }),
  page: z.strictObject({
    ...common,
    page: z.strictObject({
      ...request,
      reload: z.literal(true).optional(),
      click: z.string().optional().describe('Accessible name of the button or link to click first.'),
      role: z.strictObject({ role: z.string(), name: z.string().optional() }).optional(),
      text: matcher.optional(),
      screenshot: pattern(/^[\w-]+\.png$/, {
        ko: 'page.png 같은 파일 이름이어야 합니다.',
        en: 'expected a file name such as page.png',
      }).optional(),
    }),
    within: within.optional(),
  }),
  logs: z.strictObject({
    ...common,
    logs: z
      .strictObject({
        name: z.string().optional(),
        labels: labels.optional(),
        container: z.string().optional(),
        previous: z.literal(true).optional(),
        text: matcher,
      })
      .refine(oneOf, named),
    within: within.optional(),
  }),
  restarts: z.strictObject({
    ...common,
    restarts: z
      .strictObject({
        name: z.string().optional(),
        labels: labels.optional(),
        container: z.string().optional(),
        count: z.union([z.int().min(0), comparison]),
      })
      .refine(oneOf, named),
    within: within.optional(),
    for: steady.optional(),
  }),
  events: z.strictObject({
    ...common,
    events: z.strictObject({
      kind: z.string(),
      name: z.string().optional(),
      type: z.enum(['Normal', 'Warning']).optional(),
      reason: z.string(),
      message: matcher.optional(),
    }),
    within: within.optional(),
    absent: z.literal(true).optional(),
  }),
} as const;

export type PlainStep = {
  [V in keyof typeof STEP_SCHEMAS]: { verb: V } & z.infer<(typeof STEP_SCHEMAS)[V]>;
}[keyof typeof STEP_SCHEMAS];

/** A steady load of requests while `do` runs. */
export const MEANWHILE_SCHEMA = z.strictObject({
  ...common,
  meanwhile: z.strictObject({
    ...request,
    every: duration.default('50ms').describe('Pause between two requests.'),
    sent: z.union([z.int(), comparison]).optional(),
    failed: z.union([z.int(), comparison]).describe('How many requests may fail.'),
    slowest: duration.optional().describe('No request may take longer.'),
  }),
  do: z.array(z.unknown()).min(1),
});

export interface MeanwhileStep extends Omit<z.infer<typeof MEANWHILE_SCHEMA>, 'do'> {
  verb: 'meanwhile';
  do: (PlainStep & Placed)[];
}

/** Where a step stands in example.yaml, both from 1. */
export interface Placed {
  line: number;
  column: number;
}
export type Step = (PlainStep | MeanwhileStep) & Placed;

/** The whole of example.yaml but its steps, which are read verb by verb for better errors. */
export const EXAMPLE_SCHEMA = z.strictObject({
  title: localized,
  summary: localized.describe('One or two sentences: what it shows.'),
  broken: localized.optional().describe('Broken on purpose: one sentence that says what is wrong with it.'),
  fix: pattern(/^[a-z0-9-]+\/[a-z0-9-]+$/, {
    ko: 'service/load-balancer 같은 예제의 이름이어야 합니다.',
    en: 'expected an example id such as service/load-balancer',
  }).optional(),
  steps: z.array(z.unknown()).min(1),
  waive: z
    .array(z.strictObject({ rule: z.string(), at: z.string(), file: z.string().optional(), reason: z.string().min(1) }))
    .default([])
    .describe('Findings that are accepted, with the reason.'),
  findings: z
    .array(z.strictObject({ rule: z.string(), at: z.string(), file: z.string().optional() }))
    .default([])
    .describe('Findings that a broken example is meant to have.'),
});
export type ExampleFields = Omit<z.infer<typeof EXAMPLE_SCHEMA>, 'steps'>;
