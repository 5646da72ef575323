import type { Lang } from '../../text/lang.ts';
import type { ProjectFiles } from '../project-files.ts';
import { buildIndex } from './build-index.ts';
import { aliasesIn, documentsIn } from './documents.ts';

/** The files of the search index of a language, by name. */
export const searchFilesIn = (lang: Lang, files: ProjectFiles): ReadonlyMap<string, string> =>
  buildIndex(documentsIn(lang, files), aliasesIn(lang, files));
