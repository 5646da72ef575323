/**
 * The kinds of Kubernetes that live in a namespace, as kubectl's arguments name them: plural, singular, short names.
 * Kinds of the whole cluster (nodes, namespaces, volumes) are left out: an example reads its own namespace only.
 */
export const NAMESPACED_KINDS: readonly { readonly group: string; readonly names: readonly string[] }[] = [
  { group: '', names: ['pods', 'pod', 'po'] },
  { group: '', names: ['services', 'service', 'svc'] },
  { group: '', names: ['endpoints', 'ep'] },
  { group: '', names: ['configmaps', 'configmap', 'cm'] },
  { group: '', names: ['secrets', 'secret'] },
  { group: '', names: ['persistentvolumeclaims', 'persistentvolumeclaim', 'pvc'] },
  { group: '', names: ['events', 'event', 'ev'] },
  { group: '', names: ['serviceaccounts', 'serviceaccount', 'sa'] },
  { group: '', names: ['replicationcontrollers', 'replicationcontroller', 'rc'] },
  { group: '', names: ['resourcequotas', 'resourcequota', 'quota'] },
  { group: '', names: ['limitranges', 'limitrange', 'limits'] },
  { group: '', names: ['podtemplates', 'podtemplate'] },
  { group: 'apps', names: ['deployments', 'deployment', 'deploy'] },
  { group: 'apps', names: ['replicasets', 'replicaset', 'rs'] },
  { group: 'apps', names: ['statefulsets', 'statefulset', 'sts'] },
  { group: 'apps', names: ['daemonsets', 'daemonset', 'ds'] },
  { group: 'apps', names: ['controllerrevisions', 'controllerrevision'] },
  { group: 'batch', names: ['jobs', 'job'] },
  { group: 'batch', names: ['cronjobs', 'cronjob', 'cj'] },
  { group: 'autoscaling', names: ['horizontalpodautoscalers', 'horizontalpodautoscaler', 'hpa'] },
  { group: 'coordination.k8s.io', names: ['leases', 'lease'] },
  { group: 'discovery.k8s.io', names: ['endpointslices', 'endpointslice'] },
  { group: 'networking.k8s.io', names: ['ingresses', 'ingress', 'ing'] },
  { group: 'networking.k8s.io', names: ['networkpolicies', 'networkpolicy', 'netpol'] },
  { group: 'policy', names: ['poddisruptionbudgets', 'poddisruptionbudget', 'pdb'] },
  { group: 'rbac.authorization.k8s.io', names: ['roles', 'role'] },
  { group: 'rbac.authorization.k8s.io', names: ['rolebindings', 'rolebinding'] },
];

/** Kinds of the whole cluster that people look for, to say why they are not there. */
const CLUSTER_KINDS =
  /^(nodes?|no|namespaces?|ns|persistentvolumes?|pv|storageclass(es)?|sc|clusterroles?|clusterrolebindings?|customresourcedefinitions?|crds?|ingressclass(es)?|priorityclass(es)?|pc|csidrivers?|csinodes?|volumeattachments?|runtimeclass(es)?|apiservices?|componentstatus(es)?|cs|certificatesigningrequests?|csr)$/;

/** Every name without its group, the longest form of each first. */
export const KIND_NAMES: readonly string[] = NAMESPACED_KINDS.flatMap(({ names }) => names);

/**
 * Whether kubectl's argument TYPE[.VERSION][.GROUP] names a kind of a namespace that Kubernetes itself has.
 * @example isNamespacedKind('deployments.v1.apps') // true
 */
export function isNamespacedKind(type: string): boolean {
  const [name = '', ...rest] = type.toLowerCase().split('.');
  const named = NAMESPACED_KINDS.filter(({ names }) => names.includes(name));
  if (rest.length === 0) return named.length > 0;
  const group = (/^v\d+((alpha|beta)\d+)?$/.test(rest[0]!) ? rest.slice(1) : rest).join('.');
  return group !== '' && named.some((kind) => kind.group === group);
}

/** Whether a type names a kind of the whole cluster. */
export function isClusterKind(type: string): boolean {
  return CLUSTER_KINDS.test(type.toLowerCase().split('.')[0]!);
}
