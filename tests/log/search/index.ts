import { join } from 'node:path';
import { loadConfig } from '../../../src/config/load.ts';
import { ProjectFiles } from '../../../src/site/project-files.ts';
import { searchFilesIn } from '../../../src/site/search/files.ts';
import { openSearch } from '../../../src/site/search/search.ts';
import type { Lang } from '../../../src/text/lang.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** The files of this log's index in a language. */
export const indexOf = async (lang: Lang): Promise<ReadonlyMap<string, string>> =>
  searchFilesIn(lang, new ProjectFiles(ROOT, await loadConfig(ROOT)));

/** Search in the files of an index. */
export const searchIn = (files: ReadonlyMap<string, string>) =>
  openSearch(async (name) => JSON.parse(files.get(name)!));
