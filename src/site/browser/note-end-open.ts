/** Load what keeps that a note was read (src/site/browser/note-end.ts) when its end is a screen away. */
export function enableNoteEnd(): void {
  const end = document.querySelector<HTMLElement>('div[data-note-end]');
  if (!end) return;
  const seen = new IntersectionObserver(
    async ([entry]) => {
      if (!entry!.isIntersecting) return;
      seen.disconnect();
      await (await import('./note-end.ts')).followEnd(end);
    },
    { rootMargin: '100%' },
  );
  seen.observe(end);
}
