import { z } from 'zod';
import { conditionsOf } from '../conditions.ts';
import { common, matcher, within } from '../fields.ts';
import { eventReason, namespacedKind, objectName } from '../grammar.ts';
import { saying } from '../issues.ts';
import { columns } from './looks.ts';
import { enWithin, koWithin, named } from './phrases.ts';
import { defineVerb } from './verb.ts';

export const events = defineVerb({
  schema: z
    .strictObject({
      ...common,
      events: z.strictObject({
        kind: namespacedKind,
        name: objectName.optional(),
        type: z.enum(['Normal', 'Warning']).optional(),
        reason: eventReason,
        message: matcher.optional(),
      }),
      within: within.optional(),
      absent: z.literal(true).optional().describe('There is no such event now.'),
    })
    .refine(
      ({ absent, within }) => !absent || within === undefined,
      saying({
        ko: '`absent`는 지금 이벤트가 없는지만 확인합니다. `within`을 지우십시오.',
        en: '`absent` only checks that there is no such event now; remove `within`',
      }),
    ),
  sentence: {
    ko: (step) =>
      step.absent
        ? `${named(step.events)}에 다음 이벤트가 없어야 합니다.`
        : `${koWithin(step)}${named(step.events)}에 다음 이벤트가 있어야 합니다.`,
    en: (step) =>
      step.absent
        ? `${named(step.events)} must not have this event:`
        : `${named(step.events)} must have this event${enWithin(step)}:`,
  },
  look: ({ events: { kind, name, type, reason } }) => {
    const fields = { 'involvedObject.kind': kind, 'involvedObject.name': name, type, reason };
    const selector = Object.entries(fields).flatMap(([field, value]) =>
      value === undefined ? [] : `${field}=${value}`,
    );
    const shown = ['involvedObject.name', 'type', 'reason', 'message'].map((path) => ({ path }));
    return ['kubectl', 'get', 'events', `--field-selector=${selector.join(',')}`, ...columns(shown)];
  },
  conditions: ({ events: { type, reason, message } }) =>
    conditionsOf({ ...(type ? { type } : {}), reason, ...(message === undefined ? {} : { message }) }),
});
