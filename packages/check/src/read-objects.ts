import type { ManifestFile } from './manifest/document.ts';
import { lookalikeIn } from './manifest/lookalikes.ts';
import { hasOddKey } from './recovery/lookalikes.ts';
import { type Recovery, recover } from './recovery/recover.ts';
import { type ManifestObject, objectsOf } from './resources.ts';
import type { Schema } from './schema/schema.ts';

/** The objects of a file as it is or as it was meant. */
export interface ReadObjects {
  readonly objects: readonly ManifestObject[];
  readonly recovery?: Recovery;
}

/** Take a file as it is, or, where it can't be read or no kind be told, as it was meant. */
export function readObjects(file: ManifestFile, schema: Schema): ReadObjects {
  const objects = objectsOf(file, schema);
  if (!isPuzzling(file, objects)) return { objects };
  const recovery = recover(file);
  return { recovery, objects: objectsOf(recovery.file, schema) };
}

/** The name of a file, which is read as a key. */
const FILE_NAME = /^[\w./-]+\.ya?ml:\s*$/m;

/** Whether something cannot be read, may be read differently than it was meant, or has no known kind. */
function isPuzzling(file: ManifestFile, objects: readonly ManifestObject[]): boolean {
  const { text, problems } = file;
  return (
    problems.length > 0 ||
    FILE_NAME.test(text) ||
    (lookalikeIn(text) !== undefined && hasOddKey(file)) ||
    /[\u2018\u201c\u201d]/.test(text) ||
    objects.some(({ resource, misspelt }) => misspelt.length > 0 || resource.apiVersion === '' || resource.kind === '')
  );
}
