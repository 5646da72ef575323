import type { Severity } from '@studylog/check';
import { lineAt, type Range } from '@studylog/check/manifest';
import { type ColouredPart, colouredParts, textLines } from './check-colours.ts';
import { editBetween, lineStarts, moved } from './check-ranges.ts';

/** A part of the text. The editor moves it along while one types, and takes its range away when it is edited itself. */
export interface Mark {
  /** How it is marked; without it the part is only followed. */
  readonly severity?: Severity;
  range: Range | undefined;
}

export interface Editor {
  text(): string;
  /** Mark and follow these parts and no others. */
  mark(marks: readonly Mark[]): void;
  /** Move the caret there, select the range and bring it into view. */
  select(range: Range): void;
  /** Replace a range as if it had been typed, so that the reader can undo it. */
  replace(range: Range, text: string): void;
  /** Show another text, without taking the focus. */
  load(text: string): void;
}

/** Browsers lay out every line of a text field, seen or not: beyond this they stand still for seconds. */
const MOST = { characters: 500_000, lines: 20_000 } as const;

/** Whether a text is more than a text field can hold without stopping the page. */
export function isTooLong(text: string): boolean {
  return text.length > MOST.characters || lineStarts(text).length > MOST.lines;
}

/** Beyond this, one undoable replacement takes browsers seconds. */
const MOST_UNDOABLE = 100_000;
/** A text with a longer line is shown without colours, and what is marked in that line only in the gutter. */
const LONGEST_DRAWN = 2000;
const WORST_FIRST: readonly Severity[] = ['error', 'warning', 'info'];

/**
 * Give a text field line numbers and marks: only the lines in view are ever drawn, so that its length costs nothing.
 * `changed` is called after each edit, `refused` instead when what is pasted or dropped is too long.
 */
export function enhance(
  field: HTMLTextAreaElement,
  gutter: Element,
  backdrop: Element,
  { changed, refused }: { changed(): void; refused(): void },
): Editor {
  let text = field.value;
  let starts = lineStarts(text);
  let inText: ReadonlySet<number> | undefined;
  let marks: readonly Mark[] = [];
  let drawing = 0;

  function draw(): void {
    drawing = 0;
    const { lineHeight, paddingTop } = getComputedStyle(field);
    const row = Number.parseFloat(lineHeight);
    const first = Math.max(0, Math.floor((field.scrollTop - Number.parseFloat(paddingTop)) / row));
    const last = Math.min(starts.length, first + Math.ceil(field.clientHeight / row) + 1);
    const byLine = marksByLine(first, last);
    inText ??= readLines();
    const numbers = document.createDocumentFragment();
    const lines = document.createDocumentFragment();
    for (let line = first; line < last; line += 1) {
      const own = byLine.get(line) ?? [];
      const worst = WORST_FIRST.find((severity) => own.some((mark) => mark.severity === severity));
      numbers.append(element('span', worst, String(line + 1)));
      lines.append(drawnLine(line, own, worst));
    }
    for (const [layer, content] of [
      [gutter, numbers],
      [backdrop, lines],
    ] as const) {
      const rows = layer.firstElementChild as HTMLElement;
      rows.replaceChildren(content);
      const left = layer === backdrop ? -field.scrollLeft : 0;
      rows.style.transform = `translate(${left}px, ${first * row - field.scrollTop}px)`;
    }
  }

  function marksByLine(first: number, last: number): Map<number, Mark[]> {
    const from = starts[first] ?? 0;
    const to = starts[last] ?? text.length + 1;
    const inView = marks.filter(({ severity, range }) => severity && range && range.start >= from && range.start < to);
    return Map.groupBy(inView, ({ range }) => lineAt(starts, range!.start));
  }

  /** Which lines are text; the field shows its own letters where they are too many to be drawn behind it. */
  function readLines(): ReadonlySet<number> {
    const lines = text.split('\n');
    field.classList.toggle('is-drawn', !lines.some(({ length }) => length > LONGEST_DRAWN));
    return textLines(lines);
  }

  /** A line of the layer behind the field: its own text in colours, and what is marked. */
  function drawnLine(line: number, own: readonly Mark[], worst: Severity | undefined): Element {
    const start = starts[line]!;
    const end = (starts[line + 1] ?? text.length + 1) - 1;
    const drawn = element('div', worst, '');
    if (end - start > LONGEST_DRAWN) return drawn;
    const parts = colouredParts(text.slice(start, end), inText?.has(line) ?? false);
    let at = start;
    for (const { severity, range } of own) {
      if (range!.start < at) continue;
      const stop = Math.min(Math.max(range!.end, range!.start + 1), end);
      const mark = element('mark', severity, '');
      mark.append(...drawnParts(parts, range!.start - start, stop - start));
      drawn.append(...drawnParts(parts, at - start, range!.start - start), mark);
      at = Math.max(at, stop);
    }
    drawn.append(...drawnParts(parts, at - start, end - start));
    return drawn;
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

  field.addEventListener('beforeinput', (event) => {
    const added = event.data ?? event.dataTransfer?.getData('text/plain') ?? '';
    const { selectionStart, selectionEnd } = field;
    if (added.length < 2 || !isTooLong(text.slice(0, selectionStart) + added + text.slice(selectionEnd))) return;
    event.preventDefault();
    refused();
  });
  field.addEventListener('input', take);
  field.addEventListener('scroll', redraw, { passive: true });
  new ResizeObserver(redraw).observe(field);

  return {
    text: () => text,
    mark(next) {
      marks = next;
      redraw();
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
  };
}

/** What of a line's parts stands between two columns. */
function drawnParts(parts: readonly ColouredPart[], from: number, to: number): (Element | string)[] {
  let at = 0;
  return parts.flatMap((part) => {
    const text = part.text.slice(Math.max(0, from - at), Math.max(0, to - at));
    at += part.text.length;
    if (text === '' || part.class === undefined) return text;
    const drawn = element('span', undefined, text);
    drawn.className = part.class;
    return drawn;
  });
}

function element(name: string, severity: Severity | undefined, text: string): Element {
  const made = document.createElement(name);
  if (severity) made.className = `is-${severity}`;
  made.textContent = text;
  return made;
}
