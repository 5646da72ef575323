/**
 * Where the example that an element is about is run: around the element, or, for a manifest of a note, at the Run of the page.
 */
export function runPlaceOf(element: Element): HTMLElement | null {
  const around = element.closest<HTMLElement>('[data-runs]');
  if (around) return around;
  const raw = element.closest('.sheet')?.querySelector<HTMLAnchorElement>('.sheet-raw');
  const id = raw && /\/examples\/([^/]+\/[^/]+)\//.exec(raw.pathname)?.[1];
  return id ? document.querySelector(`[data-runs="${id}"]:not([data-task])`) : null;
}
