import { collectionOf } from '../collections/index.ts';
import type { Page } from '../content.ts';

/** The pages that have a picture of their own when their link is shared: notes and entries. */
export const pagesWithCard = (pages: readonly Page[]): ReadonlySet<string> =>
  new Set(pages.map((page) => collectionOf(page).addresses(page)[0]));

/**
 * The address of the picture of a page, without its language; the site's own where the page has none.
 * @example cardPath('/notes/pod/', new Set(['/notes/pod/'])) // '/cards/notes/pod.png'
 */
export const cardPath = (path: string, withCard: ReadonlySet<string>): string =>
  withCard.has(path) ? `/cards${path.slice(0, -1)}.png` : '/cards/site.png';
