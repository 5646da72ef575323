import { at, objectsAt, portAt, textAt } from './json.ts';
import type { GraphNode, Relation } from './model.ts';

/** A field that names another object of the namespace. */
interface Reference {
  readonly kind: string;
  readonly name: string | undefined;
  /** The field in short, or what is written beside it. */
  readonly by: string;
}

/** The objects that fields of an object name, as far as they are there. */
export function referencesOf(node: GraphNode, nodes: readonly GraphNode[]): Relation[] {
  const found = [...(node.pod ? ofPod(node.pod.spec) : []), ...ofKind(node)];
  return found.flatMap(({ kind, name, by }): Relation[] => {
    const other = nodes.find((one) => one.kind === kind && one.name === name && one.namespace === node.namespace);
    return other && !other.isImplied ? [{ kind: 'refers', from: node.id, to: other.id, by }] : [];
  });
}

const ofKind = ({ kind, source, isCustom }: GraphNode): Reference[] =>
  !isCustom && Object.hasOwn(OF_KIND, kind) ? OF_KIND[kind]!(source) : [];

/** Kinds other than Pods whose fields name objects. */
const OF_KIND: Readonly<Record<string, (source: unknown) => Reference[]>> = {
  Ingress: ofIngress,
  HorizontalPodAutoscaler: (source) => {
    const target = at(source, 'spec', 'scaleTargetRef');
    return [{ kind: textAt(target, 'kind') ?? '', name: textAt(target, 'name'), by: 'scaleTargetRef' }];
  },
  StatefulSet: (source) => [{ kind: 'Service', name: textAt(source, 'spec', 'serviceName'), by: 'serviceName' }],
};

function ofIngress(source: unknown): Reference[] {
  const reference = (backend: unknown, by: string): Reference => {
    const service = at(backend, 'service');
    const port = portAt(service, 'port', 'number') ?? textAt(service, 'port', 'name');
    return { kind: 'Service', name: textAt(service, 'name'), by: `${by} → ${port ?? '?'}` };
  };
  const rules = objectsAt(source, 'spec', 'rules').flatMap((rule) =>
    objectsAt(rule, 'http', 'paths').map((path) =>
      reference(at(path, 'backend'), `${textAt(rule, 'host') ?? '*'}${textAt(path, 'path') ?? '/'}`),
    ),
  );
  const fallback = at(source, 'spec', 'defaultBackend');
  return fallback === undefined ? rules : [reference(fallback, 'defaultBackend'), ...rules];
}

/** What a volume can be made of, with the field that has the name. */
const VOLUMES: Readonly<Record<string, readonly [kind: string, name: string]>> = {
  configMap: ['ConfigMap', 'name'],
  secret: ['Secret', 'secretName'],
  persistentVolumeClaim: ['PersistentVolumeClaim', 'claimName'],
};
const KEYS: Readonly<Record<string, string>> = { configMapKeyRef: 'ConfigMap', secretKeyRef: 'Secret' };
const ALL_KEYS: Readonly<Record<string, string>> = { configMapRef: 'ConfigMap', secretRef: 'Secret' };

function ofPod(spec: unknown): Reference[] {
  const volumes = objectsAt(spec, 'volumes').flatMap((volume) =>
    Object.entries(VOLUMES).map(([field, [kind, name]]): Reference => {
      return { kind, name: textAt(volume, field, name), by: `volumes: ${textAt(volume, 'name') ?? '?'}` };
    }),
  );
  const containers = [...objectsAt(spec, 'initContainers'), ...objectsAt(spec, 'containers')];
  const variables = containers.flatMap((container) => [
    ...objectsAt(container, 'env').flatMap((variable) =>
      Object.entries(KEYS).map(([field, kind]): Reference => {
        return {
          kind,
          name: textAt(variable, 'valueFrom', field, 'name'),
          by: `env: ${textAt(variable, 'name') ?? '?'}`,
        };
      }),
    ),
    ...objectsAt(container, 'envFrom').flatMap((from) =>
      Object.entries(ALL_KEYS).map(([field, kind]): Reference => {
        return { kind, name: textAt(from, field, 'name'), by: 'envFrom' };
      }),
    ),
  ]);
  const account = { kind: 'ServiceAccount', name: textAt(spec, 'serviceAccountName'), by: 'serviceAccountName' };
  return [...volumes, ...variables, account].filter(({ name }) => name !== undefined);
}
