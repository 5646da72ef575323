import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright';

/** A part of the site, and what is measured of it: lines of what and how much, in the order in which they become known. */
export interface Part {
  readonly name: string;
  readonly measure: (page: Page, origin: string) => AsyncGenerator<readonly [what: string, figure: string]>;
}

/** What is loaded while something is done: bytes after gzip and the number of requests. */
export async function loaded(page: Page, act: () => Promise<void>): Promise<string> {
  const sizes: Promise<number>[] = [];
  const note = (response: import('playwright').Response) =>
    sizes.push(response.body().then((body) => gzipSync(body, { level: 9 }).length));
  page.on('response', note);
  await act();
  await page.waitForLoadState('networkidle');
  page.off('response', note);
  const all = await Promise.all(sizes);
  const bytes = all.reduce((sum, size) => sum + size, 0);
  return `${(bytes / 1000).toFixed(1)} KB gzip in ${all.length} requests`;
}

export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;
