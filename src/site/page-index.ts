import type { Lang } from '../text/lang.ts';
import type { CollectionName } from './collections/index.ts';
import type { Page, PageOf } from './content.ts';

/** The pages of one list by what they are called, made when somebody first asks. */
interface Index {
  readonly byPlace: ReadonlyMap<string, Page>;
  readonly byCollection: ReadonlyMap<CollectionName, readonly Page[]>;
}
const indexes = new WeakMap<readonly Page[], Index>();

const placeOf = (collection: CollectionName, lang: Lang, slug: string): string => `${collection}/${lang}/${slug}`;

function indexOf(pages: readonly Page[]): Index {
  const known = indexes.get(pages);
  if (known) return known;
  const index = {
    byPlace: new Map(pages.map((page) => [placeOf(page.collection, page.lang, page.slug), page])),
    byCollection: Map.groupBy(pages, ({ collection }) => collection),
  };
  indexes.set(pages, index);
  return index;
}

/** The pages of a collection, in every language. */
export function pagesIn<C extends CollectionName>(collection: C, pages: readonly Page[]): readonly PageOf<C>[] {
  return (indexOf(pages).byCollection.get(collection) ?? []) as unknown as readonly PageOf<C>[];
}

/** The page of a collection with this name in this language; undefined where there is none. */
export function pageAt<C extends CollectionName>(
  collection: C,
  lang: Lang,
  slug: string,
  pages: readonly Page[],
): Extract<Page, { collection: C }> | undefined {
  return indexOf(pages).byPlace.get(placeOf(collection, lang, slug)) as Extract<Page, { collection: C }> | undefined;
}
