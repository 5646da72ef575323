import type * as Preview from './term-preview.ts';

let preview: Promise<typeof Preview | undefined> | undefined;
let tapped: Element | null;

/** Load what shows the meaning of terms (src/site/browser/term-preview.ts) with the first event on one, and hand events on to it. */
export function enableTerms(): void {
  for (const type of ['pointerover', 'focusin', 'click']) document.addEventListener(type, handOn);
}

async function handOn(event: Event): Promise<void> {
  const term = (event.target as Element).closest<HTMLAnchorElement>('a.term');
  if (event.type === 'click' && (event as PointerEvent).pointerType === 'touch') {
    // The first tap shows what a term means, the second follows the link; later than now, an event could not be kept from that.
    if (term && term !== tapped) event.preventDefault();
    tapped = term;
  }
  if (term) preview ??= import('./term-preview.ts').catch(() => (preview = undefined));
  (await preview)?.showFor(event, term);
}
