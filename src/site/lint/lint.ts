import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../config/config.ts';
import { CONFIG_FILE, loadConfig } from '../../config/load.ts';
import { type Diagnostic, DiagnosticsError } from '../../example/diagnostic.ts';
import { loadExamples } from '../../example/load.ts';
import { readContent } from '../content.ts';
import { drawingFaults, drawingNames } from '../drawings.ts';
import { readGlossary } from '../glossary.ts';
import { checkCourse } from './course.ts';
import { checkDiagrams } from './diagrams.ts';
import { checkExamples, checkUnused } from './examples.ts';
import { checkLanguages } from './languages.ts';
import { checkLinks } from './links.ts';
import { checkManifests } from './manifests.ts';
import { checkPictures } from './pictures.ts';
import type { Project } from './project.ts';
import { checkGlossary, checkLogDates, checkOrder, checkReferences } from './references.ts';
import { checkTerms } from './terms.ts';

/** A new check is one line here and one function; each yields what is wrong. */
const CHECKS: readonly ((project: Project) => Diagnostic[])[] = [
  checkLanguages,
  checkDiagrams,
  checkPictures,
  checkExamples,
  checkUnused,
  checkCourse,
  checkReferences,
  checkGlossary,
  checkOrder,
  checkLogDates,
  checkLinks,
  checkTerms,
];

/** Find everything that would stop the site's build: what `lintSite` finds, and errors in the examples' manifests. */
export async function lintProject(root: string, config: Config): Promise<Diagnostic[]> {
  return inOrder([...lintSite(root, config), ...(await checkManifests(root))]);
}

/** Find what is wrong in notes, log entries, examples, and between them. */
export function lintSite(root: string, config: Config): Diagnostic[] {
  const { pages, pictures, diagnostics } = readContent(root);
  const found = [...diagnostics, ...drawingFaults(root)];
  const attempt = <T>(read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof DiagnosticsError)) throw error;
      found.push(...error.diagnostics);
      return undefined;
    }
  };
  const examples = attempt(() => loadExamples(root, config.languages));
  const glossary = attempt(() => readGlossary(root, config.languages));
  // What stands between files can only be judged when every file could be read.
  if (found.length > 0 || !examples || !glossary) return inOrder(found);
  const configText = readFileSync(join(root, CONFIG_FILE), 'utf8');
  const project = { pages, examples, glossary, drawings: drawingNames(root), pictures, config, configText };
  for (const check of CHECKS) found.push(...check(project));
  return inOrder(found);
}

/**
 * Find only where the examples that notes run get in each other's way. Nothing is found where a page, an example or the
 * configuration cannot be read: that is for whoever checks them.
 */
export async function lintCourse(root: string): Promise<Diagnostic[]> {
  const { pages, diagnostics } = readContent(root);
  if (diagnostics.length > 0) return [];
  try {
    const config = await loadConfig(root);
    return inOrder(checkCourse({ pages, examples: loadExamples(root, config.languages), config }));
  } catch (error) {
    if (!(error instanceof DiagnosticsError)) throw error;
    return [];
  }
}

function inOrder(found: readonly Diagnostic[]): Diagnostic[] {
  return found.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column);
}
