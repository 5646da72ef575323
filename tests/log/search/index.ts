import { join } from 'node:path';
import { loadConfig } from '../../../src/config/load.ts';
import { ProjectFiles } from '../../../src/site/project-files.ts';
import { buildIndex } from '../../../src/site/search/build-index.ts';
import { aliasesIn, documentsIn } from '../../../src/site/search/documents.ts';
import { openSearch } from '../../../src/site/search/search.ts';
import type { Lang } from '../../../src/text/lang.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** The files of this log's index in a language. */
export async function indexOf(lang: Lang): Promise<ReadonlyMap<string, string>> {
  const files = new ProjectFiles(ROOT, await loadConfig(ROOT));
  return buildIndex(documentsIn(lang, files), aliasesIn(lang, files));
}

/** Search in an index, and count the bytes that it takes once they are compressed. */
export const searchIn = (files: ReadonlyMap<string, string>) =>
  openSearch(async (name) => JSON.parse(files.get(name)!));
