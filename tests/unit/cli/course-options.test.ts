import { readOptions } from '@studylog/check/command';
import { Fault } from '@studylog/check/text';
import { expect, it } from 'vitest';
import { OPTIONS, refuseContradictions } from '../../../src/cli/verify/options.ts';

/** What is wrong with a command line; undefined where nothing is. */
function refused(...argv: string[]): string | undefined {
  const { values, words } = readOptions(argv, OPTIONS);
  try {
    refuseContradictions(values, words);
    return undefined;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    expect(error.exitCode).toBe(2);
    return error.said.en;
  }
}

it.each([
  [['--course']],
  [['--course', '--engine', 'kind', '--order', 'reversed', '--lang', 'en', '--record']],
  [['--course', '--skip-cleanup', 'pod/echo']],
])('takes %s', (argv) => {
  expect(refused(...argv)).toBeUndefined();
});

it.each([
  [['--course', '--engine', 'embedded'], '--course only runs on kind'],
  [['--course', '--from', 'site', '--jobs', '2'], '--course cannot be used with --from, --jobs'],
  [['--course', 'pod'], '--course runs all notes; it cannot be used with example names'],
  [['--order', 'reading'], '--order can only be used with --course'],
  [['--order', 'reading', '--skip-cleanup', 'pod/echo'], '--order, --skip-cleanup can only be used with --course'],
  [['--course', '--record', '--skip-cleanup', 'pod/echo'], 'a run without clean-up is not evidence'],
])('refuses %s', (argv, said) => {
  expect(refused(...argv)).toContain(said);
});
