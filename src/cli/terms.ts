import type { Config } from '../config/config.ts';
import { attempt } from '../example/diagnostic.ts';
import type { Term } from '../site/glossary.ts';
import { ProjectFiles } from '../site/project-files.ts';

/** The terms of a log's glossary; none where it cannot be read. */
export function termsOf(root: string, config: Config): readonly Term[] {
  // What is wrong with it is for a check to report.
  return attempt(() => new ProjectFiles(root, config).glossary.terms, []) ?? [];
}
