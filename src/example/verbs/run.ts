import { z } from 'zod';
import { conditionsOf } from '../conditions.ts';
import { common, matcher, within } from '../fields.ts';
import { pattern } from '../issues.ts';
import { readCommand } from '../kubectl.ts';
import { enWithin, koWithin } from './phrases.ts';
import { defineVerb } from './verb.ts';

export const run = defineVerb({
  schema: z.strictObject({
    ...common,
    run: pattern(/^kubectl /, {
      ko: '`kubectl`로 시작하는 명령이어야 합니다.',
      en: 'expected a command that starts with `kubectl`',
    }).describe('A kubectl command line, as the reader types it.'),
    output: matcher.optional().describe('What it must print (stdout and stderr).'),
    fails: z.literal(true).optional().describe('It must exit with an error.'),
    within: within.optional(),
  }),
  sentence: {
    ko: (step) => `${koWithin(step)}${step.fails ? '이 명령은 실패해야 합니다.' : '명령의 출력을 확인합니다.'}`,
    en: (step) => `${step.fails ? 'This command must fail' : 'Check the output of the command'}${enWithin(step)}.`,
  },
  conditions: ({ output }) => (output === undefined ? [] : conditionsOf(output, 'output')),
  command: ({ run }) => readCommand(run),
});
