/**
 * Explain terms and the keys of manifests where they are, once a reader asks. What does it is loaded then, and not before; until
 * then the last event is kept for it. The first tap on a term shows what it means, the second follows the link.
 */
export function enablePreviews(): void {
  let last: Event;
  let previews: Promise<void> | undefined;
  const wake = (event: Event): void => {
    const at = (event.target as Partial<Element>).closest?.('.term, .numbered, [data-keys]') as
      | HTMLAnchorElement
      | undefined;
    if (!at) return;
    last = event;
    const isFirstTap =
      (event as PointerEvent).pointerType === 'touch' && at.href && !at.hasAttribute('aria-describedby');
    if (isFirstTap) event.preventDefault();
    previews ??= import('./previews.ts').then(({ startPreviews }) => startPreviews(last));
    previews.catch(() => isFirstTap && event.type === 'click' && location.assign(at.href));
  };
  for (const type of ['pointerover', 'focusin', 'click']) document.addEventListener(type, wake);
}
