import type { Config } from '../config/config.ts';
import { DiagnosticsError } from '../example/diagnostic.ts';
import type { Term } from '../site/glossary.ts';
import { ProjectFiles } from '../site/project-files.ts';

/** The terms of a log's glossary; none where it cannot be read. */
export function termsOf(root: string, config: Config): readonly Term[] {
  try {
    return new ProjectFiles(root, config).glossary.terms;
  } catch (error) {
    // What is wrong with it is for a check to report.
    if (error instanceof DiagnosticsError) return [];
    throw error;
  }
}
