import { z } from 'zod';
import { labelKey, labelValue, objectName, requestPath, serviceName, servicePort } from './grammar.ts';
import { pattern, saying } from './issues.ts';
import { LIMITS } from './limits.ts';
import { line, sha256, text } from './verified-schema.ts';

/** A day in milliseconds: no run takes longer. */
const time = z
  .int()
  .min(0)
  .max(24 * 3600 * 1000);
const index = z.int().min(0);
const count = z.int().min(0).max(1_000_000).default(0);
const port = z.int().min(1).max(65535);
const isSo = z.boolean().default(false);
const kind = pattern(/^[A-Z][A-Za-z0-9]{0,62}$/, {
  ko: 'Pod 같은 오브젝트의 종류여야 합니다.',
  en: 'expected a kind of object such as Pod',
});
const reason = pattern(/^[A-Za-z][\w.:-]{0,127}$/, {
  ko: 'BackOff 같은 한 단어여야 합니다.',
  en: 'expected one word such as BackOff',
});
const address = pattern(/^[\w:.-]{1,253}$/, {
  ko: 'IP 주소나 호스트 이름이어야 합니다.',
  en: 'expected an IP address or a host name',
});
const labels = z.record(labelKey, labelValue).default({});
const images = z.array(line).default([]);
const named = z.strictObject({ kind, name: objectName });

const container = z.strictObject({
  name: objectName,
  image: line,
  ready: isSo,
  restarts: count,
  state: z.enum(['waiting', 'running', 'terminated']),
  reason: reason.optional(),
  exitCode: z.int().optional(),
});

/** What is `false`, 0 or empty is left out of the file. */
const state = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('Pod'),
    deleting: isSo,
    phase: reason,
    ip: address.optional(),
    node: objectName.optional(),
    labels,
    containers: z.array(container).default([]),
  }),
  z.strictObject({
    kind: z.literal('ReplicaSet'),
    deleting: isSo,
    desired: count,
    current: count,
    ready: count,
    revision: index.optional(),
    labels,
    images,
  }),
  z.strictObject({
    kind: z.literal('Deployment'),
    deleting: isSo,
    desired: count,
    current: count,
    ready: count,
    updated: count,
    available: count,
    revision: index.optional(),
    images,
  }),
  z.strictObject({
    kind: z.literal('Service'),
    deleting: isSo,
    type: reason,
    ports: z
      .array(z.strictObject({ port, targetPort: servicePort, nodePort: port.optional(), name: servicePort.optional() }))
      .default([]),
    selector: labels,
    clusterIp: address.optional(),
    address: address.optional(),
  }),
  z.strictObject({
    kind: z.literal('EndpointSlice'),
    deleting: isSo,
    endpoints: z
      .array(z.strictObject({ address, pod: objectName.optional(), ready: isSo, serving: isSo, terminating: isSo }))
      .default([]),
  }),
  z.strictObject({ kind: z.literal('other'), deleting: isSo }),
]);

/** What rows of `requests` have in common. */
const answer = z
  .strictObject({
    step: index,
    to: serviceName,
    path: requestPath,
    status: z.int().min(100).max(599).optional(),
    failure: z.enum(['refused', 'timeout', 'unsent', 'error']).optional(),
    pod: objectName.optional(),
  })
  .refine(
    ({ status, failure, pod }) => (status === undefined) !== (failure === undefined) && !(failure && pod),
    saying({
      ko: '`status`와 `failure` 가운데 하나만 있어야 하고, `pod`는 `status`와만 있습니다.',
      en: 'expected either `status` or `failure`, and `pod` with `status` only',
    }),
  );

/** What rows of `events` have in common. */
const report = z.strictObject({
  about: named,
  type: z.enum(['Normal', 'Warning']),
  component: line,
  reason,
  message: text(1024),
});

/** The shape of the file: what is said more than once has a list of its own, and rows point at it. */
export const TIMELINE_SHAPE = z.strictObject({
  steps: z
    .array(z.tuple([time, time, sha256]))
    .max(LIMITS.steps)
    .describe('Beginning, end, digest.'),
  answers: z.array(answer),
  requests: z
    .array(z.tuple([time, time, index, z.int().min(1)]))
    .describe('Beginning, end, index of the answer, number of such requests.'),
  objects: z.array(named.extend({ owner: named.optional() })),
  states: z.array(state),
  changes: z
    .array(z.tuple([time, z.enum(['+', '~', '-']), index, index]))
    .describe('Time, sign, index of the object, index of the state.'),
  reports: z.array(report),
  events: z
    .array(z.tuple([time, index, z.int().min(1)]))
    .describe('Time, index of the report, how often it has happened.'),
  leftOut: z.array(named.extend({ count: z.int().min(1) })),
});

export type TimelineFile = z.infer<typeof TIMELINE_SHAPE>;
