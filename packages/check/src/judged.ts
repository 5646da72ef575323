import type { Finding } from './finding.ts';
import { loadedGuesses, loadedRules } from './loaded-rules.ts';
import type { ManifestFile } from './manifest/document.ts';
import { parseManifest } from './manifest/parse.ts';
import { type ManifestObject, objectsOf } from './resources.ts';
import type { RuleIndex } from './rule-index.ts';
import type { Schema } from './schema/schema.ts';

/** A file that could not be judged as it is, mended as far as that is safe. */
export interface Recovery {
  readonly file: ManifestFile;
  /** What is wrong with its text. */
  readonly said: readonly Finding[];
  /** Whether all of it could be read at last. */
  readonly isWhole: boolean;
  /** A finding of the mended text, where it stands in the file. */
  placeBack(finding: Finding): Finding;
}

/** What reading a file again takes. It is handed over, so that it stays in one piece with the rest of what a browser loads at once. */
export interface Reader {
  readonly parse: (path: string, text: string) => ManifestFile;
  readonly rules: RuleIndex;
}

/** The objects of a file as it is or as it was meant. */
export interface Judged {
  readonly objects: readonly ManifestObject[];
  readonly recovery?: Recovery;
}

/** A file is read anew once, though loading what checking it takes asks for it before the check does. */
const recoveries = new WeakMap<ManifestFile, Recovery>();

/** Take a file as it is, or, where it can't be read or no kind be told, as it was meant. */
export function judge(file: ManifestFile, schema: Schema): Judged {
  const objects = objectsOf(file, schema);
  if (!isPuzzling(file, objects)) return { objects };
  const recovery =
    recoveries.get(file) ?? loadedGuesses().recover(file, { parse: parseManifest, rules: loadedRules() });
  recoveries.set(file, recovery);
  return { recovery, objects: objectsOf(recovery.file, schema) };
}

/** Whether something can't be read or may be read otherwise than it was meant, or no kind be told. */
export function isPuzzling({ text, problems }: ManifestFile, objects: readonly ManifestObject[]): boolean {
  return (
    problems.length > 0 ||
    /[\u2018\u201c\u201d]/.test(text) ||
    objects.some(({ resource, misspelt }) => misspelt.length > 0 || resource.apiVersion === '' || resource.kind === '')
  );
}
