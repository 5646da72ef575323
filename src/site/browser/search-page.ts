import { startSearch } from './search-view.ts';

export { openSearchDialog } from './search-dialog.ts';

const MOST_OF_KIND = 20;
/** Typing pauses this long before the address says what is looked for; browsers refuse to change it more often. */
const PAUSE_MS = 300;

const box = document.querySelector<HTMLElement>('main [data-search]');
if (box) startPage(box);

/** Search for what the address says, and let the address say what is typed. */
function startPage(box: HTMLElement): void {
  let pause: ReturnType<typeof setTimeout> | undefined;
  const view = startSearch(box, {
    mostOfKind: MOST_OF_KIND,
    submitted: () => box.querySelector<HTMLElement>('[data-search-results] a')?.focus(),
    asked: (query) => {
      clearTimeout(pause);
      pause = setTimeout(() => history.replaceState(history.state, '', addressOf(query)), PAUSE_MS);
    },
  });
  // A field may keep what was typed when one comes back to the page.
  const query = new URLSearchParams(location.search).get('q') ?? view.field.value;
  view.field.value = query;
  if (query !== '') void view.ask(query);
  else view.field.focus();
}

const addressOf = (query: string): string =>
  query.trim() === '' ? location.pathname : `${location.pathname}?q=${encodeURIComponent(query)}`;
