import type { Lang } from '@studylog/check/text';
import { element } from '../../browser/element.ts';
import type { PanelStep, StepState } from '../messages.ts';
import type { Words } from './words.ts';

/** The example's steps as a list: each is ticked once it is true, and says what is missing until then. */
export class StepRows {
  readonly list = element('ol', 'here-steps');
  readonly #rows = new Map<string, HTMLLIElement>();
  readonly #lang: Lang;
  readonly #words: Words;

  constructor(lang: Lang, words: Words) {
    this.#lang = lang;
    this.#words = words;
  }

  /** Begin with these steps, none of which has run. */
  begin(steps: readonly PanelStep[]): void {
    this.#rows.clear();
    for (const { index, sentence, command, about, isInside } of steps) {
      const row = element('li', isInside ? 'nested' : '');
      row.dataset.step = index;
      const say = element('p', 'here-say');
      say.append(stateMark(), withCode(sentence));
      row.append(
        say,
        about ? element('code', 'here-goal', about) : element('code', 'here-command', command),
        element('ul', 'here-missing'),
      );
      this.#rows.set(index, row);
      this.#show(row, 'waiting');
    }
    this.list.replaceChildren(...this.#rows.values());
  }

  /** Show what became of a step. */
  show({ index, state, reason, mismatches = [] }: StepState): void {
    const row = this.#rows.get(index);
    if (!row) return;
    this.#show(row, state);
    const missing =
      state === 'passed'
        ? []
        : [
            ...(reason ? [reason[this.#lang]] : []),
            ...mismatches.map((one) => this.#words.field(one.path, one.expected, one.actual)),
          ];
    const list = row.querySelector('.here-missing')!;
    if (list.textContent === missing.join('')) return;
    list.replaceChildren(...missing.map((text) => element('li', '', text)));
  }

  #show(row: HTMLElement, state: keyof Words['states']): void {
    row.dataset.state = state;
    const mark = row.querySelector('.here-state')!;
    if (mark.textContent !== this.#words.states[state]) mark.textContent = this.#words.states[state];
  }
}

const stateMark = (): HTMLElement => element('span', 'here-state');

/** Text with code between backticks. */
function withCode(text: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  text.split('`').forEach((part, at) => {
    if (part !== '') fragment.append(at % 2 ? element('code', '', part) : part);
  });
  return fragment;
}
