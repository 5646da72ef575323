import type { ManifestFile } from '@studylog/check/manifest';
import type { KubeObject } from '../cluster/engine.ts';
import type { Call } from './command.ts';
import { Failure } from './failure.ts';

/** A manifest that `-f` names, and what kubectl calls it. */
export interface NamedManifest {
  readonly source: string;
  readonly manifest: ManifestFile;
}

/** The manifests that `-f` names. @throws Failure in kubectl's words for one that is not there */
export function manifestsOf(call: Call): Promise<NamedManifest[]> {
  return Promise.all(call.flags.list('--filename').map((name) => manifestOf(call, name)));
}

async function manifestOf({ shell }: Call, name: string): Promise<NamedManifest> {
  if (name === '-') {
    // Files come parsed; few pipe text into a command.
    const { parseManifest } = await import('@studylog/check/manifest');
    return { source: 'STDIN', manifest: parseManifest('STDIN', shell.stdin ?? '') };
  }
  const manifest = shell.file(name);
  if (manifest) return { source: name, manifest };
  throw new Failure(
    /^https?:/.test(name)
      ? `error: unable to read URL "${name}", server reported 404 Not Found, status code=404`
      : `error: the path "${name}" does not exist`,
  );
}

/** The objects that the manifests of `-f` define, as far as they name a kind and themselves. */
export async function objectsIn({ workspace }: Call, manifests: readonly NamedManifest[]): Promise<KubeObject[]> {
  const verdicts = await Promise.all(manifests.map(({ manifest, source }) => workspace.judge(manifest, source)));
  return verdicts.flatMap(({ named }) => named);
}
