import { structuredPatch } from 'diff';
import type { Example } from '../example/load.ts';
import { calledAs, objectsIn } from '../example/objects.ts';
import { flatSteps } from '../example/results.ts';

/** A file of an example. */
export interface Version {
  readonly example: Pick<Example, 'id' | 'title'>;
  readonly file: Example['files'][number];
}

/** Two files of which the second is a later or a corrected one of the first. */
export interface Change {
  readonly kind: 'fix' | 'next';
  readonly from: Version;
  readonly to: Version;
}

/**
 * What an example has to be compared with: the example that corrects it, those that it corrects (both are its `fix` in
 * example.yaml), and each file that it applies with the one before that defines an object of the same name.
 */
export function changesOf(example: Example, examples: readonly Example[]): Change[] {
  const fixed = examples.filter(({ id }) => id === example.fix).flatMap((other) => fixes(example, other));
  const broken = examples.filter(({ fix }) => fix === example.id).flatMap((other) => fixes(other, example));
  return [...fixed, ...broken, ...versionsOf(example)].filter(({ from, to }) => from.file.text !== to.file.text);
}

/** The files of both that have the same name. */
function fixes(from: Example, to: Example): Change[] {
  return from.files.flatMap((file) => {
    const other = to.files.find(({ name }) => name === file.name);
    return other ? [{ kind: 'fix', from: { example: from, file }, to: { example: to, file: other } }] : [];
  });
}

function versionsOf(example: Example): Change[] {
  const applied = flatSteps(example.steps).flatMap((step) =>
    step.verb === 'apply' ? example.files.filter(({ name }) => name === step.apply) : [],
  );
  const files = [...new Set(applied)];
  return files.flatMap((file, index) => {
    const names = objectsIn(file).map(calledAs);
    const before = files
      .slice(0, index)
      .findLast((one) => objectsIn(one).some((object) => names.includes(calledAs(object))));
    return before ? [{ kind: 'next', from: { example, file: before }, to: { example, file } }] : [];
  });
}

/** A line of a unified diff; lines count from 1, and one that was added has no number in the first file. */
export interface DiffLine {
  readonly sign: ' ' | '-' | '+';
  readonly old: number | undefined;
  readonly new: number | undefined;
}

/** A part of a unified diff: lines that changed, with some around them. */
export interface Hunk {
  /** `@@ -1,4 +1,5 @@` */
  readonly range: string;
  readonly lines: readonly DiffLine[];
}

/** Compare two texts line by line. */
export function hunksOf(from: string, to: string): Hunk[] {
  return structuredPatch('', '', from, to, '', '', { context: 3 }).hunks.map((hunk) => {
    let [old, next] = [hunk.oldStart, hunk.newStart];
    const lines = hunk.lines.flatMap((line): DiffLine[] => {
      const sign = line[0];
      // A remark on the line before: that no line end follows it.
      if (sign !== ' ' && sign !== '-' && sign !== '+') return [];
      return [{ sign, old: sign === '+' ? undefined : old++, new: sign === '-' ? undefined : next++ }];
    });
    const range = `@@ -${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@`;
    return { range, lines };
  });
}
