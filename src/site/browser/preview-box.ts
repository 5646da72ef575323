import { element } from './element.ts';

/** From the edges of the window. */
const MARGIN = 8;

/** What the box shows beside something: as the description of that, or as a box with links of its own. */
export interface Preview {
  readonly content: readonly Node[];
  readonly role: 'tooltip' | 'dialog';
  /** What a dialog is called. */
  readonly label?: string;
}

/** One box, which shows what is said of one thing at a time, above all else on the page. */
export class PreviewBox {
  readonly element = element('div', 'preview');
  /** What is in it: the box itself, where it has a name, is described by that alone. */
  readonly #content = element('div');
  shown: HTMLElement | undefined;

  /** @param id its own; no heading has a dot in its id */
  constructor(id = 'preview.box') {
    this.#content.id = id;
    this.element.append(this.#content);
    this.element.popover = 'manual';
  }

  /**
   * Show something below its anchor, or above it where there is no room; a link within it is reached after what it is of.
   * @param part where in the anchor it belongs, which it then does not describe as a whole
   */
  show(anchor: HTMLElement, { content, role, label }: Preview, part?: DOMRect): void {
    this.hide();
    this.shown = anchor;
    this.element.setAttribute('role', role);
    if (label === undefined) this.element.removeAttribute('aria-label');
    else this.element.setAttribute('aria-label', label);
    this.#content.replaceChildren(...content);
    (anchor.closest('pre, .editor') ?? document.querySelector('main')!.lastElementChild!).after(this.element);
    this.element.showPopover();
    this.#place(part ?? anchor.getClientRects()[0]!);
    if (!part) anchor.setAttribute('aria-describedby', this.#content.id);
  }

  hide(): void {
    if (!this.shown) return;
    if (this.shown.getAttribute('aria-describedby') === this.#content.id)
      this.shown.removeAttribute('aria-describedby');
    this.shown = undefined;
    this.element.hidePopover();
  }

  #place(line: DOMRect): void {
    const { width, height } = this.element.getBoundingClientRect();
    const edge = document.documentElement.clientWidth - width - MARGIN;
    const isBelow = line.bottom + height <= innerHeight || line.top < height;
    this.element.style.left = `${Math.max(MARGIN, Math.min(line.left, edge)) + scrollX}px`;
    const margins = 2 * Number.parseFloat(getComputedStyle(this.element).marginTop);
    this.element.style.top = `${(isBelow ? line.bottom : line.top - height - margins) + scrollY}px`;
  }
}
