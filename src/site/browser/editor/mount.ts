import type { Lang } from '@studylog/check/text';
import { Checker } from './checker.ts';
import { ChoiceList } from './choice-list.ts';
import { offer } from './completing.ts';
import { enhance } from './field.ts';
import { Explanations } from './field-words.ts';
import { type Followed, fixesBetween, follow, marksOf } from './follow.ts';
import { Help } from './helping.ts';
import { type Command, commandOf, pressedInList } from './keys.ts';
import { buildLayers } from './layers.ts';
import { editBetween } from './ranges.ts';
import type { Verdict } from './verdict.ts';
import type { EditorWords } from './words.ts';

export { isTooLong } from './field.ts';
export type { Verdict } from './verdict.ts';

export interface EditorOptions {
  readonly lang: Lang;
  readonly words: EditorWords;
  /** The address of `editor.json`, in the language of the page. */
  readonly fields: string;
  /** What it holds at first; without it, what the text field in the element holds. */
  readonly text?: string;
  /** What the field is called, where the element has none with a label. */
  readonly label?: string;
  /** After each edit. */
  readonly onChange?: (text: string) => void;
  /** What the checker says of the text, once typing has paused; marks come with each keystroke. */
  readonly onVerdict?: (verdict: Verdict) => void;
  /** What kept a text from being taken or checked. */
  readonly onTrouble?: (trouble: 'slow' | 'failed' | 'tooLong') => void;
  /** Whether a check takes so long that a reader wonders. */
  readonly onBusy?: (isBusy: boolean) => void;
}

export interface EditorHandle {
  text(): string;
  /** Show another text, without taking the focus. */
  load(text: string): void;
  /** The same as an edit, which can be undone. */
  replaceAll(text: string): void;
  /** Select what a finding of the last verdict points at, or a place that it refers to. */
  select(finding: number, related?: number): void;
  /** Apply the fix of a finding of the last verdict. */
  fix(finding: number): void;
  /** Apply every fix that is safe. */
  fixAll(): Promise<void>;
  focus(): void;
  /** End what it runs, and take away what it added but the field. */
  destroy(): void;
}

/** Typing pauses this long before what the checker says is read out. */
const PAUSE_MS = 250;
/** A check that takes longer says that it is at work; others would only flicker. */
const BUSY_AFTER_MS = 400;

/**
 * Make an editor for manifests in an element: colours, marks, fixes, completion and help. An element with a text field, as a page
 * without scripts has it, keeps that. Styles are in styles/editor.css; `with-styles.ts` brings them along.
 */
