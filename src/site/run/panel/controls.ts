import type { Lang } from '@studylog/check/text';
import { element } from '../../browser/element.ts';
import { stateWords } from '../../replay/words.ts';
import type { PresentObject } from '../messages.ts';
import { type Control, controlsOf } from './objects.ts';
import type { Words } from './words.ts';

/** What a reader asked of an object. */
export type Asked =
  | Exclude<Control, { does: 'image' }>
  | { readonly does: 'set-image'; readonly control: Extract<Control, { does: 'image' }>; readonly image: string };

/** The objects that are there, each with its state and with a menu of what a reader can do with it. */
export class ObjectList {
  readonly list = element('ul', 'here-objects');
  readonly #empty: HTMLElement;
  readonly #rows = new Map<string, { row: HTMLLIElement; now: HTMLElement; menu: HTMLElement; shown: string }>();
  readonly #lang: Lang;
  readonly #words: Words;
  readonly #asked: (asked: Asked) => void;
  /** References that can be chosen for an image. */
  images: readonly string[] = [];

  constructor(lang: Lang, words: Words, asked: (asked: Asked) => void) {
    this.#lang = lang;
    this.#words = words;
    this.#asked = asked;
    this.#empty = element('li', 'here-none', words.noObjects);
    this.show([]);
  }

  /** Show these objects. A row that is there already stays, with its menu as it is, and so does the focus. */
  show(objects: readonly PresentObject[]): void {
    const keys = new Set(objects.map(keyOf));
    for (const [key, { row }] of this.#rows) {
      if (keys.has(key)) continue;
      // Where a reader was, there is another object to go on with, or the list.
      if (row.contains(document.activeElement)) focusBeside(row, this.list);
      row.remove();
      this.#rows.delete(key);
    }
    for (const object of objects) this.#update(object);
    if (this.#rows.size === 0) this.list.replaceChildren(this.#empty);
    else this.#empty.remove();
  }

  #update(present: PresentObject): void {
    const key = keyOf(present);
    const { kind, name } = present.object;
    let known = this.#rows.get(key);
    if (!known) {
      known = { row: element('li'), now: element('span', 'here-now'), menu: element('div', 'here-menu'), shown: '' };
      const details = element('details');
      const summary = element('summary');
      const title = element('span', 'here-object');
      title.append(element('span', 'replay-kind', kind), ' ', element('code', '', name));
      summary.append(title, ' ', known.now);
      details.append(summary, known.menu);
      known.menu.setAttribute('role', 'group');
      known.menu.setAttribute('aria-label', this.#words.actionsOf(key));
      known.row.append(details);
      this.#rows.set(key, known);
      this.list.append(known.row);
    }
    const words = stateWords(present.state, this.#lang);
    if (known.now.textContent !== words) known.now.textContent = words;
    const controls = controlsOf(present);
    const shown = JSON.stringify(controls);
    if (shown === known.shown) return;
    known.shown = shown;
    this.#fill(known.menu, controls);
  }

  /** Put controls into a menu; the one that has the focus keeps it where it is there still. */
  #fill(menu: HTMLElement, controls: readonly Control[]): void {
    const active = menu.contains(document.activeElement)
      ? (document.activeElement as HTMLElement).dataset.control
      : undefined;
    const parts = controls.map((control) => {
      const part = control.does === 'image' ? this.#imageForm(control) : this.#button(control);
      return part;
    });
    menu.replaceChildren(...parts);
    if (active === undefined) return;
    const same = menu.querySelector<HTMLElement>(`[data-control="${CSS.escape(active)}"]`);
    (same ?? menu.querySelector<HTMLElement>('button'))?.focus();
  }

  #button(control: Exclude<Control, { does: 'image' }>): HTMLElement {
    const button = element('button', 'here-button', this.#nameOf(control));
    button.type = 'button';
    button.dataset.control = control.does === 'change' ? control.words.key + (control.words.label ?? '') : control.does;
    button.addEventListener('click', () => this.#asked(control));
    return button;
  }

  #nameOf(control: Exclude<Control, { does: 'image' }>): string {
    switch (control.does) {
      case 'change':
        return control.words.key === 'takeLabel'
          ? this.#words.takeLabel(control.words.label ?? '')
          : this.#words[control.words.key];
      case 'request':
        return this.#words.request(control.port);
      case 'probe':
        return control.fails ? this.#words.breakProbes : this.#words.mendProbes;
    }
  }

  #imageForm(control: Extract<Control, { does: 'image' }>): HTMLElement {
    const form = element('form', 'here-image');
    const select = element('select');
    select.setAttribute('aria-label', this.#words.image(control.container));
    select.dataset.control = `image ${control.container}`;
    const references = [...new Set([control.image, ...this.images])];
    select.append(...references.map((reference) => element('option', '', reference)));
    // Most likely another version of the same.
    const name = control.image.split(':')[0];
    select.value = references.find((one) => one !== control.image && one.split(':')[0] === name) ?? control.image;
    const button = element('button', 'here-button', this.#words.setImage);
    button.dataset.control = `set ${control.container}`;
    form.append(select, button);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#asked({ does: 'set-image', control, image: select.value });
    });
    return form;
  }
}

const keyOf = ({ object: { kind, name } }: PresentObject): string => `${kind}/${name}`;

function focusBeside(row: HTMLElement, list: HTMLElement): void {
  const beside = row.nextElementSibling ?? row.previousElementSibling;
  const summary = beside?.querySelector('summary');
  if (!summary) list.tabIndex = -1;
  (summary ?? list).focus();
}
