import { z } from 'zod';
import { common } from '../fields.ts';
import { namespacedKind, objectName } from '../grammar.ts';
import { named, slashed } from './phrases.ts';
import { defineVerb } from './verb.ts';

export const rollout = defineVerb({
  schema: z.strictObject({
    ...common,
    rollout: z.strictObject({
      action: z.enum(['undo', 'restart']),
      kind: namespacedKind,
      name: objectName,
      toRevision: z.int().min(1).optional(),
    }),
  }),
  sentence: {
    ko: ({ rollout }) =>
      rollout.action === 'undo'
        ? `${named(rollout)}의 롤아웃을 되돌립니다.`
        : `${named(rollout)}의 파드를 다시 만듭니다.`,
    en: ({ rollout }) =>
      rollout.action === 'undo' ? `Roll back ${named(rollout)}.` : `Restart the Pods of ${named(rollout)}.`,
  },
  command: ({ rollout: { action, toRevision, ...object } }) => [
    'kubectl',
    'rollout',
    action,
    slashed(object),
    ...(toRevision === undefined ? [] : [`--to-revision=${toRevision}`]),
  ],
  change: ({ rollout: { action, toRevision, ...object } }) => ({
    verb: 'rollout',
    target: object,
    action,
    ...(toRevision === undefined ? {} : { toRevision }),
  }),
});
