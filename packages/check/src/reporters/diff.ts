/** Lines around a change that a diff shows too. */
const CONTEXT = 3;

export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added' | 'place';
  readonly text: string;
}

/** Compare two texts line by line and return the changed places with the lines around them, as a unified diff does. */
export function diffLines(before: string, after: string): DiffLine[] {
  const lines = compare(before.split('\n'), after.split('\n'));
  const changed = lines.flatMap(({ kind }, index) => (kind === 'same' ? [] : [index]));
  const shown = new Set(changed.flatMap((at) => Array.from({ length: 2 * CONTEXT + 1 }, (_, i) => at - CONTEXT + i)));
  const result: DiffLine[] = [];
  let number = 1;
  for (const [index, line] of lines.entries()) {
    if (shown.has(index)) {
      if (!shown.has(index - 1)) result.push({ kind: 'place', text: `@@ ${number} @@` });
      result.push(line);
    }
    if (line.kind !== 'added') number += 1;
  }
  return result;
}

/** Longest common subsequence of lines, after cutting off what is the same at both ends. */
function compare(before: readonly string[], after: readonly string[]): DiffLine[] {
  const same = (text: string): DiffLine => ({ kind: 'same', text });
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const middle = subsequence(before.slice(head, before.length - tail), after.slice(head, after.length - tail));
  return [...before.slice(0, head).map(same), ...middle, ...before.slice(before.length - tail).map(same)];
}

function subsequence(before: readonly string[], after: readonly string[]): DiffLine[] {
  const columns = after.length + 1;
  const lengths = new Uint32Array((before.length + 1) * columns);
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const down = lengths[(i + 1) * columns + j]!;
      const right = lengths[i * columns + j + 1]!;
      lengths[i * columns + j] =
        before[i] === after[j] ? lengths[(i + 1) * columns + j + 1]! + 1 : Math.max(down, right);
    }
  }
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      lines.push({ kind: 'same', text: before[i]! });
      i += 1;
      j += 1;
    } else if (
      j >= after.length ||
      (i < before.length && lengths[(i + 1) * columns + j]! >= lengths[i * columns + j + 1]!)
    ) {
      lines.push({ kind: 'removed', text: before[i]! });
      i += 1;
    } else {
      lines.push({ kind: 'added', text: after[j]! });
      j += 1;
    }
  }
  return lines;
}
