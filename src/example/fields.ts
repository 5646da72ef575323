import { z } from 'zod';
import {
  apiVersion,
  labelKey,
  labelValue,
  namespacedKind,
  objectName,
  requestPath,
  serviceName,
  servicePort,
} from './grammar.ts';
import { pattern, saying } from './issues.ts';

/** Fields that several verbs share. */

/** A span of time: 500ms, 30s, 2m. */
export const duration = pattern(/^\d+(\.\d+)?(ms|s|m)$/, {
  ko: '500ms, 30s, 2m 같은 시간이어야 합니다.',
  en: 'expected a duration such as 500ms, 30s or 2m',
}).describe('A span of time: 500ms, 30s, 2m.');
export const within = duration.describe('How long it may take to come true; polled and watched. Default 30s.');
export const steady = duration.describe('How long it must stay true once it is.');

const text = z.union([z.string(), z.number()]);
export const comparison = z
  .strictObject({
    $match: z
      .string()
      .describe('A regular expression (RE2 syntax, found anywhere, `^` and `$` at lines) that the text must match.'),
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
export const matcher = z.union([z.string(), z.number(), z.boolean(), comparison]);
/** How many there must be. */
export const count = z.union([z.int().min(0), comparison]);

export const localized = z.strictObject({ ko: z.string().min(1), en: z.string().min(1) });
export const labels = z
  .record(labelKey, labelValue)
  .refine(
    (pairs) => Object.keys(pairs).length > 0,
    saying({ ko: '레이블이 하나 이상 있어야 합니다.', en: 'expected at least one label' }),
  );

/** What every step may have. */
export const common = { say: localized.optional().describe('A sentence that the page shows above the step.') };

/** The object or objects that a change is made to. */
export const target = {
  apiVersion: apiVersion.optional(),
  kind: namespacedKind,
  name: objectName.optional(),
  labels: labels.optional(),
};
/** For `refine`: an object is named either by its name or by labels. */
export const nameOrLabels = [
  (value: { name?: string | undefined; labels?: unknown }) =>
    (value.name === undefined) !== (value.labels === undefined),
  saying({
    ko: '`name`과 `labels` 가운데 하나만 적어야 합니다.',
    en: 'write exactly one of `name` and `labels`',
  }),
] as const;

/** A request to a Service. */
export const request = {
  service: serviceName.describe('The Service to call, by name.'),
  port: servicePort.optional().describe('Its port by number or name; needed when it has several.'),
  path: requestPath.default('/'),
};
