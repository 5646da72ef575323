import { join } from 'node:path';
import type { KubeObject } from '../../src/cluster/engine.ts';

/** Where manifests are, the objects that they became, and what kubectl printed of them. */
export const FOLDER = join(import.meta.dirname, '../fixtures/describe');

/** What is kept of an object: of a Pod that is not described its phase and whose it is, of an event what a description reads. */
export function needed(object: KubeObject, objects: readonly KubeObject[]): KubeObject[] {
  const described = chosen(objects);
  if (object.kind === 'Pod' && !described.includes(object)) {
    const { name, ownerReferences } = object.metadata;
    const { phase } = object.status as { phase: string };
    return [{ apiVersion: 'v1', kind: 'Pod', metadata: { name, ownerReferences }, status: { phase } }];
  }
  const { uid } = (object.involvedObject ?? {}) as { uid?: string };
  const isHeard = described.includes(object) || described.some(({ metadata }) => metadata.uid === uid);
  if (object.kind !== 'Event' || described.includes(object)) return [object];
  return isHeard ? [eventOf(object)] : [];
}

/** What a description reads of an event. */
function eventOf(event: KubeObject): KubeObject {
  const { apiVersion, kind, metadata, involvedObject, source, ...rest } = event as KubeObject & Record<string, object>;
  const { resourceVersion: _version, ...about } = involvedObject as Record<string, unknown>;
  const { component } = source as { component?: string };
  const { action: _action, reportingInstance: _instance, ...read } = rest;
  return { apiVersion, kind, metadata: { name: metadata.name }, involvedObject: about, source: { component }, ...read };
}

/** The objects whose descriptions are recorded: one of those that have the same owner, but each ReplicaSet, one Pod that a controller made, and one event. */
export function chosen(objects: readonly KubeObject[]): KubeObject[] {
  const seen = new Set<string>();
  return objects.filter(({ kind, metadata }) => {
    if (metadata.name === 'kube-root-ca.crt') return false;
    const isMade = kind === 'Event' || (kind === 'Pod' && metadata.ownerReferences !== undefined);
    const key = isMade ? kind : JSON.stringify([kind, metadata.ownerReferences ?? metadata.name]);
    const isNew = kind === 'ReplicaSet' || !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
