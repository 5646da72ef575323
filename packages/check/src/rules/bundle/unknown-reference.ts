import type { Bundle, Resource, Rule, RuleDocs } from '../../rule.ts';
import type { Localized } from '../../text/localized.ts';
import { nearest } from '../../text/nearest.ts';
import { mayCompare, nameOf, relatedTo } from '../support/bundles.ts';
import { quoteAll } from '../support/describe.ts';
import { finding } from '../support/finding.ts';
import { quote } from '../support/names.ts';
import { findResource, notGiven, resourcesIn } from '../support/references.ts';
import { field, isTrue, items, rootSpot, type Spot, text } from '../support/spot.ts';
import { allContainers, keysOf, type Workload, workloadOf } from '../support/workloads.ts';

interface Reference {
  readonly kind: 'ConfigMap' | 'Secret' | 'PersistentVolumeClaim' | 'ServiceAccount';
  /** The mapping that refers. */
  readonly spot: Spot;
  readonly name: string;
  /** Fields of `spot`'s list items, or of `spot` itself, that name keys of the object. */
  readonly keys: readonly Spot[];
  /** The object's maps in which the keys may stand. */
  readonly maps: readonly string[];
}

/** Variables are text: those of `binaryData` are for volumes. */
const TEXTS = ['data', 'stringData'];
const MAPS = [...TEXTS, 'binaryData'];

const SOURCES = [
  ['ConfigMap', 'configMap', 'name'],
  ['Secret', 'secret', 'secretName'],
  ['PersistentVolumeClaim', 'persistentVolumeClaim', 'claimName'],
] as const;

/** Made in every namespace by the cluster itself. */
const GIVEN = ['ConfigMap/kube-root-ca.crt', 'ServiceAccount/default'];

/** A Secret that the cluster fills with these keys. */
const ACCOUNT_TOKEN = 'kubernetes.io/service-account-token';
const TOKEN_KEYS = ['token', 'ca.crt', 'namespace'];

const FILLED: Localized = {
  ko: '여기서는 비어 있습니다. 클러스터에서 값이 채워진다면 괜찮습니다.',
  en: 'It is empty here. This is fine if its data is added in the cluster.',
};
const BINARY: Localized = {
  ko: '`binaryData`의 값은 볼륨으로만 읽을 수 있습니다.',
  en: '`binaryData` can only be read through a volume.',
};
const STARTS: Localized = {
  ko: '클러스터에 이미 있다면 괜찮습니다. 없으면 파드가 시작되지 않습니다.',
  en: 'This is fine if it already exists in the cluster. Without it, the Pod does not start.',
};

function reference(
  kind: Reference['kind'],
  spot: Spot | undefined,
  key: string,
  keys: readonly (Spot | undefined)[] = [],
  maps = MAPS,
): Reference[] {
  const name = text(spot, key);
  if (!spot || !name || isTrue(spot, 'optional')) return [];
  return [{ kind, spot: field(spot, key)!, name, keys: keys.filter((each) => each !== undefined), maps }];
}

const itemKeys = (spot: Spot | undefined): (Spot | undefined)[] =>
  items(spot, 'items').map((item) => field(item, 'key'));

function volumeReferences(volume: Spot): Reference[] {
  const direct = SOURCES.flatMap(([kind, source, key]) =>
    reference(kind, field(volume, source), key, itemKeys(field(volume, source))),
  );
  const projected = items(field(volume, 'projected'), 'sources').flatMap((source) => [
    ...reference('ConfigMap', field(source, 'configMap'), 'name', itemKeys(field(source, 'configMap'))),
    ...reference('Secret', field(source, 'secret'), 'name', itemKeys(field(source, 'secret'))),
  ]);
  return [...direct, ...projected];
}

function containerReferences(container: Spot): Reference[] {
  const variables = items(container, 'env').flatMap((variable) => {
    const source = field(variable, 'valueFrom');
    if (!source) return [];
    const map = field(source, 'configMapKeyRef');
    const secret = field(source, 'secretKeyRef');
    return [
      ...reference('ConfigMap', map, 'name', [field(map, 'key')], TEXTS),
      ...reference('Secret', secret, 'name', [field(secret, 'key')], TEXTS),
    ];
  });
  const whole = items(container, 'envFrom').flatMap((source) => [
    ...reference('ConfigMap', field(source, 'configMapRef'), 'name'),
    ...reference('Secret', field(source, 'secretRef'), 'name'),
  ]);
  return [...variables, ...whole];
}

function referencesOf({ spec }: Workload): Reference[] {
  return [
    ...items(spec, 'volumes').flatMap(volumeReferences),
    ...allContainers(spec).flatMap(containerReferences),
    ...items(spec, 'imagePullSecrets').flatMap((secret) => reference('Secret', secret, 'name')),
    ...reference('ServiceAccount', spec, 'serviceAccountName'),
  ];
}

