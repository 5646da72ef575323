import { lineAt, type Range } from '@studylog/check/manifest';
import { element } from '../element.ts';
import { textLines } from './colours.ts';
import { classOf, columnAt, drawnLine, LONGEST_DRAWN, type Mark, rectOfColumn, worstOf } from './drawing.ts';
import { editBetween, lineStarts, moved } from './ranges.ts';

/** A text field with line numbers, colours and marks. */
export interface MarkedField {
  text(): string;
  /** Mark and follow these parts and no others. */
  mark(marks: readonly Mark[]): void;
  /** Move the caret there, select the range and bring it into view. */
  select(range: Range): void;
  /** Replace a range as if it had been typed, so that the reader can undo it. */
  replace(range: Range, text: string): void;
  /** Show another text, without taking the focus. */
  load(text: string): void;
  /** Where an offset is on the screen; of a line out of view or too long to be drawn, the field's edge. */
  rectOf(offset: number): DOMRect;
  /** The offset of the letter at a place of the screen; undefined where there is none. */
  offsetAt(x: number, y: number): number | undefined;
  /** Follow the field no more. */
  release(): void;
}

/** Browsers lay out every line of a text field, seen or not: beyond this they stand still for seconds. */
const MOST = { characters: 500_000, lines: 20_000 } as const;

/** Whether a text is more than a text field can hold without stopping the page. */
export function isTooLong(text: string): boolean {
  return text.length > MOST.characters || lineStarts(text).length > MOST.lines;
}

/** Beyond this, one undoable replacement takes browsers seconds. */
const MOST_UNDOABLE = 100_000;

/** The layers of an editor, each with one child that moves as the field scrolls. */
export interface Layers {
  readonly field: HTMLTextAreaElement;
  readonly gutter: HTMLElement;
  readonly backdrop: HTMLElement;
}

/**
 * Give a text field line numbers and marks: only the lines in view are ever drawn, so that its length costs nothing.
 * `changed` is called after each edit, `refused` instead when what is pasted or dropped is too long.
 */
export function enhance(
  { field, gutter, backdrop }: Layers,
  { changed, refused }: { changed(): void; refused(): void },
): MarkedField {
  let text = field.value;
  let starts = lineStarts(text);
  let inText: ReadonlySet<number> | undefined;
  let marks: readonly Mark[] = [];
  let drawing = 0;
  /** The number of the first line that is drawn. */
  let first = 0;

  function draw(): void {
    cancelAnimationFrame(drawing);
    drawing = 0;
    const { lineHeight, paddingTop } = getComputedStyle(field);
    const row = Number.parseFloat(lineHeight);
    first = Math.max(0, Math.floor((field.scrollTop - Number.parseFloat(paddingTop)) / row));
    const last = Math.min(starts.length, first + Math.ceil(field.clientHeight / row) + 1);
    const byLine = marksByLine(first, last);
    inText ??= readLines();
    const numbers: HTMLElement[] = [];
    const lines: HTMLElement[] = [];
    for (let line = first; line < last; line += 1) {
      const own = byLine.get(line) ?? [];
      numbers.push(element('span', classOf(worstOf(own)), String(line + 1)));
      const start = starts[line]!;
      lines.push(drawnLine({ text: text.slice(start, endOf(line)), start, isText: inText.has(line) }, own));
    }
    for (const [layer, content] of [
      [gutter, numbers],
      [backdrop, lines],
    ] as const) {
      const rows = layer.firstElementChild as HTMLElement;
      rows.replaceChildren(...content);
      const left = layer === backdrop ? -field.scrollLeft : 0;
      rows.style.transform = `translate(${left}px, ${first * row - field.scrollTop}px)`;
    }
  }

  const endOf = (line: number): number => (starts[line + 1] ?? text.length + 1) - 1;

  function marksByLine(from: number, to: number): Map<number, Mark[]> {
    const [start, end] = [starts[from] ?? 0, starts[to] ?? text.length + 1];
    const inView = marks.filter(
      ({ severity, range }) => severity && range && range.start >= start && range.start < end,
    );
    return Map.groupBy(inView, ({ range }) => lineAt(starts, range!.start));
  }

  /** Which lines are text; the field shows its own letters where they are too many to be drawn behind it. */
  function readLines(): ReadonlySet<number> {
    const lines = text.split('\n');
    field.classList.toggle('is-drawn', !lines.some(({ length }) => length > LONGEST_DRAWN));
    return textLines(lines);
  }

  function redraw(): void {
    if (drawing === 0) drawing = requestAnimationFrame(draw);
  }

  function take(): void {
    const edit = editBetween(text, field.value);
    text = field.value;
    starts = lineStarts(text);
    inText = undefined;
    for (const mark of marks) mark.range = mark.range && moved(mark.range, edit);
    redraw();
    changed();
  }

  function reveal({ start }: Range): void {
    const { lineHeight } = getComputedStyle(field);
    const top = lineAt(starts, start) * Number.parseFloat(lineHeight);
    if (top < field.scrollTop || top > field.scrollTop + field.clientHeight * 0.8) {
      field.scrollTop = top - field.clientHeight / 3;
    }
    field.scrollIntoView({ block: 'nearest' });
  }

  /** The drawn line of a number; undefined out of view. */
  function drawn(line: number): HTMLElement | undefined {
    if (drawing !== 0) draw();
    return backdrop.firstElementChild!.children[line - first] as HTMLElement | undefined;
  }

  field.addEventListener('beforeinput', (event) => {
    const added = event.data ?? event.dataTransfer?.getData('text/plain') ?? '';
    const { selectionStart, selectionEnd } = field;
    if (added.length < 2 || !isTooLong(text.slice(0, selectionStart) + added + text.slice(selectionEnd))) return;
    event.preventDefault();
    refused();
  });
  field.addEventListener('input', take);
  field.addEventListener('scroll', redraw, { passive: true });
  const watch = new ResizeObserver(redraw);
  watch.observe(field);

  return {
    text: () => text,
    mark(next) {
      marks = next;
      draw();
    },
    select(range) {
      field.focus({ preventScroll: true });
      field.setSelectionRange(range.start, range.end);
      reveal(range);
    },
    load(next) {
      field.value = next;
      take();
    },
    replace(range, replacement) {
      if (range.start === range.end && replacement === '') return;
      field.focus({ preventScroll: true });
      field.setSelectionRange(range.start, range.end);
      // Deprecated, and yet the only way that leaves the field's own undo working.
      const typed =
        Math.max(replacement.length, range.end - range.start) <= MOST_UNDOABLE &&
        document.execCommand(replacement === '' ? 'delete' : 'insertText', false, replacement);
      if (!typed) field.setRangeText(replacement, range.start, range.end, 'end');
      if (field.value !== text) take();
      reveal({ start: field.selectionStart, end: field.selectionEnd });
    },
    rectOf(offset) {
      const line = lineAt(starts, offset);
      const row = drawn(line);
      if (row && field.classList.contains('is-drawn')) return rectOfColumn(row, offset - starts[line]!);
      return row?.getBoundingClientRect() ?? field.getBoundingClientRect();
    },
    offsetAt(x, y) {
      if (!field.classList.contains('is-drawn')) return undefined;
      if (drawing !== 0) draw();
      const rows = [...backdrop.firstElementChild!.children] as HTMLElement[];
      const index = rows.findIndex((row) => y < row.getBoundingClientRect().bottom);
      const row = rows[index];
      if (!row || y < row.getBoundingClientRect().top) return undefined;
      const column = columnAt(row, x);
      return column === undefined ? undefined : starts[first + index]! + column;
    },
    release: () => watch.disconnect(),
  };
}
