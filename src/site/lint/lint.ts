import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_VERSION } from '@studylog/check/schema';
import { CONFIG_FILE } from '../../config/file.ts';
import { attempt, type Diagnostic } from '../../example/diagnostic.ts';
import { type CheckedExample, checkExample } from '../../lint/example.ts';
import type { Page } from '../content.ts';
import { diagramFaults, diagramNames } from '../diagrams.ts';
import type { ProjectFiles } from '../project-files.ts';
import { checkAltTexts } from './alt-texts.ts';
import { checkBroken } from './broken.ts';
import { checkConfig } from './config.ts';
import { checkCourse } from './course.ts';
import { checkDates } from './dates.ts';
import { checkDiagrams } from './diagrams.ts';
import { checkEvents } from './events.ts';
import { checkExamples, checkUnused } from './examples.ts';
import { checkFenceManifests } from './fence-manifests.ts';
import { checkFences } from './fences.ts';
import { checkFields } from './fields.ts';
import { checkHeadings } from './headings.ts';
import { checkInStep } from './in-step.ts';
import { checkLanguages } from './languages.ts';
import { checkLeftOut } from './left-out.ts';
import { checkLinks } from './links.ts';
import { problemsIn } from './manifests.ts';
import { checkNodePorts } from './node-ports.ts';
import { checkOutlines } from './outlines.ts';
import { checkPictures } from './pictures.ts';
import type { Project } from './project.ts';
import { checkEntries, checkGlossary, checkOrder, checkReferences } from './references.ts';
import { checkSigns } from './signs.ts';
import { checkTasks } from './tasks.ts';
import { checkTermsOfData, checkTermsOfPages } from './terms.ts';
import { checkTopics } from './topics.ts';
import { checkUndefined } from './undefined.ts';

/** What is looked for in a project, by the name that reports give it. A new check is one line here and one function. */
const CHECKS: Readonly<Record<string, (project: Project) => Diagnostic[]>> = {
  'page-languages': checkLanguages,
  'page-in-step': checkInStep,
  'page-outlines': checkOutlines,
  'page-diagrams': checkDiagrams,
  'page-pictures': checkPictures,
  'page-examples': checkExamples,
  'page-exercises': checkTasks,
  'page-references': checkReferences,
  'page-topics': checkTopics,
  'page-dates': checkDates,
  'page-entries': checkEntries,
  'page-links': checkLinks,
  terms: checkTermsOfData,
  glossary: checkGlossary,
  fields: checkFields,
  'reading-order': checkOrder,
  configuration: checkConfig,
  'example-unused': checkUnused,
  'example-broken': checkBroken,
  'example-node-ports': checkNodePorts,
  course: checkCourse,
  'course-events': checkEvents,
};

/** The same of what follows from the text of one page alone. What is found is kept until the text changes. */
const PAGE_CHECKS: Readonly<Record<string, (page: Page) => Diagnostic[]>> = {
  'page-code-blocks': checkFences,
  'page-alt-texts': checkAltTexts,
  'page-headings': checkHeadings,
  'page-undefined': checkUndefined,
  'page-left-out': checkLeftOut,
  'page-signs': checkSigns,
};

/** What is wrong in a project. */
export interface Linted {
  /** The examples that could be read, with what the checker says of their manifests. */
  readonly examples: readonly CheckedExample[];
  /** Everything else, by file and line. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Find all that is wrong in a project: the input of every report, of the build, and of the server for authors.
 * @param wanted whose manifests are checked, by id; without it those of all examples
 */
export async function lintFiles(
  files: ProjectFiles,
  version: string = DEFAULT_VERSION,
  wanted: (id: string) => boolean = () => true,
): Promise<Linted> {
  const diagnostics = inOrder([...lintBetween(files), ...(await checkTexts(files, version))]);
  files.remember();
  const examples: CheckedExample[] = [];
  for (const example of files.examplesRead.examples) {
    if (wanted(example.id)) examples.push(await checkExample(example, version, files.config));
  }
  return { examples, diagnostics };
}

/** The same as one list, with the errors and warnings in the examples' manifests; remarks are left out. */
export async function lintProject(files: ProjectFiles): Promise<Diagnostic[]> {
  const { examples, diagnostics } = await lintFiles(files);
  return inOrder([...diagnostics, ...examples.flatMap((example) => problemsIn(example, files.root))]);
}

/** Find what is wrong in notes, log entries, examples, and between them. What cannot be read hides nothing else. */
export const lintSite = (files: ProjectFiles): Diagnostic[] => inOrder([...lintBetween(files), ...checkPages(files)]);

/** The same without what follows from the text of one page alone. */
function lintBetween(files: ProjectFiles): Diagnostic[] {
  const { root, config, examplesRead, content } = files;
  const found = [...content.diagnostics, ...diagramFaults(root), ...examplesRead.diagnostics];
  const glossary = attempt(() => files.glossary, found);
  const fieldTexts = attempt(() => files.fieldTexts, found);
  const diagrams = attempt(() => diagramNames(root), found);
  // Pages use all of them, and would seem wrong without.
  if (!glossary || !fieldTexts || !diagrams) return found;
  const project: Project = {
    pages: content.pages,
    examples: examplesRead.examples,
    unread: { pages: content.unread, examples: examplesRead.unread },
    glossary,
    // Finding them takes a while, and only a log that explains fields asks for them.
    get fields() {
      return files.fieldsRead;
    },
    fieldTexts,
    diagrams,
    pictures: content.pictures,
    root,
    config,
    configText: readFileSync(join(root, CONFIG_FILE), 'utf8'),
  };
  for (const [rule, check] of Object.entries(CHECKS)) {
    found.push(...check(project).map((diagnostic) => ({ rule, ...diagnostic })));
  }
  return found;
}

/** Everything that follows from the text of one page alone; a new check of it is here or in `PAGE_CHECKS`, and nowhere else. */
async function checkTexts(files: ProjectFiles, version: string): Promise<Diagnostic[]> {
  return [...checkPages(files), ...(await checkFenceManifests(files.root, files.content.pages, version))];
}

function checkPages(files: ProjectFiles): Diagnostic[] {
  const { pages } = files.content;
  const glossary = attempt(() => files.glossary, []);
  const named = (rule: string) => (diagnostic: Diagnostic) => ({ rule, ...diagnostic });
  const terms = glossary ? checkTermsOfPages({ pages, glossary }).map(named('terms')) : [];
  const others = Object.entries(PAGE_CHECKS).flatMap(([rule, check]) =>
    pages.flatMap((page) => page.memory.recall(rule, '', () => check(page).map(named(rule)))),
  );
  return [...terms, ...others];
}

/**
 * Find out all that the checks ask of the text of one page alone. Of a log that is new here this takes long, and of one that is known
 * no time.
 */
export async function learnPages(files: ProjectFiles): Promise<void> {
  await checkTexts(files, DEFAULT_VERSION);
  files.remember();
}

/** By place, each once: what keeps a folder from being read is found by all that look into it. */
function inOrder(found: readonly Diagnostic[]): Diagnostic[] {
  const once = new Map(found.map((one) => [`${one.file}:${one.line}:${one.column}: ${one.message.en}`, one]));
  return [...once.values()].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column);
}
