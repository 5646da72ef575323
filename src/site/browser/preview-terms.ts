import { element } from './element.ts';
import { fetchPage } from './fetch-page.ts';
import type { Preview } from './preview-box.ts';

/**
 * The name and the meaning of a term, from the glossary; what is linked there is linked there.
 * @param isTap whether to say what another tap does
 */
export async function previewOfTerm(term: HTMLAnchorElement, isTap: boolean): Promise<Preview | undefined> {
  const glossary = await fetchPage(term).catch(() => undefined);
  const entry = glossary?.getElementById(decodeURIComponent(term.hash.slice(1)));
  if (!entry) return undefined;
  const name = element('strong');
  name.append(...[...(entry.querySelector('dt')?.childNodes ?? [])].map((part) => document.importNode(part, true)));
  const meaning = document.importNode(entry.querySelector('[data-meaning]')!, true);
  const again = isTap ? glossary?.querySelector('[data-again]') : undefined;
  const hint = again && document.importNode(again, true);
  hint?.removeAttribute('hidden');
  return { role: 'tooltip', content: [name, meaning, ...(hint ? [hint] : [])] };
}
