import { element } from '../element.ts';

/** One of a list: what is chosen, what kind it is of, and what is said of it. */
export interface Choice {
  readonly label: string;
  readonly note: string;
  readonly text: string;
  /** The language of the text, where it is not that of the page. */
  readonly textLang?: string;
  readonly choose: () => void;
}

/** Between the list and the line that it is of, and from the edges of what is seen. */
const GAP = 4;

let lists = 0;

/**
 * A list of choices beside the caret of a text field, which keeps the focus: a listbox whose active option the field names. It is
 * never under an on-screen keyboard, as it looks for room in what of the page is seen.
 */
export class ChoiceList {
  readonly element = element('div', 'editor-choices');
  readonly #list = element('ul');
  readonly #field: HTMLTextAreaElement;
  #choices: readonly Choice[] = [];
  #active = -1;
  #at: (() => DOMRect) | undefined;

  constructor(field: HTMLTextAreaElement) {
    this.#field = field;
    lists += 1;
    this.#list.id = `editor-choices-${lists}`;
    this.#list.setAttribute('role', 'listbox');
    // It scrolls; a reader who tabs closes it before.
    this.#list.tabIndex = 0;
    this.element.popover = 'manual';
    this.element.append(this.#list);
    // A press would take the focus from the field, and an on-screen keyboard with it.
    this.element.addEventListener('mousedown', (event) => event.preventDefault());
    this.#list.addEventListener('click', ({ target }) => {
      const option = target instanceof Element ? target.closest<HTMLElement>('[role="option"]') : null;
      if (option) this.choose([...this.#list.children].indexOf(option));
    });
    for (const type of ['resize', 'scroll'] as const) visualViewport?.addEventListener(type, this.#place);
    addEventListener('scroll', this.#place, { passive: true });
  }

  /** Another number each time it is opened or closed. */
  round = 0;

  get isOpen(): boolean {
    return this.#choices.length > 0;
  }

  /** @param at where the caret is @param active the option that Enter takes; -1 for none yet */
  open(label: string, choices: readonly Choice[], at: () => DOMRect, active: number): void {
    this.round += 1;
    this.#choices = choices;
    this.#at = at;
    this.#list.setAttribute('aria-label', label);
    this.#list.replaceChildren(...choices.map((choice, index) => this.#option(choice, index)));
    this.#field.setAttribute('aria-controls', this.#list.id);
    if (!this.element.matches(':popover-open')) this.element.showPopover();
    this.activate(active);
  }

  close(): void {
    if (!this.isOpen) return;
    this.round += 1;
    this.#choices = [];
    this.#active = -1;
    this.#at = undefined;
    for (const name of ['aria-controls', 'aria-activedescendant']) this.#field.removeAttribute(name);
    this.element.hidePopover();
    this.#list.replaceChildren();
  }

  /** Close it and follow the page no more. */
  release(): void {
    this.close();
    for (const type of ['resize', 'scroll'] as const) visualViewport?.removeEventListener(type, this.#place);
    removeEventListener('scroll', this.#place);
    this.element.remove();
  }

  /** Say something of the options, in their order. */
  describe(texts: readonly Pick<Choice, 'text' | 'textLang'>[]): void {
    for (const [index, { text, textLang }] of texts.entries()) {
      const part = this.#list.children[index]?.querySelector<HTMLElement>('.editor-choice-text');
      if (!part) continue;
      part.textContent = text;
      if (textLang !== undefined) part.lang = textLang;
    }
    this.#place();
  }

  /** Take an option, or the active one; false where there is none. */
  choose(index = this.#active): boolean {
    const choice = this.#choices[index];
    if (!choice) return false;
    this.close();
    choice.choose();
    return true;
  }

  /** Go to the option so many further, and around. */
  move(by: number): void {
    const { length } = this.#choices;
    const from = this.#active < 0 && by < 0 ? 0 : this.#active;
    this.activate((from + by + length) % length);
  }

  activate(index: number): void {
    this.#list.children[this.#active]?.setAttribute('aria-selected', 'false');
    this.#active = index;
    const option = this.#list.children[index] as HTMLElement | undefined;
    if (!option) {
      this.#field.removeAttribute('aria-activedescendant');
      this.#place();
      return;
    }
    option.setAttribute('aria-selected', 'true');
    // Its text is shown whole then, on as many lines as it takes.
    this.#place();
    this.#field.setAttribute('aria-activedescendant', option.id);
    const { offsetTop, offsetHeight } = option;
    const { scrollTop, clientHeight } = this.#list;
    if (offsetTop < scrollTop) this.#list.scrollTop = offsetTop;
    else if (offsetTop + offsetHeight > scrollTop + clientHeight)
      this.#list.scrollTop = offsetTop + offsetHeight - clientHeight;
  }

  #option({ label, note, text, textLang }: Choice, index: number): HTMLElement {
    const option = element('li');
    option.id = `${this.#list.id}-${index}`;
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    const said = element('span', 'editor-choice-text', text);
    if (textLang !== undefined) said.lang = textLang;
    option.append(
      element('span', 'editor-choice-label', label),
      ' ',
      element('span', 'editor-choice-note', note),
      ' ',
      said,
    );
    return option;
  }

  /** Below the line of the caret, or above it where there is more room, within what is seen. */
  readonly #place = (): void => {
    if (!this.#at) return;
    const line = this.#at();
    const { offsetTop: top, offsetLeft: left, width, height } = visualViewport!;
    const below = top + height - line.bottom - 2 * GAP;
    const above = line.top - top - 2 * GAP;
    this.#list.style.maxHeight = '';
    const wanted = this.element.offsetHeight;
    const isBelow = below >= wanted || below >= above;
    const room = Math.max(0, Math.min(wanted, isBelow ? below : above));
    this.#list.style.maxHeight = `${room}px`;
    const edge = left + width - this.element.offsetWidth - GAP;
    this.element.style.left = `${Math.max(left + GAP, Math.min(line.left, edge)) + scrollX}px`;
    this.element.style.top = `${(isBelow ? line.bottom + GAP : line.top - GAP - room) + scrollY}px`;
  };
}
