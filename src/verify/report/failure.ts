import { widthOf } from '@studylog/check/text';
import type { Example } from '../../example/load.ts';
import type { CleanUpResult, ExampleResult, Mismatch, StepResult } from '../result.ts';
import { WORDS, type Words } from './words.ts';

const MAX_COLUMN = 60;

/** Everything that a person needs about a failed example: where, what was expected beside what was seen, and the diagnosis. */
export function formatFailure(example: Pick<Example, 'file'>, result: ExampleResult, words: Words = WORDS.en): string {
  return failuresOf(result)
    .map((failure) => `${placeOf(example, failure, result)}: ${formatFinding(failure, words)}`)
    .join('\n\n');
}

/** What failed of an example: a step, or the clean-up after the last one. */
export function failuresOf({ steps, cleanUp }: ExampleResult): (StepResult | CleanUpResult)[] {
  const failed = steps.filter(({ outcome }) => outcome === 'failed');
  return cleanUp?.outcome === 'failed' ? [...failed, cleanUp] : failed;
}

/** The clean-up is no step; it belongs to the last file that a step applied. */
function placeOf(
  { file }: Pick<Example, 'file'>,
  failure: StepResult | CleanUpResult,
  { steps }: ExampleResult,
): string {
  const step = 'verb' in failure ? failure : steps.findLast(({ verb }) => verb === 'apply');
  return `${file}:${step?.line ?? 1}:${step?.column ?? 1}`;
}

function formatFinding(failure: StepResult | CleanUpResult, words: Words): string {
  const { reason, mismatches = [], diagnosis } = failure;
  const what = 'verb' in failure ? failure.verb : words.cleanUp;
  const table = mismatches.length > 0 ? `\n${sideBySide(mismatches, words)}` : '';
  const below = diagnosis ? `\n\n${indent(diagnosis, 2)}` : '';
  return `${what}: ${reason?.[words.lang] ?? words.failed}${table}${below}`;
}

/** Rows of field, expected and seen; long values wrap below their own column. */
export function sideBySide(mismatches: readonly Mismatch[], words: Words = WORDS.en): string {
  const rows = [{ path: words.field, expected: words.expected, actual: words.seen }, ...mismatches];
  const width = (key: keyof Mismatch) => Math.min(MAX_COLUMN, Math.max(...rows.map((row) => longestLine(row[key]))));
  const widths = { path: width('path'), expected: width('expected'), actual: width('actual') };
  return rows
    .map(({ path, expected, actual }) => {
      const cells = [wrap(path, widths.path), wrap(expected, widths.expected), wrap(actual, widths.actual)];
      const height = Math.max(...cells.map(({ length }) => length));
      return Array.from({ length: height }, (_, line) => {
        const [a = '', b = '', c = ''] = cells.map((cell) => cell[line] ?? '');
        return `    ${padded(a, widths.path)}  ${padded(b, widths.expected)}  ${c}`.trimEnd();
      }).join('\n');
    })
    .join('\n');
}

function longestLine(text: string): number {
  return Math.max(...text.split('\n').map(widthOf));
}

function padded(text: string, cells: number): string {
  return text + ' '.repeat(Math.max(0, cells - widthOf(text)));
}

function wrap(text: string, width: number): string[] {
  return text
    .trimEnd()
    .split('\n')
    .flatMap((line) => line.match(new RegExp(`.{1,${width}}`, 'gu')) ?? ['']);
}

function indent(text: string, spaces: number): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(spaces));
}
