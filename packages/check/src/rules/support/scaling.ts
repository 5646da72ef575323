/** The kinds of Kubernetes itself that an autoscaler can scale, and the API version that holds them. */
export const SCALABLE: ReadonlyMap<string, string> = new Map([
  ['Deployment', 'apps/v1'],
  ['StatefulSet', 'apps/v1'],
  ['ReplicaSet', 'apps/v1'],
  ['ReplicationController', 'v1'],
]);

/** The group of an API version, '' for `v1`: a scale target is found by it, whatever the version. */
export function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}

/** Whether a reference names a kind that can be scaled, under its own group. */
export function isScalable(apiVersion: string, kind: string): boolean {
  const version = SCALABLE.get(kind);
  return version !== undefined && groupOf(version) === groupOf(apiVersion);
}
