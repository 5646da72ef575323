import { element } from './element.ts';
import { type SearchView, startSearch } from './search-view.ts';
import { addStyles } from './styles.ts';

interface SearchDialog {
  readonly dialog: HTMLDialogElement;
  readonly view: SearchView;
}

let made: Promise<SearchDialog> | undefined;

/**
 * Show the search over the page; where the page is that of the search, go to its field.
 * @param html of the page of the search, from which the dialog has its parts, its texts and its styles
 * @param address of that page
 */
export async function openSearchDialog(html: string, address: string): Promise<void> {
  const field = document.querySelector<HTMLInputElement>('main [data-search] input');
  if (field) return field.select();
  made ??= makeDialog(new DOMParser().parseFromString(html, 'text/html'), address);
  const { dialog, view } = await made;
  if (!dialog.open) dialog.showModal();
  view.field.select();
}

async function makeDialog(page: Document, address: string): Promise<SearchDialog> {
  const box = page.querySelector<HTMLElement>('[data-search]')!;
  await addStyles(page);
  const dialog = element('dialog', 'search-dialog');
  dialog.setAttribute('aria-label', page.querySelector('h1')?.textContent ?? '');
  box.querySelector('script')?.remove();
  dialog.append(document.adoptNode(box));
  box.querySelector('[data-search-form]')!.append(closeButton(dialog, box.dataset.close ?? ''));
  document.body.append(dialog);
  const view = startSearch(box, {
    mostOfKind: 3,
    pageOfAll: true,
    submitted: (query) => location.assign(`${address}?q=${encodeURIComponent(query)}`),
  });
  // By itself, Escape empties the field first.
  dialog.addEventListener('keydown', ({ key, defaultPrevented }) => {
    if (key === 'Escape' && !defaultPrevented) dialog.close();
  });
  dialog.addEventListener('click', ({ target, ctrlKey, metaKey }) => {
    const isLink = target instanceof Element && target.closest('a') !== null;
    if (target === dialog || (isLink && !ctrlKey && !metaKey)) dialog.close();
  });
  return { dialog, view };
}

function closeButton(dialog: HTMLDialogElement, name: string): HTMLButtonElement {
  const button = element('button', 'search-close', '✕');
  button.type = 'button';
  button.setAttribute('aria-label', name);
  button.addEventListener('click', () => dialog.close());
  return button;
}
