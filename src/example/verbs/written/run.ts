import { z } from 'zod';
import { common, matcher, within } from '../../fields.ts';
import { pattern } from '../../issues.ts';

export const kubectlLine = pattern(/^kubectl /, {
  ko: '`kubectl`로 시작하는 명령이어야 합니다.',
  en: 'expected a command that starts with `kubectl`',
});

export const run = z.strictObject({
  ...common,
  run: kubectlLine.describe('A kubectl command line, as the reader types it.'),
  output: matcher.optional().describe('What it must print (stdout and stderr).'),
  fails: z.literal(true).optional().describe('It must exit with an error.'),
  within: within.optional(),
});
