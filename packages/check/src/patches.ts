import type { Finding } from './finding.ts';
import type { ManifestFile, Node } from './manifest/document.ts';
import { textOf } from './manifest/fields.ts';
import { entryOf } from './manifest/path.ts';

/** The names of the files that kustomize reads. */
export const KUSTOMIZATIONS: readonly string[] = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** The paths of the files that are patches of a kustomization: parts of objects, which kustomize merges into whole ones. */
export function patchesNamedBy({ path, documents }: ManifestFile): string[] {
  const [name = '', ...folder] = path.split('/').reverse();
  return documents.flatMap(({ root }) => {
    const isOwn = root && (KUSTOMIZATIONS.includes(name) || textOf(root, 'kind') === 'Kustomization');
    return isOwn ? named(root).map((patch) => normalPath([...folder.toReversed(), patch].join('/'))) : [];
  });
}

function named(root: Node): string[] {
  const listed = ['patches', 'patchesJson6902', 'patchesStrategicMerge'].flatMap((key) => {
    const list = entryOf(root, key)?.value;
    return list?.kind === 'sequence' ? list.entries : [];
  });
  return listed
    .map((patch) => (patch.kind === 'scalar' ? patch.text : textOf(patch, 'path')))
    .filter((text) => /^[^\n]+$/.test(text));
}

/** A path without `.` and `..`, as far as they can be resolved. */
export function normalPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** Rules that do not apply to a part of an object, which may also be a list of changes. */
const WHOLE: ReadonlySet<string> = new Set(['missing-field', 'missing-identity', 'not-an-object']);

/** Whether a finding applies to a part of an object too: those about fields and types do, except for directives of patches. */
export function holdsOfPatch({ rule, class: name, at = '' }: Finding): boolean {
  return (name === 'yaml' || name === 'schema') && !WHOLE.has(rule) && !/(^|[."])\$/.test(at);
}
