import { fetchPage } from './fetch-page.ts';
import type * as Replay from './replay.ts';

/**
 * Play in a note what the cluster did. All of it comes from the page of the example, which also names the script that plays it, so
 * that this one need not know its address; where that fails, the link leads to the page.
 */
export function enableReplay(): void {
  document.addEventListener('click', async (event) => {
    const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('[data-watch]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    try {
      const page = await fetchPage(link);
      const { src } = page.querySelector<HTMLScriptElement>('.replay script')!;
      const { openReplay }: typeof Replay = await import(/* @vite-ignore */ src);
      await openReplay(page, link);
    } catch {
      location.href = link.href;
    }
  });
}
