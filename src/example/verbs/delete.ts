import { z } from 'zod';
import { common, nameOrLabels, target } from '../fields.ts';
import { named, resource, selection } from './phrases.ts';
import { defineVerb } from './verb.ts';

export const deletion = defineVerb({
  schema: z.strictObject({ ...common, delete: z.strictObject(target).refine(...nameOrLabels) }),
  sentence: {
    ko: ({ delete: object }) => `${named(object)} 오브젝트를 지웁니다.`,
    en: ({ delete: object }) => `Delete ${named(object)}.`,
  },
  command: ({ delete: object }) => ['kubectl', 'delete', resource(object), ...selection(object)],
  change: (step) => ({ verb: 'delete', target: step.delete }),
});
