import { named, slashed } from './phrases.ts';
import { defineVerb } from './verb.ts';
import type { scale as written } from './written/scale.ts';

export const scale = defineVerb<typeof written>({
  sentence: {
    ko: ({ scale }) => `${named(scale)}의 replicas를 ${withRo(scale.replicas)} 바꿉니다.`,
    en: ({ scale }) => `Set the replicas of ${named(scale)} to ${scale.replicas}.`,
  },
  command: ({ scale }) => ['kubectl', 'scale', slashed(scale), `--replicas=${scale.replicas}`],
  change: ({ scale }) => ({ verb: 'scale', target: scale, replicas: scale.replicas }),
});

/** 로 or 으로 after a number, by how its last digit is read in Korean. */
function withRo(count: number): string {
  return `${count}${/[036]$/.test(String(count)) ? '으로' : '로'}`;
}