export function mountEditor(root: HTMLElement, options: EditorOptions): EditorHandle {
  const { lang, words, onChange, onVerdict, onTrouble, onBusy } = options;
  const parts = buildLayers(root, options);
  const { field, news } = parts;
  let current: readonly Followed[] = [];
  let reported: readonly Followed[] = [];
  let pause: ReturnType<typeof setTimeout> | undefined;
  let busy: ReturnType<typeof setTimeout> | undefined;
  let isTyping = false;
  let unreported: { readonly verdict: Verdict; readonly followed: readonly Followed[] } | undefined;

  const checker = new Checker();
  const explanations = new Explanations(options.fields, lang);
  const editor = enhance(parts, { changed, refused: () => onTrouble?.('tooLong') });
  const list = new ChoiceList(field);
  parts.body.append(list.element);
  const help = new Help({ field, editor, checker, explanations, words, announce, findings: () => current, fix });
  const completing = { field, editor, list, checker, explanations, words, announce };

  /** Said again, the same would not be read out again. */
  function announce(text: string): void {
    news.textContent = '';
    news.textContent = text;
  }

  function changed(): void {
    help.close();
    onChange?.(editor.text());
    isTyping = true;
    clearTimeout(pause);
    pause = setTimeout(() => {
      isTyping = false;
      report();
    }, PAUSE_MS);
    void check();
  }

  async function check(): Promise<void> {
    clearTimeout(busy);
    busy = setTimeout(() => onBusy?.(true), BUSY_AFTER_MS);
    const text = editor.text();
    const outcome = await checker.ask('judge', { text, lang });
    if (!outcome) return;
    clearTimeout(busy);
    onBusy?.(false);
    if ('trouble' in outcome) return onTrouble?.(outcome.trouble);
    if (editor.text() !== text) return;
    const verdict = outcome.answer;
    current = follow(verdict, true);
    unreported = { verdict, followed: follow(verdict, false) };
    markAll();
    if (!isTyping) report();
  }

  function markAll(): void {
    editor.mark([current, reported, unreported?.followed ?? []].flatMap(marksOf));
  }

  function report(): void {
    if (!unreported) return;
    const { verdict, followed } = unreported;
    reported = followed;
    unreported = undefined;
    if (verdict.summary.errors > 0) field.setAttribute('aria-invalid', 'true');
    else field.removeAttribute('aria-invalid');
    onVerdict?.(verdict);
  }

  function fix({ fix: { range, text } }: Followed): void {
    if (range) editor.replace(range, text);
  }

  function offerFixes(): void {
    const { selectionStart, selectionEnd } = field;
    const text = editor.text();
    const start = text.lastIndexOf('\n', selectionStart - 1) + 1;
    const next = text.indexOf('\n', selectionEnd);
    const fixes = fixesBetween(current, start, next < 0 ? text.length : next);
    if (fixes.length === 0) {
      announce(words.noFixes);
      return;
    }
    const choices = fixes.map((followed) => {
      const { message, hint = '' } = followed.finding;
      const text = `${message} ${hint}`.replaceAll('`', '');
      return { label: words.findingFix, note: '', text, choose: () => fix(followed) };
    });
    list.open(words.fixes, choices, () => editor.rectOf(fixes[0]!.place.range?.start ?? selectionStart), 0);
  }

  function replaceAll(next: string): void {
    // A text field has LF for every line end.
    const { start, end, text } = editBetween(editor.text(), next.replace(/\r\n?/g, '\n'));
    editor.replace({ start, end }, text);
  }

  const commands: Readonly<Record<Command, () => void>> = {
    complete: () => void offer(completing, true),
    help: () => {
      list.close();
      void help.open();
    },
    fix: offerFixes,
  };

  function pressed(event: KeyboardEvent): void {
    // A key of an input method is not one of the editor.
    if (event.isComposing || event.keyCode === 229) return;
    const command = commandOf(event);
    if (command) commands[command]();
    else if (!(list.isOpen ? pressedInList(event, list) : event.key === 'Escape' && help.isOpen)) return;
    if (event.key === 'Escape') help.close();
    event.preventDefault();
  }

  function typed(event: Event): void {
    const { inputType = '', data = null } = event as Partial<InputEvent>;
    const isWord = inputType.startsWith('insert') && /^(?:[\w./"'-]|.*[:-] )$/.test(data ?? '');
    const isSpace = data === ' ' && /[:-] $/.test(field.value.slice(0, field.selectionStart));
    const isComposed = inputType === 'insertCompositionText' && /[\w./-]$/.test(data ?? '');
    if (isWord || isSpace || isComposed || (list.isOpen && inputType === 'deleteContentBackward')) {
      void offer(completing, false);
    } else list.close();
  }

  const left = () => list.close();
  field.addEventListener('keydown', pressed);
  field.addEventListener('input', typed);
  field.addEventListener('blur', left);
  field.addEventListener('pointerdown', left);
  for (const [command, button] of parts.buttons) {
    // The field keeps the focus, and an on-screen keyboard stays.
    button.addEventListener('mousedown', (event) => event.preventDefault());
    button.addEventListener('click', () => {
      field.focus({ preventScroll: true });
      commands[command]();
    });
  }
  void check();

  return {
    text: editor.text,
    load: editor.load,
    replaceAll,
    select(index, related) {
      const { place, related: places } = reported[index]!;
      const { range } = related === undefined ? place : places[related]!;
      if (range) editor.select(range);
    },
    fix: (index) => fix(reported[index]!),
    async fixAll() {
      const text = editor.text();
      const outcome = await checker.ask('mend', { text });
      if (outcome && 'answer' in outcome && editor.text() === text) replaceAll(outcome.answer);
    },
    focus: () => field.focus(),
    destroy() {
      clearTimeout(pause);
      clearTimeout(busy);
      checker.stop();
      help.release();
      list.release();
      editor.release();
      field.removeEventListener('keydown', pressed);
      field.removeEventListener('input', typed);
      field.removeEventListener('blur', left);
      field.removeEventListener('pointerdown', left);
      parts.backdrop.remove();
      root.replaceChildren(parts.body);
    },
  };
}
