import type { Piece } from '../search/excerpt.ts';
import type { Group, Result } from '../search/search.ts';
import { element } from './element.ts';

/** What is listed: the best results at once, and a place for the others. */
export interface ResultList {
  readonly first: readonly Element[];
  add(groups: readonly Group[]): void;
}

/**
 * List results as links, with the sentence that answers.
 * @param texts of the page, and the base of its addresses
 * @param query for a link to the page of all results; undefined where there is no such link
 */
export function listResults(best: readonly Result[], texts: DOMStringMap, query: string | undefined): ResultList {
  if (best.length === 0) return { first: [], add: () => {} };
  const first = section(texts.best ?? '', best, texts, true);
  return {
    first: [first],
    add: (groups) => {
      const sections = groups.map(({ kind, count, results }) => {
        const made = section(texts[kind] ?? '', results, texts, false);
        const hidden = count - results.length;
        if (hidden > 0) made.append(element('p', 'search-more', (texts.more ?? '').replace('{count}', String(hidden))));
        return made;
      });
      // What was listed may have been replaced meanwhile.
      first.parentElement?.append(...sections, ...(query === undefined ? [] : [pageOfAll(query, texts)]));
    },
  };
}

function section(title: string, results: readonly Result[], texts: DOMStringMap, withKinds: boolean): HTMLElement {
  const made = element('section', 'search-group');
  const list = element('ul', 'search-list');
  list.append(...results.map((result) => item(result, texts, withKinds)));
  made.append(element('h2', 'search-heading', title), list);
  return made;
}

function item({ kind, title, address, within, excerpt }: Result, texts: DOMStringMap, withKind: boolean): HTMLElement {
  const made = element('li', 'search-result');
  const link = element('a', 'search-link');
  link.href = (texts.base ?? '') + address;
  link.append(...marks(title));
  made.append(link);
  const place = [withKind ? texts[kind] : '', within].filter(Boolean).join(' · ');
  if (place !== '') made.append(element('span', 'search-place', place));
  if (excerpt.length > 0) {
    const line = element('p', 'search-excerpt');
    line.append(...marks(excerpt));
    made.append(line);
  }
  return made;
}

function pageOfAll(query: string, texts: DOMStringMap): HTMLElement {
  const line = element('p', 'search-all');
  const link = element('a', '', texts.all ?? '');
  link.href = `${texts.search}?q=${encodeURIComponent(query)}`;
  line.append(link);
  return line;
}

const marks = (pieces: readonly Piece[]): (string | Element)[] =>
  pieces.map(({ text, isMatch }) => (isMatch ? element('mark', '', text) : text));
