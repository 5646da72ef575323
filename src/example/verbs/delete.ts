import { named, resource, selection } from './phrases.ts';
import { defineVerb } from './verb.ts';
import type { deletion as written } from './written/delete.ts';

export const deletion = defineVerb<typeof written>({
  sentence: {
    ko: ({ delete: object }) => `${named(object)} 오브젝트를 지웁니다.`,
    en: ({ delete: object }) => `Delete ${named(object)}.`,
  },
  command: ({ delete: object }) => ['kubectl', 'delete', resource(object), ...selection(object)],
  change: (step) => ({ verb: 'delete', target: step.delete }),
});
