import type * as SearchPage from './search-page.ts';

/**
 * Open the search where the page is, by the link in the header and by keys. What searches is loaded then, and not before: the
 * page of the search names the script of src/site/components/SearchBox.astro, so that this one need not know its address.
 */
export function enableSearch(): void {
  const link = document.querySelector<HTMLAnchorElement>('.search')!;
  const open = async (event: Event): Promise<void> => {
    event.preventDefault();
    try {
      const page = await (await fetch(link.href)).text();
      const [, script] = / src="([^"]+SearchBox[^"]+)/.exec(page)!;
      const { openSearchDialog }: typeof SearchPage = await import(/* @vite-ignore */ script!);
      await openSearchDialog(page, link.href);
    } catch {
      location.href = link.href;
    }
  };
  link.addEventListener('click', (event) => event.ctrlKey || event.metaKey || event.shiftKey || open(event));
  document.addEventListener('keydown', (event) => asksForSearch(event) && open(event));
}

/** `/` outside of fields, Ctrl+K or Cmd+K anywhere, also where K writes ㅏ. */
function asksForSearch({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey) return key === 'k' || key === 'ㅏ';
  return key === '/' && !document.activeElement!.matches('input, textarea, select');
}
