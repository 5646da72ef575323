import { named, resource, selection } from './phrases.ts';
import { defineVerb } from './verb.ts';
import type { deletion as written } from './written/delete.ts';

export const deletion = defineVerb<typeof written>({
  sentence: {
    ko: ({ delete: { cascade, ...object } }) =>
      `${named(object)} 오브젝트를 지웁니다.${cascade ? ' 이 오브젝트가 소유한 오브젝트는 남깁니다.' : ''}`,
    en: ({ delete: { cascade, ...object } }) =>
      `Delete ${named(object)}${cascade ? ' but leave the objects that it owns' : ''}.`,
  },
  command: ({ delete: { cascade, ...object } }) => [
    'kubectl',
    'delete',
    resource(object),
    ...selection(object),
    ...(cascade ? [`--cascade=${cascade}`] : []),
  ],
  change: ({ delete: { cascade, ...target } }) => ({ verb: 'delete', target, ...(cascade && { cascade }) }),
});
