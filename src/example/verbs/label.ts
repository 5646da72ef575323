import { named, resource, selection } from './phrases.ts';
import { defineVerb } from './verb.ts';
import type { label as written } from './written/label.ts';

export const label = defineVerb<typeof written>({
  sentence: {
    ko: ({ label }) => `${named(label)}의 레이블을 바꿉니다.`,
    en: ({ label }) => `Change the labels of ${named(label)}.`,
  },
  command: ({ label }) => {
    const set = Object.entries(label.set).map(([key, value]) => (value === null ? `${key}-` : `${key}=${value}`));
    return ['kubectl', 'label', resource(label), ...selection(label), '--overwrite', ...set];
  },
  change: ({ label }) => ({ verb: 'label', target: label, set: label.set }),
});
