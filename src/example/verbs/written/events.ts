import { z } from 'zod';
import { common, matcher, within } from '../../fields.ts';
import { eventReason, namespacedKind, objectName } from '../../grammar.ts';
import { saying } from '../../issues.ts';

export const events = z
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
  );
