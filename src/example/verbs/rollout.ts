import { named, slashed } from './phrases.ts';
import { defineVerb } from './verb.ts';
import type { rollout as written } from './written/rollout.ts';

export const rollout = defineVerb<typeof written>({
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