function reportReference(bundle: Bundle, resource: Resource, { kind, spot, name, keys, maps }: Reference): void {
  const target = findResource(bundle, kind, resource, name);
  if (!target) {
    if (!GIVEN.includes(`${kind}/${name}`)) bundle.report(resource, notGiven(bundle, resource, spot, kind, STARTS));
    return;
  }
  if (kind !== 'ConfigMap' && kind !== 'Secret') return;
  const written = maps.flatMap((map) => keysOf(target, map));
  const present = text(rootSpot(target), 'type') === ACCOUNT_TOKEN ? [...written, ...TOKEN_KEYS] : written;
  for (const key of keys) {
    const value = key.node.kind === 'scalar' ? String(key.node.value) : '';
    if (value === '' || present.includes(value)) continue;
    const meant = nearest(value, present);
    const isBinary = kind === 'ConfigMap' && keysOf(target, 'binaryData').includes(value);
    bundle.report(
      resource,
      finding(
        key,
        {
          ko: `${nameOf(target)}${isBinary ? '의 `data`' : ''}에는 ${quote(value)} 키가 없습니다.`,
          en: `${nameOf(target)} has no key ${quote(value)}${isBinary ? ' in `data`' : ''}.`,
        },
        isBinary
          ? BINARY
          : present.length === 0
            ? FILLED
            : meant === undefined
              ? { ko: `있는 키: ${quoteAll(present)}.`, en: `Its keys: ${quoteAll(present)}.` }
              : { ko: `혹시 \`${meant}\` 키입니까?`, en: `Did you mean \`${meant}\`?` },
        {
          severity: present.length === 0 && !isBinary ? 'warning' : 'error',
          related: relatedTo(target, rootSpot(target), '가리키는 오브젝트입니다.', 'The object it refers to.'),
        },
      ),
    );
  }
}

/** Report a binding's role or account only if a given name is nearly the same: most bindings name what the cluster already has. */
function reportBinding(bundle: Bundle, binding: Resource): void {
  const root = rootSpot(binding);
  const subjects = items(root, 'subjects').filter((subject) => text(subject, 'kind') === 'ServiceAccount');
  for (const reference of [field(root, 'roleRef'), ...subjects]) {
    const kind = text(reference, 'kind');
    const name = text(reference, 'name');
    if (!kind || !name || GIVEN.includes(`${kind}/${name}`)) continue;
    const namespace = kind === 'ClusterRole' ? '' : (text(reference, 'namespace') ?? binding.namespace);
    const names = resourcesIn(bundle, namespace, kind).map((resource) => resource.name);
    if (names.includes(name) || !mayCompare(bundle, names.length) || nearest(name, names) === undefined) continue;
    bundle.report(binding, notGiven(bundle, { ...binding, namespace }, field(reference, 'name')!, kind, STARTS));
  }
}

export const rule: Rule = {
  id: 'unknown-reference',
  class: 'bundle',
  severity: 'warning',
  bundle: (bundle) => {
    for (const resource of bundle.resources) {
      const workload = workloadOf(resource);
      for (const each of workload ? referencesOf(workload) : []) reportReference(bundle, resource, each);
      if (resource.kind.endsWith('RoleBinding')) reportBinding(bundle, resource);
    }
  },
};

export const docs: RuleDocs = {
  title: { ko: '가리키는 오브젝트나 키가 없습니다', en: 'A reference to an object or key that does not exist' },
  text: {
    ko: '볼륨, 환경 변수, `imagePullSecrets` 등이 가리키는 컨피그맵, 시크릿, 볼륨 클레임은 같은 네임스페이스에 있어야 파드가 시작됩니다. 함께 검사한 매니페스트에 없으면 클러스터에 있을 수 있으므로 경고이고, 매니페스트에 있는 오브젝트에 그 키가 없으면 오류입니다.',
    en: 'The ConfigMaps, Secrets and volume claims that volumes, environment variables and `imagePullSecrets` refer to must exist in the same namespace before the Pod can start. If one is not in these manifests, it may exist in the cluster, so this is a warning. If it is, but does not have the key, this is an error.',
  },
  fails: [
    {
      manifest: `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
      envFrom:
        - configMapRef:
            name: setings
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  PORT: '3000'
`,
      at: 'spec.containers[0].envFrom[0].configMapRef.name',
    },
    {
      manifest: `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
      env:
        - name: PORT
          valueFrom:
            configMapKeyRef:
              name: settings
              key: port
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  PORT: '3000'
`,
      at: 'spec.containers[0].env[0].valueFrom.configMapKeyRef.key',
    },
  ],
  passes: [
    `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
      envFrom:
        - configMapRef:
            name: settings
        - secretRef:
            name: extra
            optional: true
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
data:
  PORT: '3000'
`,
  ],
  source: 'https://kubernetes.io/docs/concepts/configuration/configmap/',
};
