import type { ManifestFile, YamlProblem } from '../manifest/document.ts';
import type { Finding } from './finding.ts';
import { loadedRecover, loadedRules } from './loaded-rules.ts';
import { type ManifestObject, objectsOf } from './resources.ts';
import type { Schema } from './schema/schema.ts';

/** A file that could not be judged as it is, mended as far as that is safe. */
export interface Recovery {
  readonly file: ManifestFile;
  /** What was found wrong on the way. */
  readonly said: readonly Finding[];
  /** A finding of the mended text, where it stands in the file. */
  placeBack(finding: Finding): Finding;
}

/** A file with its objects, as it is or as it was meant. */
export interface Judged extends Partial<Pick<Recovery, 'said' | 'placeBack'>> {
  readonly file: ManifestFile;
  readonly objects: readonly ManifestObject[];
}

/** Take a file as it is, or, where it can't be read or no kind be told, as it was meant. */
export function judge(file: ManifestFile, schema: Schema): Judged {
  const objects = objectsOf(file, schema);
  if (!isPuzzling(file, objects)) return { file, objects };
  const recovery = loadedRecover()(file);
  return { ...recovery, objects: objectsOf(recovery.file, schema) };
}

/** Whether something can't be read, or no kind be told. */
export function isPuzzling({ problems }: ManifestFile, objects: readonly ManifestObject[]): boolean {
  return (
    problems.length > 0 ||
    objects.some(({ resource, misspelt }) => misspelt.length > 0 || resource.apiVersion === '' || resource.kind === '')
  );
}

/** What the rule for a problem says of it. */
export function wordProblem(file: ManifestFile, problem: YamlProblem): Finding | undefined {
  const [listener] = loadedRules().problems(problem.code);
  if (!listener) return undefined;
  const { id, class: name, severity } = listener.rule;
  return { file: file.path, range: problem.range, rule: id, class: name, severity, ...listener.call(problem, file) };
}
