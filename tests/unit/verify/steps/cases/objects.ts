import type { KubeObject } from '../../../../../src/cluster/engine.ts';

/** Objects that the cases look at, each in the least that they need. */

const DELETED = { deletionTimestamp: '2026-11-01T00:00:00Z' };

/** A Pod `name` with the label app=echo. */
export function pod(name: string, fields: Readonly<Record<string, unknown>> = { status: { phase: 'Running' } }) {
  const labels = { app: 'echo' };
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name, labels }, spec: { containers: [] }, ...fields };
}

/** The same Pod while it is being deleted. */
export function deleted(object: KubeObject): KubeObject {
  return { ...object, metadata: { ...object.metadata, ...DELETED } };
}

/** A Pod whose containers have been restarted that often. */
export function restarted(name: string, counts: Readonly<Record<string, number>>): KubeObject {
  const containerStatuses = Object.entries(counts).map(([container, restartCount]) => ({
    name: container,
    restartCount,
  }));
  return pod(name, { status: { containerStatuses } });
}

/** A Deployment `echo` with a spec of this kind. */
export function deployment(spec: unknown): KubeObject {
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'echo' }, spec };
}

/** An event about an object, `Pod/echo`. */
export function event(about: string, type: string, reason: string, message = ''): KubeObject {
  const [kind, name] = about.split('/');
  const metadata = { name: `${name}.1` };
  return { apiVersion: 'v1', kind: 'Event', metadata, involvedObject: { kind, name }, type, reason, message };
}
