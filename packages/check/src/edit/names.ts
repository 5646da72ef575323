import { entryOf } from '../manifest/path.ts';
import type { Bundle, Resource } from '../rule.ts';
import { findResource, resourcesIn } from '../rules/support/references.ts';
import { labelsOf, pairs } from '../rules/support/selectors.ts';
import { field, fieldAt, items, number, rootSpot, type Spot, text } from '../rules/support/spot.ts';
import {
  keysOf,
  runningContainers,
  selectedBy,
  type Workload,
  workloadOf,
  workloadsIn,
} from '../rules/support/workloads.ts';
import type { Place } from './place.ts';

/** A name that the file itself declares, or a number. */
export type Name = string | number;

/** Where the caret is, among all objects of the file. */
interface Here {
  readonly place: Place;
  readonly resource: Resource;
  readonly bundle: Bundle;
  /** The nearest value above of a field. */
  readonly within: (owner: string, name: string) => Spot | undefined;
}

/** The names of the objects of a kind in the namespace. */
const named =
  (kind: string) =>
  ({ bundle, resource }: Here): Name[] =>
    resourcesIn(bundle, resource.namespace, kind).map(({ name }) => name);

/** The keys of the object of a kind that is named beside the caret. */
const keysOfNamed =
  (kind: string, maps: readonly string[]) =>
  ({ place, bundle, resource }: Here): Name[] => {
    const target = findResource(bundle, kind, resource, text(beside(place), 'name') ?? '');
    return target ? maps.flatMap((map) => keysOf(target, map)) : [];
  };

/** The mapping that the caret is in. */
const beside = ({ above }: Place): Spot | undefined =>
  above.length === 0 ? undefined : { node: above.at(-1)!.node, path: '' };

const portNames = (container: Spot | undefined): Name[] =>
  items(container, 'ports').flatMap((port) => text(port, 'name') ?? []);

/** The named ports of the container that a probe is of. */
const ownPorts = ({ within }: Here): Name[] =>
  portNames(within('core/v1.PodSpec', 'containers') ?? within('core/v1.PodSpec', 'initContainers'));

/** The named ports of the Pods that a Service selects. */
function selectedPorts({ bundle, resource }: Here): Name[] {
  const requirements = pairs(fieldAt(rootSpot(resource), 'spec', 'selector'));
  if (requirements.length === 0) return [];
  return selectedBy(bundle, requirements, resource.namespace).flatMap(({ spec }) =>
    runningContainers(spec).flatMap(portNames),
  );
}

const ownVolumes = ({ resource }: Here): Name[] => {
  const spec = workloadOf(resource)?.spec;
  const claims = items(fieldAt(rootSpot(resource), 'spec'), 'volumeClaimTemplates');
  return [
    ...items(spec, 'volumes').map((volume) => text(volume, 'name')),
    ...claims.map((claim) => text(field(claim, 'metadata'), 'name')),
  ].filter((name) => name !== undefined);
};

/** The ports of the Service that an Ingress names beside the caret. */
const backendPorts =
  (of: (port: Spot) => Name | undefined) =>
  ({ within, bundle, resource }: Here): Name[] => {
    const service = findResource(
      bundle,
      'Service',
      resource,
      text(within('networking/v1.IngressBackend', 'service'), 'name') ?? '',
    );
    return service ? items(fieldAt(rootSpot(service), 'spec'), 'ports').flatMap((port) => of(port) ?? []) : [];
  };

/** The objects of the kind that is written beside the caret. */
const ofKindBeside = (here: Here): Name[] => {
  const kind = text(beside(here.place), 'kind');
  return kind === undefined ? [] : named(kind)(here);
};

const configMaps = named('ConfigMap');
const secrets = named('Secret');
const services = named('Service');

