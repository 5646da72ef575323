import type { Lang } from '@studylog/check/text';
import { element } from '../../browser/element.ts';
import { secondsOf } from '../../replay/words.ts';
import { button } from './button.ts';
import type { Words } from './words.ts';

const SPEEDS = [0.25, 0.5, 1, 2, 5, 10];

/** What a reader can do with a run as a whole. */
export interface BarActions {
  readonly next: () => void;
  readonly all: () => void;
  readonly pause: () => void;
  readonly speed: (speed: number) => void;
  readonly reset: () => void;
  readonly close: () => void;
}

/** The buttons above a run: its steps, its clock, its beginning and its end. */
export class Bar {
  readonly element = element('div', 'here-bar');
  readonly #words: Words;
  readonly #next: HTMLButtonElement;
  readonly #all: HTMLButtonElement;
  readonly #pause: HTMLButtonElement;
  readonly #time = element('output', 'here-time');

  /** @param walks whether the page runs steps; in an exercise the reader does */
  constructor(words: Words, actions: BarActions, walks: boolean) {
    this.#words = words;
    this.#next = button(words.next, actions.next);
    this.#all = button(words.all, actions.all);
    this.#pause = button(words.pause, actions.pause);
    const speed = element('select');
    speed.setAttribute('aria-label', words.speed);
    speed.append(
      ...SPEEDS.map((value) => {
        const option = element('option', '', `${value}×`);
        option.value = String(value);
        option.selected = value === 1;
        return option;
      }),
    );
    speed.addEventListener('change', () => actions.speed(Number(speed.value)));
    this.#time.setAttribute('aria-live', 'off');
    this.#next.classList.add('is-main');
    if (walks) this.element.append(this.#next, this.#all);
    this.element.append(this.#pause, speed, this.#time);
    this.element.append(button(words.reset, actions.reset), button(words.close, actions.close));
  }

  /** Say what can be done now. A button that does nothing for the moment keeps the focus. */
  show({ isPaused, isStepping, isDone = false }: { isPaused: boolean; isStepping: boolean; isDone?: boolean }): void {
    for (const one of [this.#next, this.#all]) one.setAttribute('aria-disabled', String(isStepping || isDone));
    this.#pause.textContent = isPaused ? this.#words.resume : this.#words.pause;
  }

  /** Show how far the cluster's clock has come. */
  tell(now: number, lang: Lang): void {
    const time = secondsOf(now, lang, 1);
    if (this.#time.textContent !== time) this.#time.textContent = time;
  }
}
