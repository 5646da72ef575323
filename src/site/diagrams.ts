import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, DiagnosticsError } from '../example/diagnostic.ts';
import { listOwnFolder, readOwnFile } from '../example/own-files.ts';
import { svgFaults } from './markup/diagram.ts';

/** Where the diagrams of a log are: drawings that somebody drew. */
export const DIAGRAMS = 'content/diagrams';

/** Names of the diagrams that pages can show. */
export function diagramNames(root: string): string[] {
  return listOwnFolder(root, join(root, DIAGRAMS)).flatMap(({ name }) =>
    name.endsWith('.svg') ? [name.slice(0, -'.svg'.length)] : [],
  );
}

/** What is wrong with the diagrams that pages can show, but for links: those are reported with all of content/. */
export function diagramFaults(root: string): Diagnostic[] {
  try {
    return diagramNames(root).flatMap((name) => faultsOf(name, readDiagram(root, name)));
  } catch (error) {
    if (error instanceof DiagnosticsError) return [];
    throw error;
  }
}

/**
 * A diagram, fit to be put into a page.
 * @throws DiagnosticsError when it does not exist, or holds what no diagram may hold.
 */
export function soundDiagram(root: string, name: string): string {
  if (!existsSync(join(root, pathOf(name)))) {
    const message = { ko: `"${name}" 그림이 없습니다.`, en: `there is no diagram "${name}"` };
    throw new DiagnosticsError([{ file: pathOf(name), line: 1, column: 1, message }]);
  }
  const source = readDiagram(root, name);
  const faults = faultsOf(name, source);
  if (faults.length > 0) throw new DiagnosticsError(faults);
  return source;
}

const pathOf = (name: string): string => `${DIAGRAMS}/${name}.svg`;

function readDiagram(root: string, name: string): string {
  return readOwnFile(root, join(root, pathOf(name))).toString('utf8');
}

function faultsOf(name: string, source: string): Diagnostic[] {
  return svgFaults(source).map((fault) => ({ file: pathOf(name), ...fault }));
}
