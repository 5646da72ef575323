import { element } from './element.ts';

/** No heading has a dot in its id. */
const ID = 'preview.box';
/** From the edges of the window. */
const MARGIN = 8;

/** What the box shows beside something: as the description of that, or as a box with links of its own. */
export interface Preview {
  readonly content: readonly Node[];
  readonly role: 'tooltip' | 'dialog';
  /** What a dialog is called. */
  readonly label?: string;
}

/** One box for a page, which shows what is said of one thing at a time, above all else on the page. */
export class PreviewBox {
  readonly element = element('div', 'preview');
  /** What is in it: the box itself, where it has a name, is described by that alone. */
  readonly #content = element('div');
  shown: HTMLElement | undefined;

  constructor() {
    this.#content.id = ID;
    this.element.append(this.#content);
    this.element.popover = 'manual';
  }

  /** Show something below its anchor, or above it where there is no room; a link within it is reached after what it is of. */
  show(anchor: HTMLElement, { content, role, label }: Preview): void {
    this.hide();
    this.shown = anchor;
    this.element.setAttribute('role', role);
    if (label === undefined) this.element.removeAttribute('aria-label');
    else this.element.setAttribute('aria-label', label);
    this.#content.replaceChildren(...content);
    (anchor.closest('pre') ?? document.querySelector('main')!.lastElementChild!).after(this.element);
    this.element.showPopover();
    this.#place(anchor.getClientRects()[0]!);
    anchor.setAttribute('aria-describedby', ID);
  }

  hide(): void {
    if (!this.shown) return;
    this.shown.removeAttribute('aria-describedby');
    this.shown = undefined;
    this.element.hidePopover();
  }

  #place(line: DOMRect): void {
    const { width, height } = this.element.getBoundingClientRect();
    const edge = document.documentElement.clientWidth - width - MARGIN;
    const isBelow = line.bottom + height <= innerHeight || line.top < height;
    this.element.style.left = `${Math.max(MARGIN, Math.min(line.left, edge)) + scrollX}px`;
    this.element.style.top = `${(isBelow ? line.bottom : line.top - height) + scrollY}px`;
  }
}
