import { type Found, openSearch } from '../search/search.ts';
import { listResults } from './search-results.ts';

export interface SearchOptions {
  /** How many results of a kind are listed. */
  readonly mostOfKind: number;
  /** Whether a link leads to the page with more of them. */
  readonly pageOfAll?: boolean;
  /** Enter was pressed in the field. */
  submitted(query: string): void;
  /** Another query was typed, or the same again. */
  asked?(query: string): void;
}

/** A field that searches as one types. */
export interface SearchView {
  readonly field: HTMLInputElement;
  /** Search for this. */
  ask(query: string): Promise<void>;
}

/** A search that takes longer says that it is at work; others would only flicker. */
const BUSY_AFTER_MS = 400;

/** Make a search of its parts (src/site/components/SearchBox.astro). The index is read with the first query. */
export function startSearch(box: HTMLElement, options: SearchOptions): SearchView {
  const part = <E extends Element = HTMLElement>(name: string) => box.querySelector<E>(`[data-search-${name}]`)!;
  const [form, results, status, lists] = [part('form'), part('results'), part('status'), part('lists')];
  const field = form.querySelector('input')!;
  const texts = box.dataset;
  let search: ReturnType<typeof openSearch> | undefined;
  let asked = '';

  async function find(query: string): Promise<Found> {
    search ??= openSearch(readerOf(texts.search!));
    try {
      return await (await search)(query);
    } catch (error) {
      search = undefined;
      throw error;
    }
  }

  async function ask(query: string): Promise<void> {
    asked = query;
    options.asked?.(query);
    if (query.trim() === '') return show(texts.hint ?? '', []);
    const busy = setTimeout(() => asked === query && say(texts.loading ?? ''), BUSY_AFTER_MS);
    try {
      const found = await find(query);
      if (asked !== query) return;
      clearTimeout(busy);
      const list = listResults(found.best, texts, options.pageOfAll ? query : undefined);
      show(found.count > 0 ? countOf(found.count, texts) : (texts.none ?? ''), list.first);
      list.add(await found.groups(options.mostOfKind));
    } catch (error) {
      console.error(error);
      if (asked === query) show(texts.failed ?? '', []);
    } finally {
      clearTimeout(busy);
    }
  }

  /** Replace what is listed. The lists to choose from are there as long as nothing is. */
  function show(text: string, list: readonly Element[]): void {
    results.replaceChildren(...list);
    lists.hidden = list.length > 0;
    say(text);
  }

  /** Said again, the same text would be read aloud again. */
  function say(text: string): void {
    if (status.textContent !== text) status.textContent = text;
  }

  /** Go up and down through the field and the links below it. */
  function move(step: number, event: Event): void {
    const stops = [field, ...box.querySelectorAll<HTMLElement>('[data-search-results] a')];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    const next = stops[at + step];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  }

  // Half of a character, as a field may hold it, has no place in an address.
  const typed = (): string => field.value.toWellFormed();
  field.addEventListener('input', () => ask(typed()));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (typed().trim() !== '') options.submitted(typed());
  });
  box.addEventListener('keydown', (event) => {
    // What ends or drops a syllable must not send the form or close the dialog, either.
    if (isComposing(event)) {
      if (event.key === 'Enter' || event.key === 'Escape') event.preventDefault();
    } else if (event.key === 'ArrowDown') move(1, event);
    else if (event.key === 'ArrowUp') move(-1, event);
  });
  return { field, ask };
}

/** Whether a key belongs to an input method: Enter ends a syllable then, and Escape drops it. Safari says so by 229 only. */
const isComposing = ({ isComposing, keyCode }: KeyboardEvent): boolean => isComposing || keyCode === 229;

function readerOf(address: string) {
  return async (name: string): Promise<unknown> => {
    // Only the first file keeps its name when the index changes.
    const response = await fetch(address + name, name === 'index.json' ? { cache: 'no-cache' } : {});
    if (!response.ok) throw new Error(`${response.status} ${address}${name}`);
    return response.json();
  };
}

function countOf(count: number, { countOne, count: others }: DOMStringMap): string {
  return count === 1 ? (countOne ?? '') : (others ?? '').replace('{count}', String(count));
}
