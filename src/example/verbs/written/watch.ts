import { z } from 'zod';
import { common, matcher, within } from '../../fields.ts';
import { kubectlLine } from './run.ts';

export const watch = z.strictObject({
  ...common,
  watch: kubectlLine.describe('A kubectl command line that prints until Ctrl-C, as the reader types it.'),
  do: z.array(z.unknown()).min(1),
  output: matcher.describe('What it must have printed by the end (stdout and stderr).'),
  within: within.optional(),
});
