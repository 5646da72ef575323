/**
 * Play in a note what the cluster did. All of it comes from the page of the example; where that fails, the link leads to the page.
 */
export function enableReplay(): void {
  document.addEventListener('click', async (event) => {
    const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('[data-watch]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    try {
      const [{ fetchPage }, { openReplay }] = await Promise.all([import('./fetch-page.ts'), import('./replay.ts')]);
      await openReplay(await fetchPage(link), link);
    } catch {
      location.href = link.href;
    }
  });
}
