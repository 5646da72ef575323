import { NAMESPACED_KINDS } from '../../cluster/kinds.ts';

/** Kinds of the whole cluster that people look for, to say why they are not there. */
const CLUSTER_KINDS =
  /^(nodes?|no|namespaces?|ns|persistentvolumes?|pv|storageclass(es)?|sc|clusterroles?|clusterrolebindings?|customresourcedefinitions?|crds?|ingressclass(es)?|priorityclass(es)?|pc|csidrivers?|csinodes?|volumeattachments?|runtimeclass(es)?|apiservices?|componentstatus(es)?|cs|certificatesigningrequests?|csr)$/;

/** Every name without its group, the longest form of each first. */
export const KIND_NAMES: readonly string[] = Object.values(NAMESPACED_KINDS).flatMap(({ names }) => names);

/**
 * Whether kubectl's argument TYPE[.VERSION][.GROUP] names a kind of a namespace that Kubernetes itself has.
 * @example isNamespacedKind('deployments.v1.apps') // true
 */
export function isNamespacedKind(type: string): boolean {
  const [name = '', ...rest] = type.toLowerCase().split('.');
  const named = Object.values(NAMESPACED_KINDS).filter(({ names }) => names.includes(name));
  if (rest.length === 0) return named.length > 0;
  const group = (/^v\d+((alpha|beta)\d+)?$/.test(rest[0]!) ? rest.slice(1) : rest).join('.');
  return group !== '' && named.some(({ apiVersion }) => apiVersion.startsWith(`${group}/`));
}

/** Whether a type names a kind of the whole cluster. */
export function isClusterKind(type: string): boolean {
  return CLUSTER_KINDS.test(type.toLowerCase().split('.')[0]!);
}
