import type { Localized } from '@studylog/check/text';
import type { z } from 'zod';
import { named, slashed } from './phrases.ts';
import { defineVerb } from './verb.ts';
import type { rollout as written } from './written/rollout.ts';

type Rollout = z.output<typeof written>['rollout'];

const SENTENCES: Readonly<Record<Rollout['action'], (object: string) => Localized>> = {
  undo: (object) => ({ ko: `${object}의 롤아웃을 되돌립니다.`, en: `Roll back ${object}.` }),
  restart: (object) => ({ ko: `${object}의 파드를 다시 만듭니다.`, en: `Restart the Pods of ${object}.` }),
  pause: (object) => ({ ko: `${object}의 롤아웃을 일시 중지합니다.`, en: `Pause the rollouts of ${object}.` }),
  resume: (object) => ({ ko: `${object}의 롤아웃을 재개합니다.`, en: `Resume the rollouts of ${object}.` }),
};

export const rollout = defineVerb<typeof written>({
  sentence: {
    ko: ({ rollout }) => SENTENCES[rollout.action](named(rollout)).ko,
    en: ({ rollout }) => SENTENCES[rollout.action](named(rollout)).en,
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
