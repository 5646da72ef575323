import { element } from '../element.ts';
import { type Preview, PreviewBox } from '../preview-box.ts';
import { sentence } from '../preview-field.ts';
import { addPreviewStyles } from '../preview-styles.ts';
import type { Checker } from './checker.ts';
import type { MarkedField } from './field.ts';
import type { Explanations } from './field-words.ts';
import { type Followed, isAt } from './follow.ts';
import type { EditorWords } from './words.ts';

/** The pointer rests so long before what is below it is explained, and may leave it so long on its way to the box. */
const REST_MS = 350;
const LINGER_MS = 200;

interface Helping {
  readonly field: HTMLTextAreaElement;
  readonly editor: MarkedField;
  readonly checker: Checker;
  readonly explanations: Explanations;
  readonly words: EditorWords;
  readonly announce: (text: string) => void;
  readonly findings: () => readonly Followed[];
  readonly fix: (followed: Followed) => void;
}

let boxes = 0;

/**
 * Says what is wrong at a place of the text, with its fix, and what its key means: under a pointer that rests, and, with the focus
 * in the box, at the caret. It goes with Escape (WCAG 1.4.13).
 */
export class Help {
  readonly #box: PreviewBox;
  readonly #of: Helping;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #leaving: ReturnType<typeof setTimeout> | undefined;
  /** Each showing has another number: what comes late for an older one is dropped. */
  #round = 0;

  constructor(of: Helping) {
    this.#of = of;
    boxes += 1;
    this.#box = new PreviewBox(`editor.help.${boxes}`);
    const { element: box } = this.#box;
    box.tabIndex = -1;
    box.addEventListener('pointerenter', () => clearTimeout(this.#leaving));
    box.addEventListener('pointerleave', () => this.#leave());
    box.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      this.close();
      of.field.focus({ preventScroll: true });
    });
    box.addEventListener('focusout', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && box.contains(relatedTarget))) this.close();
    });
    of.field.addEventListener('pointermove', (event) => this.#pointed(event));
    of.field.addEventListener('pointerleave', () => this.#leave());
    of.field.addEventListener('scroll', () => this.close(), { passive: true });
  }

  get isOpen(): boolean {
    return this.#box.shown !== undefined;
  }

  /** Explain what is at the caret, and move the focus there; say so where there is nothing. */
  async open(): Promise<void> {
    const { field, editor, announce, words } = this.#of;
    const caret = field.selectionStart;
    // In the indentation of a line, that line is meant.
    const line = editor.text().lastIndexOf('\n', caret - 1) + 1;
    const indentation = /^[ -]*/.exec(editor.text().slice(line))![0].length;
    if (await this.#show(Math.max(caret, line + indentation))) this.#box.element.focus({ preventScroll: true });
    else announce(words.noHelp);
  }

  close(): void {
    clearTimeout(this.#resting);
    clearTimeout(this.#leaving);
    this.#round += 1;
    this.#box.hide();
  }

  release(): void {
    this.close();
    this.#box.element.remove();
  }

  #pointed({ pointerType, buttons, clientX, clientY }: PointerEvent): void {
    clearTimeout(this.#resting);
    // Text is selected while a button is down.
    if (pointerType === 'touch' || buttons > 0) return;
    this.#resting = setTimeout(() => {
      const offset = this.#of.editor.offsetAt(clientX, clientY);
      if (offset === undefined) this.#leave();
      else void this.#show(offset);
    }, REST_MS);
  }

  #leave(): void {
    clearTimeout(this.#resting);
    clearTimeout(this.#leaving);
    if (this.#box.element.contains(document.activeElement)) return;
    this.#leaving = setTimeout(() => this.close(), LINGER_MS);
  }

  /** Returns whether there was anything to say. */
  async #show(offset: number): Promise<boolean> {
    const { field, editor, checker, explanations, findings } = this.#of;
    clearTimeout(this.#leaving);
    this.#round += 1;
    const round = this.#round;
    const text = editor.text();
    const outcome = await checker.ask('help', { text, offset });
    const help = outcome && 'answer' in outcome ? outcome.answer : undefined;
    const key = help?.key.range.start ?? offset;
    const problems = findings().filter((followed) => isAt(followed, offset) || isAt(followed, key));
    const shown = problems.flatMap(({ finding: { message, hint } }) => [message, hint ?? '']);
    const explained = help && (await explanations.of(help, shown));
    if (round !== this.#round || editor.text() !== text) return false;
    if (problems.length === 0 && !explained) {
      this.#box.hide();
      return false;
    }
    addPreviewStyles();
    const start = problems[0]?.place.range?.start ?? key;
    this.#box.show(field, this.#preview(problems, explained), editor.rectOf(start));
    return true;
  }

  #preview(problems: readonly Followed[], explained: Preview | undefined): Preview {
    const said = problems.map((problem) => this.#problem(problem));
    const label = explained?.label ?? problems[0]?.finding.rule ?? '';
    return { role: 'dialog', label, content: [...said, ...(explained?.content ?? [])] };
  }

  #problem(followed: Followed): HTMLElement {
    const { words, fix } = this.#of;
    const { severity, message, hint } = followed.finding;
    const part = element('div', `editor-problem is-${severity}`);
    part.append(sentence(message));
    if (hint !== undefined) part.append(sentence(hint));
    if (!followed.fix.range) return part;
    const button = element('button', 'editor-button', words.findingFix);
    button.type = 'button';
    button.addEventListener('click', () => {
      this.close();
      fix(followed);
    });
    part.append(button);
    return part;
  }
}
