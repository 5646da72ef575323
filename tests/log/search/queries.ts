import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { Lang } from '../../../src/text/lang.ts';

/** What a reader types, and the pages that answer it. */
export interface Query {
  /** The way of typing that it stands for. */
  readonly kind: string;
  /** The language of the site on which it is typed. */
  readonly lang: Lang;
  readonly query: string;
  /** Addresses without the language. One with a fragment means that very place, another the whole page. */
  readonly pages: readonly string[];
}

const FILE = join(import.meta.dirname, 'queries.yaml');

/** The queries that this log's search is measured by. */
export const QUERIES: readonly Query[] = Object.entries(
  load(readFileSync(FILE, 'utf8')) as Readonly<Record<string, readonly Omit<Query, 'kind'>[]>>,
).flatMap(([kind, queries]) => queries.map((query) => ({ kind, ...query })));

/** Whether a result is one of the answers of a query. */
export function answers({ pages }: Query, address: string): boolean {
  return pages.some((page) => (page.includes('#') ? page === address : page === address.split('#')[0]));
}
