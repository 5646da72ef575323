import type { KubeObject } from '../cluster/engine.ts';
import type { Objects } from './objects.ts';

const REVISION = 'deployment.kubernetes.io/revision';
export const CHANGE_CAUSE = 'kubernetes.io/change-cause';
const HASH = 'pod-template-hash';

/** A revision of a Deployment: the ReplicaSet that keeps its Pod template. */
export interface Revision {
  readonly number: number;
  readonly set: KubeObject;
  readonly cause: string | undefined;
}

/** The revisions of a Deployment that are kept, oldest first. */
export function revisionsOf(deployment: KubeObject, objects: Objects): Revision[] {
  return objects
    .of('ReplicaSet')
    .filter(({ metadata }) => {
      const owners = (metadata.ownerReferences ?? []) as readonly { readonly uid: unknown }[];
      return owners.some(({ uid }) => uid === deployment.metadata.uid);
    })
    .map((set) => ({
      number: Number(set.metadata.annotations?.[REVISION] ?? 0),
      set,
      cause: set.metadata.annotations?.[CHANGE_CAUSE],
    }))
    .sort((a, b) => a.number - b.number);
}

/** The number of the revision that a Deployment is at. */
export function revisionOf({ metadata }: KubeObject): number {
  return Number(metadata.annotations?.[REVISION] ?? 0);
}

/** Whether a Deployment's template is that of a ReplicaSet; the controller adds a label to its own. */
export function hasTemplateOf(deployment: KubeObject, set: KubeObject): boolean {
  return templateOf(deployment) === templateOf(set);
}

function templateOf({ spec }: KubeObject): string {
  const { template } = spec as { template?: unknown };
  return JSON.stringify(template, (key, value: unknown) => {
    if (key === HASH) return undefined;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const entries = Object.entries(value).filter(([, one]) => !isEmpty(one));
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function isEmpty(value: unknown): boolean {
  return value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}
