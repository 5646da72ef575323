import { conditionsOf } from '../conditions.ts';
import { readCommand } from '../kubectl.ts';
import { enWithin, koWithin } from './phrases.ts';
import { defineVerb } from './verb.ts';
import type { run as written } from './written/run.ts';

export const run = defineVerb<typeof written>({
  sentence: {
    ko: (step) => `${koWithin(step)}${step.fails ? '이 명령은 실패해야 합니다.' : '명령의 출력을 확인합니다.'}`,
    en: (step) => `${step.fails ? 'This command must fail' : 'Check the output of the command'}${enWithin(step)}.`,
  },
  conditions: ({ output }) => (output === undefined ? [] : conditionsOf(output, 'output')),
  command: ({ run }) => readCommand(run),
});
