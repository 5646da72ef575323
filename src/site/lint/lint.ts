import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONFIG_FILE } from '../../config/load.ts';
import { type Diagnostic, DiagnosticsError } from '../../example/diagnostic.ts';
import { diagramFaults, diagramNames } from '../diagrams.ts';
import type { ProjectFiles } from '../project-files.ts';
import { checkCourse } from './course.ts';
import { checkDiagrams } from './diagrams.ts';
import { checkEvents } from './events.ts';
import { checkExamples, checkUnused } from './examples.ts';
import { checkFenceManifests } from './fence-manifests.ts';
import { checkFences } from './fences.ts';
import { checkFields } from './fields.ts';
import { checkLanguages } from './languages.ts';
import { checkLinks } from './links.ts';
import { checkManifests } from './manifests.ts';
import { checkNodePorts } from './node-ports.ts';
import { checkPictures } from './pictures.ts';
import type { Project } from './project.ts';
import { checkEntries, checkGlossary, checkOrder, checkReferences } from './references.ts';
import { checkTasks } from './tasks.ts';
import { checkTerms, checkTermsOfPages } from './terms.ts';

/** A new check is one line here and one function; each yields what is wrong. */
const CHECKS: readonly ((project: Project) => Diagnostic[])[] = [
  checkLanguages,
  checkDiagrams,
  checkPictures,
  checkFences,
  checkExamples,
  checkUnused,
  checkTasks,
  checkCourse,
  checkEvents,
  checkReferences,
  checkGlossary,
  checkFields,
  checkOrder,
  checkEntries,
  checkLinks,
  checkTerms,
  checkNodePorts,
];

/**
 * Find everything that would stop the site's build, and what an author should see besides: what `lintSite` finds, errors in the
 * examples' manifests, and what is wrong with manifests that pages quote.
 */
export async function lintProject(files: ProjectFiles): Promise<Diagnostic[]> {
  const { root, config, content, examplesRead } = files;
  return inOrder([
    ...lintSite(files),
    ...(await checkManifests(root, examplesRead.examples, config)),
    ...(await checkFenceManifests(root, content.pages)),
  ]);
}

/** Find what is wrong in notes, log entries, examples, and between them. */
export function lintSite(files: ProjectFiles): Diagnostic[] {
  const { root, config, examplesRead } = files;
  const { pages, pictures, diagnostics } = files.content;
  const found = [...diagnostics, ...diagramFaults(root), ...examplesRead.diagnostics];
  const glossary = readOr(() => files.glossary, found);
  const fieldTexts = readOr(() => files.fieldTexts, found);
  // What stands between files can only be judged when every file could be read.
  if (found.length > 0 || !glossary || !fieldTexts) return inOrder(found);
  const configText = readFileSync(join(root, CONFIG_FILE), 'utf8');
  const project = {
    pages,
    examples: examplesRead.examples,
    glossary,
    fields: files.fields,
    fieldTexts,
    diagrams: diagramNames(root),
    pictures,
    config,
    configText,
  };
  for (const check of CHECKS) found.push(...check(project));
  return inOrder(found);
}

/**
 * Find out all that the checks ask of the text of one page alone. Of a log that is new here this takes long, and of one that is known
 * no time.
 */
export async function learnPages(files: ProjectFiles): Promise<void> {
  const { pages } = files.content;
  const glossary = readOr(() => files.glossary, []);
  if (glossary) checkTermsOfPages({ pages, glossary });
  checkFences({ pages });
  await checkFenceManifests(files.root, pages);
  files.remember();
}

/** What a file holds; where something in it is wrong, undefined, and that is added to `found`. */
function readOr<T>(read: () => T, found: Diagnostic[]): T | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DiagnosticsError)) throw error;
    found.push(...error.diagnostics);
    return undefined;
  }
}

/**
 * Find only where the examples that notes run get in each other's way. Nothing is found where a page or an example cannot be
 * read: that is for whoever checks them.
 */
export function lintCourse({ content, examplesRead, config }: ProjectFiles): Diagnostic[] {
  if (content.diagnostics.length > 0 || examplesRead.diagnostics.length > 0) return [];
  return inOrder(checkCourse({ pages: content.pages, examples: examplesRead.examples, config }));
}

function inOrder(found: readonly Diagnostic[]): Diagnostic[] {
  return found.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column);
}
