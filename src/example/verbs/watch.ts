import { conditionsOf } from '../conditions.ts';
import { readWatch } from '../kubectl.ts';
import { enWithin, koWithin } from './phrases.ts';
import { defineVerb } from './verb.ts';
import type { watch as written } from './written/watch.ts';

/** A command that goes on printing in a second terminal while the steps in `do` run. */
export const watch = defineVerb<typeof written>({
  sentence: {
    ko: (step) => `아래 단계가 진행되는 동안 계속 출력하는 명령을 실행해 둡니다. ${koWithin(step)}출력을 확인합니다.`,
    en: (step) => `Keep this command running during the steps below. Check its output${enWithin(step)}.`,
  },
  conditions: ({ output }) => conditionsOf(output, 'output'),
  command: ({ watch }) => readWatch(watch),
});
