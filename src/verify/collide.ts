import { toJson } from '@studylog/check/manifest';
import type { Example } from '../example/load.ts';

const CLUSTER_SCOPED = new Set([
  'ClusterRole',
  'ClusterRoleBinding',
  'CustomResourceDefinition',
  'IngressClass',
  'Namespace',
  'Node',
  'PersistentVolume',
  'PriorityClass',
  'StorageClass',
]);

/**
 * What of a cluster an example takes for itself alone: node ports, and names of objects outside namespaces.
 * Examples that share one must not run at the same time.
 */
export function exclusiveClaims({ files }: Pick<Example, 'files'>): Set<string> {
  const documents = files.flatMap(({ manifest }) => manifest.documents);
  return new Set(documents.flatMap(({ root }) => (root ? claimsOf(toJson(root)) : [])));
}

function claimsOf(object: unknown): string[] {
  if (typeof object !== 'object' || object === null) return [];
  const { items, kind, metadata, spec } = object as {
    items?: unknown;
    kind?: string;
    metadata?: { name?: string };
    spec?: { ports?: unknown };
  };
  if (Array.isArray(items)) return items.flatMap(claimsOf);
  const scoped = kind !== undefined && CLUSTER_SCOPED.has(kind) ? [`${kind}/${metadata?.name}`] : [];
  const ports = Array.isArray(spec?.ports) ? (spec.ports as { nodePort?: number }[]) : [];
  return [...scoped, ...ports.flatMap((port) => (port?.nodePort ? [`node port ${port.nodePort}`] : []))];
}
