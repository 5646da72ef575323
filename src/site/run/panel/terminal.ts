import { element } from '../../browser/element.ts';
import type { Printer, Running } from '../handle.ts';
import type { Words } from './words.ts';

/** What a terminal runs lines with. */
export interface TerminalHost {
  readonly run: (line: string, printer: Printer) => Running;
  readonly complete: (line: string) => Promise<{ readonly from: number; readonly choices: readonly string[] }>;
}

/** Characters of output that are kept: older ones go, as in any terminal. */
const MOST = 100_000;

/** A line to type commands in, and a log of what they print. */
export class Terminal {
  readonly element = element('div', 'here-terminal terminal');
  readonly #log = element('pre', 'here-log terminal-output');
  readonly #input = element('input');
  readonly #host: TerminalHost;
  readonly #words: Words;
  readonly #history: string[] = [];
  /** Which line of the history is shown; after the last one, what is being typed. */
  #place = 0;
  #typed = '';
  #running: Running | undefined;

  constructor(host: TerminalHost, words: Words) {
    this.#host = host;
    this.#words = words;
    this.#log.setAttribute('role', 'log');
    this.#log.setAttribute('aria-label', words.log);
    this.#log.tabIndex = 0;
    this.#input.type = 'text';
    this.#input.name = 'command';
    for (const [name, value] of Object.entries(INPUT)) this.#input.setAttribute(name, value);
    this.#input.setAttribute('aria-label', words.input);
    const hint = element('p', 'here-hint', words.hint);
    hints += 1;
    hint.id = `here-hint-${hints}`;
    this.#input.setAttribute('aria-describedby', hint.id);
    const form = element('form', 'here-prompt');
    form.append(element('span', '', '$ '), this.#input, element('button', 'here-button', words.run));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const line = this.#input.value.trim();
      this.#set('');
      void this.run(line);
    });
    this.#input.addEventListener('keydown', (event) => this.#key(event));
    this.element.append(this.#log, form, hint);
  }

  /** Type a line and run it, as a reader would. */
  async run(line: string): Promise<void> {
    if (line === '') return;
    this.#remember(line);
    if (line === 'clear') return this.clear();
    this.show(line);
    await this.follow(this.#host.run(line, this.printer));
  }

  /** Where what commands print goes. */
  readonly printer: Printer = {
    typed: (line) => this.show(line),
    print: (text, isError) => this.#print(text, isError ? 'here-error' : ''),
  };

  /** Show a line that nobody runs here: a command as if it were typed, or what was done without one. */
  note(text: string): void {
    this.#print(`${text}\n`, 'here-code');
  }

  show(line: string): void {
    this.#print(`$ ${line}\n`, 'here-typed');
  }

  /** Wait for a command, which Ctrl-C interrupts. */
  async follow(running: Running): Promise<void> {
    this.#running = running;
    const code = await running.done;
    if (this.#running === running) this.#running = undefined;
    if (code !== 0) this.#print(`(${this.#words.ended(code)})\n`, 'here-code');
  }

  clear(): void {
    this.#log.replaceChildren();
  }

  focus(): void {
    this.#input.focus();
  }

  #print(text: string, name: string): void {
    const isAtEnd = this.#log.scrollTop + this.#log.clientHeight >= this.#log.scrollHeight - 8;
    this.#log.append(element('span', name, text));
    for (let length = this.#log.textContent.length; length > MOST; ) {
      length -= this.#log.firstChild!.textContent!.length;
      this.#log.firstChild!.remove();
    }
    if (isAtEnd) this.#log.scrollTop = this.#log.scrollHeight;
  }

  #remember(line: string): void {
    if (this.#history.at(-1) !== line) this.#history.push(line);
    this.#place = this.#history.length;
    this.#typed = '';
  }

  #key(event: KeyboardEvent): void {
    const { key, ctrlKey, isComposing } = event;
    // The keys that choose a syllable of Korean are the input method's.
    if (isComposing) return;
    if (key === 'ArrowUp' || key === 'ArrowDown') {
      event.preventDefault();
      this.#recall(key === 'ArrowUp' ? -1 : 1);
    } else if (key === 'Tab' && !event.shiftKey && this.#input.value !== '') {
      event.preventDefault();
      void this.#complete();
    } else if (key === 'Escape') {
      this.#input.blur();
      this.element.closest<HTMLElement>('.here')?.focus();
    } else if (ctrlKey && (key === 'c' || key === 'ㅊ') && this.#input.selectionStart === this.#input.selectionEnd) {
      event.preventDefault();
      this.#print(`$ ${this.#input.value}^C\n`, 'here-typed');
      this.#running?.interrupt();
      this.#set('');
    } else if (ctrlKey && (key === 'l' || key === 'ㅣ')) {
      event.preventDefault();
      this.clear();
    }
  }

  #recall(direction: 1 | -1): void {
    if (this.#place === this.#history.length) this.#typed = this.#input.value;
    this.#place = Math.max(0, Math.min(this.#history.length, this.#place + direction));
    this.#set(this.#history[this.#place] ?? this.#typed);
  }

  /** Complete the word before the cursor as far as all choices agree; where they differ, show them. */
  async #complete(): Promise<void> {
    const line = this.#input.value;
    const { from, choices } = await this.#host.complete(line);
    if (this.#input.value !== line || choices.length === 0) return;
    const common = choices.reduce((prefix, choice) => {
      let length = 0;
      while (length < prefix.length && prefix[length] === choice[length]) length += 1;
      return prefix.slice(0, length);
    });
    const isWhole = choices.length === 1 && !common.endsWith('=');
    const completed = line.slice(0, from) + common + (isWhole ? ' ' : '');
    if (completed !== line) this.#set(completed);
    else this.#print(`$ ${line}\n${choices.join('  ')}\n`, 'here-typed');
  }

  #set(value: string): void {
    this.#input.value = value;
    this.#input.setSelectionRange(value.length, value.length);
  }
}

/** Nothing that is typed is a text of a human language. */
const INPUT = {
  autocomplete: 'off',
  autocapitalize: 'off',
  autocorrect: 'off',
  spellcheck: 'false',
  enterkeyhint: 'go',
  lang: 'en',
};

let hints = 0;
