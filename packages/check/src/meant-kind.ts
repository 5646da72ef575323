import { removedApi } from './schema/removed.ts';
import type { Schema } from './schema/schema.ts';
import { nearest } from './text/nearest.ts';

export interface Identity {
  readonly apiVersion: string;
  readonly kind: string;
}

/** What an apiVersion can look like at all. */
const API_VERSION = /^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/)?v\d+((alpha|beta)\d+)?$/;
/** Groups whose files a tool reads, and no API server. */
const TOOLS = new Map(
  Object.entries({
    'kustomize.config.k8s.io': 'kustomize',
    'kubeadm.k8s.io': 'kubeadm',
    'kubelet.config.k8s.io': 'kubelet',
    'kubeproxy.config.k8s.io': 'kube-proxy',
    'kubescheduler.config.k8s.io': 'kube-scheduler',
    'kubecontrollermanager.config.k8s.io': 'kube-controller-manager',
    'apiserver.config.k8s.io': 'kube-apiserver',
    'audit.k8s.io': 'kube-apiserver',
    'client.authentication.k8s.io': 'kubectl',
    'kind.x-k8s.io': 'kind',
  }),
);

/** Groups of Kubernetes itself of which a server has nothing unless it is told to, or never. */
const NOT_SERVED = /^(storagemigration|internal\.apiserver|imagepolicy|admission|meta)\.k8s\.io$/;

const groupOf = (id: string): string => id.split('/', 1)[0]!;

/**
 * Whether a CustomResourceDefinition, which only a cluster knows, may define it: in a group with a domain, which is neither one of
 * Kubernetes nor a slip in the name of one. Projects of the community have groups under k8s.io too.
 */
export function isCustom({ apiVersion, kind }: Identity, schema: Schema): boolean {
  const group = groupOf(apiVersion);
  if (!API_VERSION.test(apiVersion) || !group.includes('.') || NOT_SERVED.test(group)) return false;
  if (group.endsWith('.x-k8s.io')) return true;
  const kinds = [...schema.kinds()];
  const groups = new Set(kinds.map(groupOf));
  const sameKind = kinds.filter((id) => id.endsWith(`/${kind}`));
  const looksBuiltIn = /^[^.]+\.k8s\.io$/.test(group) && (sameKind.length > 0 || nearest(group, groups) !== undefined);
  return !looksBuiltIn && !groups.has(group) && nearest(`${apiVersion}/${kind}`, sameKind) === undefined;
}

/** The tool whose file it is. */
export const toolOf = ({ apiVersion }: Identity): string | undefined => TOOLS.get(groupOf(apiVersion));

/** What `kubectl get` takes for the kinds that people write; `kubectl api-resources` lists them. */
const SHORT_NAMES = new Map(
  Object.entries({
    cj: 'CronJob',
    cm: 'ConfigMap',
    crd: 'CustomResourceDefinition',
    csr: 'CertificateSigningRequest',
    deploy: 'Deployment',
    ds: 'DaemonSet',
    ep: 'Endpoints',
    ev: 'Event',
    hpa: 'HorizontalPodAutoscaler',
    ing: 'Ingress',
    limits: 'LimitRange',
    netpol: 'NetworkPolicy',
    no: 'Node',
    ns: 'Namespace',
    pc: 'PriorityClass',
    pdb: 'PodDisruptionBudget',
    po: 'Pod',
    pv: 'PersistentVolume',
    pvc: 'PersistentVolumeClaim',
    quota: 'ResourceQuota',
    rc: 'ReplicationController',
    rs: 'ReplicaSet',
    sa: 'ServiceAccount',
    sc: 'StorageClass',
    sts: 'StatefulSet',
    svc: 'Service',
  }),
);

/** The kind that `kubectl get` takes a short name for. */
export const kindOfShortName = (name: string): string | undefined => SHORT_NAMES.get(name.toLowerCase());

/** Stable versions first, and of those the newest. */
function byStability(a: string, b: string): number {
  return Number(/alpha|beta/.test(a)) - Number(/alpha|beta/.test(b)) || (a < b ? 1 : -1);
}

/**
 * What an object of no known kind was surely meant to be: the successor of what was removed, the kind of a short name, or the one
 * with the nearest name.
 */
export function meantKind(given: Identity, schema: Schema): Identity | undefined {
  const { apiVersion, kind } = given;
  const removed = removedApi(apiVersion, kind);
  if (removed)
    return removed.successor === undefined || removed.instead ? undefined : { apiVersion: removed.successor, kind };
  if (toolOf(given) || isCustom(given, schema)) return undefined;
  const known = [...schema.kinds()].map((id) => {
    const end = id.lastIndexOf('/');
    return { apiVersion: id.slice(0, end), kind: id.slice(end + 1) };
  });
  const versionsOf = (of: string): string[] =>
    known
      .filter((each) => each.kind === of)
      .map((each) => each.apiVersion)
      .sort(byStability);
  const nearestKind = (of: readonly Identity[]): string | undefined =>
    nearest(
      kind,
      of.map((each) => each.kind),
    );
  const version = nearest(apiVersion, versionsOf(kind)) ?? versionsOf(kind)[0];
  if (version) return { apiVersion: version, kind };
  const inVersion = nearestKind(known.filter((each) => each.apiVersion === apiVersion));
  if (inVersion) return { apiVersion, kind: inVersion };
  const anywhere = kindOfShortName(kind) ?? nearestKind(known);
  return anywhere === undefined ? undefined : { apiVersion: versionsOf(anywhere)[0]!, kind: anywhere };
}
