import { NAMESPACED_KINDS } from '../cluster/kinds.ts';
import { Failure } from './failure.ts';

/** A kind as kubectl's arguments and messages name it. */
export interface Resource {
  readonly kind: string;
  readonly apiVersion: string;
  /** '' for the core group. */
  readonly group: string;
  readonly plural: string;
  /** Plural, singular, short names. */
  readonly names: readonly string[];
  readonly isNamespaced: boolean;
}

const CLUSTER_KINDS = {
  Namespace: { apiVersion: 'v1', names: ['namespaces', 'namespace', 'ns'] },
  Node: { apiVersion: 'v1', names: ['nodes', 'node', 'no'] },
} as const;

function resourcesIn(kinds: typeof NAMESPACED_KINDS, isNamespaced: boolean): Resource[] {
  return Object.entries(kinds).map(([kind, { apiVersion, names }]) => ({
    kind,
    apiVersion,
    group: apiVersion.includes('/') ? apiVersion.split('/')[0]! : '',
    plural: names[0]!,
    names,
    isNamespaced,
  }));
}

/** Every kind that kubectl can be asked for here, whether there can be objects of it or not. */
export const RESOURCES: readonly Resource[] = [
  ...resourcesIn(NAMESPACED_KINDS, true),
  ...resourcesIn(CLUSTER_KINDS, false),
];

/** The kinds that `all` stands for, in the order in which the server has them. */
const ALL = [
  'Pod',
  'ReplicationController',
  'Service',
  'DaemonSet',
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'HorizontalPodAutoscaler',
  'CronJob',
  'Job',
];

/** The row of a kind. */
export function resourceOf(kind: string): Resource {
  return RESOURCES.find((resource) => resource.kind === kind)!;
}

/** `deployments.apps`, as errors name a kind. */
export function qualifiedPlural({ plural, group }: Resource): string {
  return group ? `${plural}.${group}` : plural;
}

/** `deployment.apps/echo`, as most commands name an object. */
export function called({ kind, group }: Resource, name: string): string {
  const type = kind.toLowerCase();
  return `${group ? `${type}.${group}` : type}/${name}`;
}

/**
 * The kinds that an argument names: `po`, `pods,svc`, `deployment.v1.apps`, `all`.
 * @throws Failure in the words of kubectl where the server has no such kind.
 */
export function resourcesNamed(types: string): Resource[] {
  return types.split(',').flatMap((type) => (type === 'all' ? ALL.map(resourceOf) : [resourceNamed(type)]));
}

/** The kind that TYPE[.VERSION][.GROUP] names. @throws Failure */
export function resourceNamed(type: string): Resource {
  const [name = '', ...rest] = type.toLowerCase().split('.');
  const hasVersion = /^v\d+((alpha|beta)\d+)?$/.test(rest[0] ?? '');
  const version = hasVersion ? rest[0]! : '';
  const group = (hasVersion ? rest.slice(1) : rest).join('.');
  const found = RESOURCES.find(
    (resource) =>
      resource.names.includes(name) &&
      (rest.length === 0 || (group === resource.group && (!version || resource.apiVersion.endsWith(version)))),
  );
  if (found) return found;
  const where = [group && `group "${group}"`, version && `version "${version}"`].filter(Boolean).join(' and ');
  throw new Failure(`error: the server doesn't have a resource type "${name}"${where ? ` in ${where}` : ''}`);
}
