import type { Lang } from '@studylog/check/text';
import { fragmentOf } from '../../browser/check-fragment.ts';
import type { EditorFile } from '../../browser/editor/field-words.ts';
import type { EditorHandle } from '../../browser/editor/mount.ts';
import { element } from '../../browser/element.ts';
import type { PlainFile } from '../plain.ts';
import { button } from './button.ts';
import { keepText, keptText } from './kept-text.ts';
import type { Words } from './words.ts';

/** Typing pauses this long before the address of the text is made. */
const PAUSE_MS = 300;

/** What the files of a run are shown with. */
export interface FileOptions {
  readonly lang: Lang;
  readonly words: Words;
  /** The address of `editor.json`. */
  readonly editor: string;
  /** Under which changed texts are kept while the tab is open. */
  readonly key: string;
  readonly edited: (file: string, text: string) => void;
  readonly apply: (file: string) => void;
}

/** The files that a reader can change. What edits is loaded when a reader asks for it. */
export class Files {
  readonly element = element('div', 'here-files');
  readonly #files: readonly PlainFile[];
  readonly #options: FileOptions;
  readonly #texts = new Map<string, string>();
  readonly #tabs = element('select');
  readonly #state = element('p', 'here-changed');
  readonly #place = element('div');
  readonly #open: HTMLButtonElement;
  readonly #checker = element('a');
  #editor: EditorHandle | undefined;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(files: readonly PlainFile[], options: FileOptions) {
    this.#files = files;
    this.#options = options;
    const { words } = options;
    for (const { name, text } of files) this.#texts.set(name, keptText(this.#keyOf(name)) ?? text);
    this.#tabs.setAttribute('aria-label', words.file);
    this.#tabs.append(...files.map(({ name }) => element('option', '', name)));
    this.#tabs.addEventListener('change', () => this.#show());
    this.#open = button(words.edit, () => void this.edit());
    this.#state.setAttribute('role', 'status');
    const bar = element('div', 'here-bar here-file-bar');
    const apply = button(words.apply, () => options.apply(this.#name));
    this.#checker.className = 'here-button';
    this.#checker.textContent = words.checker;
    const original = button(words.original, () => this.#restore());
    bar.append(this.#tabs, this.#open, apply, original, this.#checker);
    this.element.append(bar, this.#state, this.#place);
    this.#tell();
  }

  /** Give what was changed to a run that has just begun. */
  begin(): void {
    for (const { name, text } of this.#files) {
      const now = this.#texts.get(name)!;
      if (now !== text) this.#options.edited(name, now);
    }
  }

  /** Show the file in an editor. */
  async edit(): Promise<void> {
    if (this.#editor) {
      this.#editor.focus();
      return;
    }
    this.#open.setAttribute('aria-disabled', 'true');
    const { lang, words, editor } = this.#options;
    const loaded = await Promise.all([import('../../browser/editor/with-styles.ts'), fetchWords(editor)]).catch(
      (error: unknown) => console.error(error),
    );
    this.#open.setAttribute('aria-disabled', 'false');
    if (!loaded) {
      this.#state.textContent = words.editFailed;
      return;
    }
    const [{ mountEditor }, { editor: editorWords }] = loaded;
    this.#open.hidden = true;
    this.#editor = mountEditor(this.#place, {
      lang,
      words: editorWords,
      fields: editor,
      text: this.#texts.get(this.#name)!,
      label: words.manifest,
      onChange: (text) => this.#changed(text),
    });
    this.#editor.focus();
  }

  close(): void {
    clearTimeout(this.#pause);
    this.#editor?.destroy();
  }

  get #name(): string {
    return this.#tabs.value;
  }

  #show(): void {
    this.#editor?.load(this.#texts.get(this.#name)!);
    this.#tell();
  }

  #restore(): void {
    const { text } = this.#files.find(({ name }) => name === this.#name)!;
    if (this.#editor) this.#editor.replaceAll(text);
    this.#changed(text);
  }

  #changed(text: string): void {
    const name = this.#name;
    this.#texts.set(name, text);
    const isOriginal = this.#files.some((file) => file.name === name && file.text === text);
    keepText(this.#keyOf(name), isOriginal ? undefined : text);
    this.#options.edited(name, text);
    this.#tell();
  }

  /** Say whether the file is another one than the page has evidence of. */
  #tell(): void {
    const original = this.#files.find(({ name }) => name === this.#name);
    const words = original?.text && original.text !== this.#texts.get(this.#name) ? this.#options.words.changed : '';
    if (this.#state.textContent !== words) this.#state.textContent = words;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => void this.#address(), PAUSE_MS);
  }

  /** The checker's page carries the text in its address, which can be shared. */
  async #address(): Promise<void> {
    const text = this.#texts.get(this.#name)!;
    const fragment = await fragmentOf(text);
    if (text !== this.#texts.get(this.#name)) return;
    this.#checker.href = `${new URL('check/', new URL(this.#options.editor, location.href))}#${fragment}`;
  }

  #keyOf(name: string): string {
    return `here ${this.#options.key} ${name}`;
  }
}

async function fetchWords(address: string) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.url} answers ${response.status}`);
  return (await response.json()) as EditorFile;
}
