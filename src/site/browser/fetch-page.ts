import { addStyles } from './styles.ts';

/** The pages that were asked for, by address. */
const pages = new Map<string, Promise<Document>>();

/**
 * Another page of the site, whose parts can be shown on this one, as its stylesheets are there by then; each is fetched once.
 * @throws Error when it cannot be fetched; what failed is asked for again next time
 */
export function fetchPage(link: HTMLAnchorElement): Promise<Document> {
  const address = link.href.replace(/#.*/, '');
  const page = pages.get(address) ?? load(address);
  pages.set(address, page);
  page.catch(() => pages.delete(address));
  return page;
}

async function load(address: string): Promise<Document> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answers ${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  await addStyles(page);
  return page;
}
