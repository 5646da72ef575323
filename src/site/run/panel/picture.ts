import type { Lang } from '@studylog/check/text';
import { drawTimeline } from '../../replay/drawing.ts';
import type { RunState } from '../handle.ts';
import type { Words } from './words.ts';

/** Real time between two drawings: what changes faster than this, nobody reads. */
const REDRAWN_MS = 200;

/**
 * The picture of a run as it goes, with the code that draws what was recorded. It is drawn again at most five times a second, and
 * only what differs is put into the page.
 */
export class Picture {
  readonly #stage: HTMLElement;
  readonly #lang: Lang;
  readonly #words: Words;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #drawn = '';

  constructor(stage: HTMLElement, lang: Lang, words: Words) {
    this.#stage = stage;
    this.#lang = lang;
    this.#words = words;
  }

  /** Draw what `state` gives, soon. */
  draw(state: () => RunState): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const { timeline, labels, now } = state();
      const { steps, requests } = this.#words;
      this.#put(drawTimeline(timeline, labels, { lang: this.#lang, steps, requests }, now));
    }, REDRAWN_MS);
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#drawn = '';
    this.#stage.replaceChildren();
  }

  #put(html: string): void {
    if (html === this.#drawn) return;
    this.#drawn = html;
    const template = document.createElement('template');
    template.innerHTML = html;
    replaceDiffering(this.#stage, template.content);
  }
}

const keyOf = (node: Element): string => (node as HTMLElement).dataset?.lane ?? node.getAttribute('class') ?? '';

/** Make the children of `shown` those of `drawn`: rows are known by their object, and one that is as it was stays. */
function replaceDiffering(shown: Element, drawn: ParentNode): void {
  const before = new Map([...shown.children].map((child) => [keyOf(child), child]));
  [...drawn.children].forEach((child, index) => {
    const known = before.get(keyOf(child));
    before.delete(keyOf(child));
    const kept = known && (known.isEqualNode(child) || known.matches('.replay-lanes')) ? known : child;
    if (kept === known && known.matches('.replay-lanes')) replaceDiffering(known, child);
    if (known && kept !== known) known.replaceWith(kept);
    if (shown.children[index] !== kept) shown.insertBefore(kept, shown.children[index] ?? null);
  });
  for (const gone of before.values()) gone.remove();
}
