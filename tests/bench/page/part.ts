import { gzipSync } from 'node:zlib';
import type { Page, Response } from 'playwright';

/** A part of the site, and what is measured of it: lines of what and how much, in the order in which they become known. */
export interface Part {
  readonly name: string;
  readonly measure: (page: Page, origin: string) => AsyncGenerator<readonly [what: string, figure: string]>;
}

/** Without a response for so long, nothing more is coming. */
const QUIET_MS = 700;

/** What is loaded while something is done and right after it: the address of each response, and its bytes after gzip. */
export async function responses(page: Page, act: () => Promise<void>): Promise<{ url: string; size: number }[]> {
  const all: Promise<{ url: string; size: number }>[] = [];
  const note = (response: Response) =>
    all.push(response.body().then((body) => ({ url: response.url(), size: gzipSync(body, { level: 9 }).length })));
  page.on('response', note);
  await act();
  for (let before = -1; before < all.length; ) {
    before = all.length;
    await page.waitForTimeout(QUIET_MS);
  }
  page.off('response', note);
  return await Promise.all(all);
}

export const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} KB gzip`;

/** How much is loaded while something is done, and by how many requests. */
export async function loaded(page: Page, act: () => Promise<void>): Promise<string> {
  const all = await responses(page, act);
  return `${kilobytes(all.reduce((sum, { size }) => sum + size, 0))} in ${all.length} requests`;
}

export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;
