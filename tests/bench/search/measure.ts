import { gzipSync } from 'node:zlib';
import { openSearch } from '../../../src/site/search/search.ts';

/** Bytes of a text after gzip. */
export const zipped = (text: string): number => gzipSync(text, { level: 9 }).length;

/** What one search took. */
export interface Cost {
  /** Bytes after gzip of all files that were read until the first results could be shown. */
  readonly bytes: number;
  /** Milliseconds of a processor until the first results, and from there to those of the same query once more. */
  readonly first: number;
  readonly next: number;
}

/** Search in the files of an index as a reader does who comes to the page for it. */
export async function costOf(files: ReadonlyMap<string, string>, query: string): Promise<Cost> {
  const read = new Set<string>();
  const start = processorTime();
  const search = await openSearch(async (name) => {
    read.add(name);
    return JSON.parse(files.get(name)!);
  });
  await search(query);
  const first = processorTime() - start;
  const again = processorTime();
  await search(query);
  const next = processorTime() - again;
  return { bytes: [...read].reduce((sum, name) => sum + zipped(files.get(name)!), 0), first, next };
}

/** The processor time of this process alone, which other programs do not change. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
