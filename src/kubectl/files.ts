import { type ManifestFile, parseManifest, toJson } from '@studylog/check/manifest';
import type { KubeObject } from '../cluster/engine.ts';
import type { Call } from './command.ts';
import { Failure } from './failure.ts';

/** A manifest that `-f` names, and what kubectl calls it. */
export interface NamedManifest {
  readonly source: string;
  readonly manifest: ManifestFile;
}

/** The manifests that `-f` names. @throws Failure in kubectl's words for one that is not there */
export function manifestsOf({ flags, shell }: Call): NamedManifest[] {
  return flags.list('--filename').map((name) => {
    if (name === '-') return { source: 'STDIN', manifest: parseManifest('STDIN', shell.stdin ?? '') };
    const manifest = shell.file(name);
    if (manifest) return { source: name, manifest };
    throw new Failure(
      /^https?:/.test(name)
        ? `error: unable to read URL "${name}", server reported 404 Not Found, status code=404`
        : `error: the path "${name}" does not exist`,
    );
  });
}

/** The objects that the manifests of `-f` define, as far as they name a kind and themselves. */
export function objectsIn(manifests: readonly NamedManifest[]): KubeObject[] {
  return manifests
    .flatMap(({ manifest }) => manifest.documents)
    .map(({ root }) => (root === null ? null : toJson(root)) as KubeObject | null)
    .flatMap((object) => (object?.kind === 'List' ? ((object.items ?? []) as KubeObject[]) : [object]))
    .filter((object) => object !== null && Boolean(object.kind && object.metadata?.name)) as KubeObject[];
}
