import type { Node } from '@studylog/check/manifest';
import { entryOf, toJson } from '@studylog/check/manifest';
import type { Example } from '../../example/load.ts';
import { stagesOf } from '../../example/stages.ts';
import type { KubeObject } from './json.ts';
import { textAt } from './json.ts';

/** What is there once a file is applied behind those before it. */
export interface Stage {
  readonly file: string;
  /** Whether a step applies the file behind another. */
  readonly isLater: boolean;
  readonly objects: readonly KubeObject[];
}

/**
 * What the files of an example make, one stage for each that changes what another made; the objects of files that only add go
 * together. Files that cannot be read, and those that have no objects, have none.
 * @param file where only the stage of one file is wanted
 */
export function exampleStages(example: Example, file?: string): Stage[] {
  const files = example.files.filter(({ name }) => name !== example.cluster);
  const read = files.map(({ manifest }) => manifest.documents.flatMap(({ root }) => (root ? objectsOf(root) : [])));
  const stages = stagesOf({ steps: example.steps, files }).map(({ at, before }): Stage => {
    const own = read[at]!;
    const defined = new Set(own.map(identityOf));
    const rest = before.flatMap((index) => read[index]!).filter((object) => !defined.has(identityOf(object)));
    return { file: files[at]!.name, isLater: before.length > 0, objects: [...latest(rest), ...own] };
  });
  if (file !== undefined) return stages.filter((stage) => stage.file === file && stage.objects.length > 0);
  return stages.filter(({ objects }, index) => {
    const isContained = stages.some(
      (other, at) => at > index && objects.every((object) => other.objects.includes(object)),
    );
    return objects.length > 0 && !isContained;
  });
}

/** The last of each object that earlier files define several times. */
function latest(objects: readonly KubeObject[]): KubeObject[] {
  return objects.filter(
    (object, index) => !objects.slice(index + 1).some((other) => identityOf(other) === identityOf(object)),
  );
}

function objectsOf(root: Node): KubeObject[] {
  const items = entryOf(root, 'items')?.value;
  if (items?.kind === 'sequence') return items.entries.flatMap(objectsOf);
  const object = toJson(root);
  return textAt(object, 'kind') === undefined ? [] : [object as KubeObject];
}

const identityOf = (object: KubeObject): string =>
  [
    textAt(object, 'kind'),
    textAt(object, 'metadata', 'namespace') ?? 'default',
    textAt(object, 'metadata', 'name'),
  ].join('/');