/** Which names may be the value of a field. */
const NAMES: Readonly<Record<string, (here: Here) => readonly Name[]>> = {
  'apps/v1.StatefulSetSpec.serviceName': services,
  'autoscaling/v1.CrossVersionObjectReference.name': ofKindBeside,
  'autoscaling/v2.CrossVersionObjectReference.name': ofKindBeside,
  'core/v1.ConfigMapEnvSource.name': configMaps,
  'core/v1.ConfigMapKeySelector.key': keysOfNamed('ConfigMap', ['data']),
  'core/v1.ConfigMapKeySelector.name': configMaps,
  'core/v1.ConfigMapProjection.name': configMaps,
  'core/v1.ConfigMapVolumeSource.name': configMaps,
  'core/v1.HTTPGetAction.port': ownPorts,
  'core/v1.LocalObjectReference.name': secrets,
  'core/v1.PersistentVolumeClaimVolumeSource.claimName': named('PersistentVolumeClaim'),
  'core/v1.PodSpec.serviceAccountName': named('ServiceAccount'),
  'core/v1.SecretEnvSource.name': secrets,
  'core/v1.SecretKeySelector.key': keysOfNamed('Secret', ['data', 'stringData']),
  'core/v1.SecretKeySelector.name': secrets,
  'core/v1.SecretProjection.name': secrets,
  'core/v1.SecretVolumeSource.secretName': secrets,
  'core/v1.ServicePort.targetPort': selectedPorts,
  'core/v1.TCPSocketAction.port': ownPorts,
  'core/v1.VolumeDevice.name': ownVolumes,
  'core/v1.VolumeMount.name': ownVolumes,
  'networking/v1.IngressServiceBackend.name': services,
  'networking/v1.ServiceBackendPort.name': backendPorts((port) => text(port, 'name')),
  'networking/v1.ServiceBackendPort.number': backendPorts((port) => number(port, 'port')),
  'rbac/v1.RoleRef.name': ofKindBeside,
  'rbac/v1.Subject.name': ofKindBeside,
};

/** Labels by their names: the Pods of all workloads in the namespace, or those of the object itself. */
const everyLabel = ({ bundle, resource }: Here): readonly Workload['labels'][] =>
  workloadsIn(bundle, resource.namespace).map(({ labels }) => labels);
const ownTemplate = ({ resource }: Here) => [
  labelsOf(fieldAt(rootSpot(resource), 'spec', 'template', 'metadata', 'labels')),
];
const ownSelector = ({ resource }: Here) => {
  const selector = fieldAt(rootSpot(resource), 'spec', 'selector');
  return [labelsOf(field(selector, 'matchLabels') ?? selector)];
};
const isOwnSelector = ({ above }: Place): boolean =>
  above.length === 4 && above[1]?.field?.name === 'spec' && above[2]?.field?.name === 'selector';
const isInTemplate = ({ above }: Place): boolean => above.some(({ field: of }) => of?.name === 'template');

/** Which labels may be the entries of a map. */
const LABELS: Readonly<Record<string, (here: Here) => readonly Workload['labels'][]>> = {
  'core/v1.ReplicationControllerSpec.selector': ownTemplate,
  'core/v1.ServiceSpec.selector': everyLabel,
  'meta/v1.LabelSelector.matchLabels': (here) =>
    isOwnSelector(here.place) && workloadOf(here.resource) ? ownTemplate(here) : everyLabel(here),
  'meta/v1.ObjectMeta.labels': (here) => (isInTemplate(here.place) ? ownSelector(here) : []),
};

/** The names that a file declares and that make sense at a place, each once, in the order in which they are written. */
export function namesFor(place: Place, resources: readonly Resource[], isCaret: (name: Name) => boolean): Name[] {
  if (!place.field) return [];
  const of = `${place.field.owner}.${place.field.name}`;
  const here: Here = {
    place,
    resource: place.resource,
    bundle: { resources, report: () => {} },
    within: (owner, name) => spotOf(place, owner, name),
  };
  const isMap = place.mapKey !== undefined || (place.slot === 'key' && place.type?.form === 'map');
  const labels = isMap ? (LABELS[of]?.(here) ?? []) : [];
  const names = isMap
    ? labels.flatMap((pair) => (place.mapKey === undefined ? [...pair.keys()] : (pair.get(place.mapKey) ?? [])))
    : (NAMES[of]?.(here) ?? []);
  const isThere = (name: Name) => place.slot === 'key' && entryOf(place.mapping, String(name)) !== undefined;
  return [...new Set(names)].filter((name) => name !== '' && !isCaret(name) && !isThere(name));
}

/** The nearest value above of a field: of a list, the item that the caret is in. */
function spotOf({ above }: Place, owner: string, name: string): Spot | undefined {
  const found = above.findLast(
    ({ node, field: of }) => node.kind === 'mapping' && of?.owner === owner && of.name === name,
  );
  return found && { node: found.node, path: '' };
}
