import { fetchPage } from './fetch-page.ts';

/** The pointer may leave a term for as long on its way to the preview. */
const LINGER_MS = 200;
/** No heading has a dot in its id. */
const ID = 'term.preview';

const preview = document.createElement('div');
preview.id = ID;
preview.className = 'term-preview';
preview.setAttribute('role', 'tooltip');
preview.hidden = true;
document.querySelector('main')!.append(preview);
document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') hide();
});
let shown: HTMLAnchorElement | undefined;
let leaving: ReturnType<typeof setTimeout> | undefined;

/**
 * Show what a term means beside it: while the pointer is on the term or on what is shown, while the term has the focus, and after
 * a tap. It goes with Escape, and stays otherwise (WCAG 1.4.13). The glossary is fetched when it is first needed.
 * @param event pointerover, focusin or click, on a term or elsewhere
 * @param term the link at which it happened
 */
export function showFor(event: Event, term: HTMLAnchorElement | null): void {
  const { type, target } = event;
  const isWithin = target instanceof Node && preview.contains(target);
  const byTouch = (event as PointerEvent).pointerType === 'touch';
  if (type === 'pointerover' && !byTouch) {
    if (term) void show(term, false);
    else if (isWithin) clearTimeout(leaving);
    else if (shown && document.activeElement !== shown) hideSoon();
  } else if (type === 'focusin') {
    if (term?.matches(':focus-visible')) void show(term, false);
    else if (!term) hide();
  } else if (type === 'click') {
    if (term && byTouch) void show(term, true);
    else if (!term && !isWithin) hide();
  }
}

async function show(term: HTMLAnchorElement, byTap: boolean): Promise<void> {
  clearTimeout(leaving);
  if (shown === term) return;
  hide();
  shown = term;
  const glossary = await fetchPage(term).catch(() => undefined);
  const entry = glossary?.getElementById(decodeURIComponent(term.hash.slice(1)));
  if (!entry || shown !== term) return;
  preview.replaceChildren(...entryOf(entry, byTap ? glossary?.querySelector('[data-again]') : undefined));
  preview.hidden = false;
  place(preview, term);
  term.setAttribute('aria-describedby', ID);
}

function hide(): void {
  clearTimeout(leaving);
  shown?.removeAttribute('aria-describedby');
  shown = undefined;
  preview.hidden = true;
}

function hideSoon(): void {
  clearTimeout(leaving);
  leaving = setTimeout(hide, LINGER_MS);
}

/** The name and the meaning of an entry; what is linked there is linked there. */
function entryOf(entry: Element, again: Element | null | undefined): Node[] {
  const name = document.createElement('strong');
  name.append(...[...(entry.querySelector('dt')?.childNodes ?? [])].map((part) => document.importNode(part, true)));
  const meaning = document.importNode(entry.querySelector('[data-meaning]')!, true);
  const hint = again && document.importNode(again, true);
  hint?.removeAttribute('hidden');
  return [name, meaning, ...(hint ? [hint] : [])];
}

/** Below the term, or above it where there is no room, and inside the window. */
function place(preview: HTMLElement, term: HTMLElement): void {
  const line = term.getClientRects()[0]!;
  const { width, height } = preview.getBoundingClientRect();
  const edge = document.documentElement.clientWidth - width - 8;
  const isBelow = line.bottom + height <= innerHeight || line.top < height;
  const origin = (preview.offsetParent ?? document.body).getBoundingClientRect();
  preview.style.left = `${Math.max(8, Math.min(line.left, edge)) - origin.left}px`;
  preview.style.top = `${(isBelow ? line.bottom : line.top - height) - origin.top}px`;
}
