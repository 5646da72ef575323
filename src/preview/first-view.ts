import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type DefaultTreeAdapterTypes as Html, parse } from 'parse5';
import { BASE } from '../text/base.ts';

/** What the first view of the longest note may weigh, HTML with styles and scripts, in bytes of gzip. */
export const FIRST_VIEW_LIMIT = 27_000;

/**
 * Weigh what a browser loads with a page of a built site before the reader does anything: the page, its style sheets and
 * its scripts with what they import. The icon is left out, as browsers fetch it last and keep it. A file that is not there weighs nothing.
 * @returns bytes of gzip
 */
export function firstView(dist: string, page: string): number {
  const html = readFileSync(fileOf(dist, page), 'utf8');
  const loaded = new Set<string>();
  const load = (address: string, from: string): void => {
    const path = addressIn(address, from);
    if (path === undefined || loaded.has(path) || !existsSync(fileOf(dist, path))) return;
    loaded.add(path);
    if (!path.endsWith('.js')) return;
    for (const imported of importsOf(readFileSync(fileOf(dist, path), 'utf8'))) load(imported, path);
  };
  for (const address of elements(parse(html)).flatMap(loadedBy)) load(address, page);
  return weigh(html) + [...loaded].reduce((sum, path) => sum + weigh(readFileSync(fileOf(dist, path))), 0);
}

const weigh = (content: string | Uint8Array): number => gzipSync(content, { level: 9 }).length;

const fileOf = (dist: string, path: string): string => join(dist, path.endsWith('/') ? `${path}index.html` : path);

/** The path below the site's base that an address on a page or in a script leads to; undefined for other hosts and data. */
function addressIn(address: string, from: string): string | undefined {
  if (/^([a-z]+:|\/\/)/i.test(address)) return undefined;
  if (!address.startsWith('/')) return posix.join(posix.dirname(`${from}x`), address);
  return address.startsWith(`${BASE}/`) ? address.slice(BASE.length) : undefined;
}

/** What an element makes the browser load at once. */
function loadedBy({ tagName, attrs }: Html.Element): readonly string[] {
  const { rel = '', href, src } = Object.fromEntries(attrs.map(({ name, value }) => [name, value]));
  if (tagName === 'script' && src !== undefined) return [src];
  const isLoaded = rel.split(/\s+/).some((word) => ['stylesheet', 'modulepreload'].includes(word));
  return tagName === 'link' && isLoaded && href !== undefined ? [href] : [];
}

/** What a built module imports by itself; `import()` is on request. */
const importsOf = (script: string): readonly string[] =>
  [...script.matchAll(/(?:\bfrom|\bimport)\s*["']([^"']+\.js)["']/g)].map(([, address]) => address!);

function elements(node: Html.ParentNode): readonly Html.Element[] {
  return node.childNodes.flatMap((child) => ('tagName' in child ? [child, ...elements(child)] : []));
}
