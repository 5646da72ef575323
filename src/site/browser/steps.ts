/** Add to the steps of a group what was recorded of them, as soon as a reader opens it; src/site/browser/recorded.ts does it. */
export function enableSteps(): void {
  // The event does not bubble.
  document.addEventListener(
    'toggle',
    async ({ target }) => {
      if (!(target instanceof HTMLDetailsElement) || !target.open) return;
      const link = target.querySelector<HTMLAnchorElement>(':scope > .group-more > a[data-recorded]');
      if (link) await (await import('./recorded.ts')).complete(target, link);
    },
    true,
  );
}
