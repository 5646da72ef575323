import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Diagnostic, DiagnosticsError } from '../example/diagnostic.ts';
import { listOwnFolder, readOwnFile } from '../example/own-files.ts';
import * as drawing from './markup/drawing.ts';

const HOME = fileURLToPath(new URL('../../', import.meta.url));
const FOLDER = join(HOME, 'src/site/components/diagrams');

/** Names of the drawings that pages can show. */
export function drawingNames(): string[] {
  return listOwnFolder(HOME, FOLDER).map(({ name }) => name.replace(/\.svg$/, ''));
}

/** What is wrong with the drawings that pages can show. */
export function drawingFaults(): Diagnostic[] {
  try {
    return listOwnFolder(HOME, FOLDER).flatMap(({ name }) => {
      const path = join(FOLDER, name);
      return faultsOf(relative(HOME, path).split(sep).join('/'), readOwnFile(HOME, path).toString('utf8'));
    });
  } catch (error) {
    if (error instanceof DiagnosticsError) return [...error.diagnostics];
    throw error;
  }
}

/**
 * A drawing, fit to be put into a page.
 * @throws DiagnosticsError when it holds what no drawing may hold.
 */
export function soundDrawing(name: string, source: string): string {
  const faults = faultsOf(`src/site/components/diagrams/${name}.svg`, source);
  if (faults.length > 0) throw new DiagnosticsError(faults);
  return source;
}

function faultsOf(file: string, source: string): Diagnostic[] {
  return drawing.drawingFaults(source).map((fault) => ({ file, ...fault }));
}
