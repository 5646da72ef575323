import type { Objects } from '../objects.ts';
import type { Deployment, PodTemplate, ReplicaSet } from './types.ts';
import { isControlledBy } from './words.ts';

const HASH = 'pod-template-hash';

/** The ReplicaSets of a Deployment, oldest first: `new` is the one with the Deployment's own template, if it is there. */
export function findReplicaSets(
  deployment: Deployment,
  all: Objects,
): { readonly old: readonly ReplicaSet[]; readonly new: readonly ReplicaSet[] } {
  const created = ({ metadata }: ReplicaSet) => Date.parse(String(metadata.creationTimestamp));
  const owned = (all.of('ReplicaSet') as readonly ReplicaSet[])
    .filter((set) => isControlledBy(set, deployment))
    .sort((a, b) => created(a) - created(b));
  const wanted = textOf(deployment.spec?.template);
  const newest = owned.find(({ spec }) => textOf(spec?.template) === wanted);
  return { old: owned.filter((set) => set !== newest), new: newest ? [newest] : [] };
}

/** A template as text that is the same for equal templates: without the hash that the controller adds, and without what is empty. */
function textOf(template: PodTemplate | undefined): string {
  return JSON.stringify(template, (key, value: unknown) => {
    if (key === HASH || isEmpty(value)) return undefined;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function isEmpty(value: unknown): boolean {
  return value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}
