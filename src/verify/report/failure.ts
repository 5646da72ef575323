import { widthOf } from '@studylog/check/text';
import type { Example } from '../../example/load.ts';
import type { ExampleResult, Mismatch, StepResult } from '../result.ts';
import { WORDS, type Words } from './words.ts';

const MAX_COLUMN = 60;

/** Everything that a person needs about a failed example: where, what was expected beside what was seen, and the diagnosis. */
export function formatFailure(example: Pick<Example, 'file'>, result: ExampleResult, words: Words = WORDS.en): string {
  const failed = result.steps.filter(({ outcome }) => outcome === 'failed');
  return failed.map((step) => formatStep(example, step, words)).join('\n\n');
}

function formatStep({ file }: Pick<Example, 'file'>, step: StepResult, words: Words): string {
  const head = `${file}:${step.line}:${step.column}: ${step.verb}: ${step.reason?.[words.lang] ?? words.failed}`;
  const table = step.mismatches?.length ? `\n${sideBySide(step.mismatches, words)}` : '';
  const diagnosis = step.diagnosis ? `\n\n${indent(step.diagnosis, 2)}` : '';
  return `${head}${table}${diagnosis}`;
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
