import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { defaultIn } from '../src/fields/default-value.ts';
import { type KeyMeaning, keysOf, loadFieldReference, resolveField } from '../src/fields/index.ts';
import { parseManifest } from '../src/manifest/parse.ts';

const reference = await loadFieldReference();

/** Each key of a manifest as `<text> <path>: <what it is>`. */
function keys(text: string): string[] {
  return keysOf(parseManifest('a.yaml', text), reference.schema).map(
    ({ range, kind, path, meaning }) =>
      `${text.slice(range.start, range.end)} ${[kind, ...path].join('.')}: ${meaningText(meaning)}`,
  );
}

function meaningText(meaning: KeyMeaning): string {
  switch (meaning.as) {
    case 'field':
      return `${meaning.owner}.${meaning.name}`;
    case 'map-key':
    case 'any':
      return `${meaning.as} ${meaning.of.owner}.${meaning.of.name}`;
    case 'unknown':
      return `unknown, ${meaning.meant ? `meant ${meaning.meant.names.join('.')}` : 'nothing meant'}`;
    default:
      return meaning.as;
  }
}

describe('the keys of a manifest', () => {
  test('lists and maps lead to the type of what is in them, and each document to its own kind', () => {
    const text = [
      'apiVersion: v1',
      'kind: Pod',
      'metadata: {labels: {app: echo}}',
      'spec:',
      '  containers:',
      '    - name: app',
      '      resources: {limits: {cpu: 1}}',
      '    - name: db',
      '---',
      'kind: Service',
      'apiVersion: v1',
      'spec: {ports: [{port: 80}]}',
    ].join('\r\n');
    expect(keys(text)).toEqual([
      'apiVersion Pod.apiVersion: core/v1.Pod.apiVersion',
      'kind Pod.kind: core/v1.Pod.kind',
      'metadata Pod.metadata: core/v1.Pod.metadata',
      'labels Pod.metadata.labels: meta/v1.ObjectMeta.labels',
      'app Pod.metadata.labels.app: map-key meta/v1.ObjectMeta.labels',
      'spec Pod.spec: core/v1.Pod.spec',
      'containers Pod.spec.containers: core/v1.PodSpec.containers',
      'name Pod.spec.containers.name: core/v1.Container.name',
      'resources Pod.spec.containers.resources: core/v1.Container.resources',
      'limits Pod.spec.containers.resources.limits: core/v1.ResourceRequirements.limits',
      'cpu Pod.spec.containers.resources.limits.cpu: map-key core/v1.ResourceRequirements.limits',
      'name Pod.spec.containers.name: core/v1.Container.name',
      'kind Service.kind: core/v1.Service.kind',
      'apiVersion Service.apiVersion: core/v1.Service.apiVersion',
      'spec Service.spec: core/v1.Service.spec',
      'ports Service.spec.ports: core/v1.ServiceSpec.ports',
      'port Service.spec.ports.port: core/v1.ServicePort.port',
    ]);
  });

  test('JSON is read as well, keys with their quotes', () => {
    expect(keys('{"apiVersion": "v1", "kind": "ConfigMap",\n "data": {"a.b": "1"}}')).toEqual([
      '"apiVersion" ConfigMap.apiVersion: core/v1.ConfigMap.apiVersion',
      '"kind" ConfigMap.kind: core/v1.ConfigMap.kind',
      '"data" ConfigMap.data: core/v1.ConfigMap.data',
      '"a.b" ConfigMap.data.a.b: map-key core/v1.ConfigMap.data',
    ]);
  });

  test('what an alias or a merge repeats is written once', () => {
    const text = `apiVersion: v1
kind: Pod
metadata: {labels: &l {app: echo}, annotations: *l}
spec:
  containers:
    - &c {name: a, image: b}
    - <<: *c
      name: d
`;
    expect(keys(text).map((key) => key.split(' ')[0])).toEqual([
      'apiVersion',
      'kind',
      'metadata',
      'labels',
      'app',
      'annotations',
      'spec',
      'containers',
      'name',
      'image',
      'name',
    ]);
  });

  test('a misspelt key is one that the API does not have, and what stands below it is explained as it was meant', () => {
    const text = 'piVersion: v1\nkind: Pod\nmetdata: {name: a}\nspec: {containers: [], color: {red: 1}}\n';
    expect(keys(text)).toEqual([
      'piVersion Pod.piVersion: unknown, meant apiVersion',
      'kind Pod.kind: core/v1.Pod.kind',
      'metdata Pod.metdata: unknown, meant metadata',
      'name Pod.metdata.name: meta/v1.ObjectMeta.name',
      'spec Pod.spec: core/v1.Pod.spec',
      'containers Pod.spec.containers: core/v1.PodSpec.containers',
      'color Pod.spec.color: unknown, nothing meant',
      'red Pod.spec.color.red: below-unknown',
    ]);
    const said = keysOf(parseManifest('a.yaml', text), reference.schema).flatMap(({ meaning }) =>
      meaning.as === 'unknown' ? meaning.said.map(({ en }) => en) : [],
    );
    expect(said).toEqual([
      'There is no field `piVersion`; every manifest needs `apiVersion`.',
      'Did you mean `apiVersion`?',
      'Pod has no field `metdata`.',
      'Did you mean `metadata`?',
      'PodSpec has no field `color`.',
    ]);
  });

  test('a misspelt kind is read as it was meant, one of a tool is not of the API, and a List leads to its items', () => {
    expect(keys('apiVersion: apps/v1\nkind: Deploymnet\n')).toContain('kind Deployment.kind: apps/v1.Deployment.kind');
    expect(keys('apiVersion: kind.x-k8s.io/v1alpha4\nkind: Cluster\nnodes: [{role: worker}]\n')).toEqual([
      'apiVersion Cluster.apiVersion: foreign',
      'kind Cluster.kind: foreign',
      'nodes Cluster.nodes: foreign',
      'role Cluster.nodes.role: foreign',
    ]);
    expect(keys('apiVersion: v1\nkind: List\nitems: [{apiVersion: v1, kind: Secret, type: a}]\n')).toEqual([
      'apiVersion List.apiVersion: foreign',
      'kind List.kind: foreign',
      'items List.items: foreign',
      'apiVersion Secret.apiVersion: core/v1.Secret.apiVersion',
      'kind Secret.kind: core/v1.Secret.kind',
      'type Secret.type: core/v1.Secret.type',
    ]);
  });

  test('a file with a mistake in its YAML is read as it was meant, each key where it stands', () => {
    const text = 'apiVersion: v1\nkind: Pod\nspec: => two\n  containers:\n    - name: db\n';
    expect(keys(text)).toEqual([
      'apiVersion Pod.apiVersion: core/v1.Pod.apiVersion',
      'kind Pod.kind: core/v1.Pod.kind',
      'spec Pod.spec: core/v1.Pod.spec',
      'containers Pod.spec.containers: core/v1.PodSpec.containers',
      'name Pod.spec.containers.name: core/v1.Container.name',
    ]);
  });

  test('a document that cannot be read has no keys, and the others keep theirs', () => {
    expect(keys('apiVersion: v1\nkind: [\n---\napiVersion: v1\nkind: Secret\n')).toEqual([
      'apiVersion Secret.apiVersion: core/v1.Secret.apiVersion',
      'kind Secret.kind: core/v1.Secret.kind',
    ]);
  });
});

describe('what is said of a field', () => {
  const data = (file: string) =>
    JSON.parse(readFileSync(`${import.meta.dirname}/../src/schema/data/v1.36/${file}.json`, 'utf8'));

  test('is all that the API says of each of its fields: text and values put together are the published text', () => {
    const descriptions: Record<string, Record<string, string>> = data('descriptions');
    const types: Record<string, Record<string, string>> = data('api').types;
    const differing: string[] = [];
    let fields = 0;
    for (const [owner, own] of Object.entries(types)) {
      for (const name of Object.keys(own)) {
        const { description, values } = reference.field(owner, name)!;
        const explained = values.filter(({ meaning }) => meaning !== '');
        const listed = values.map(({ value, meaning }) => ` - \`"${value}"\`${meaning && ` ${meaning}`}`).join('\n');
        const published = descriptions[owner]?.[name] ?? '';
        const hasList = explained.length > 0 || published.endsWith(listed);
        const text = values.length > 0 && hasList ? `${description}\n\nPossible enum values:\n${listed}` : description;
        if (text !== published) differing.push(`${owner}.${name}`);
        fields += 1;
      }
    }
    expect(fields).toBeGreaterThan(2000);
    expect(differing).toEqual([]);
  });

  test.each([
    ['Protocol for port. Must be UDP, TCP, or SCTP. Defaults to "TCP".', 'TCP'],
    ['Default to 10 seconds. Minimum value is 1.', '10 seconds'],
    [
      'Always, Never. Defaults to Always if :latest tag is specified, or IfNotPresent otherwise. Cannot be updated.',
      'Always if :latest tag is specified, or IfNotPresent otherwise',
    ],
    ['Optional: mode bits. Must be an octal value between 0000 and 0777. Defaults to 0644. More.', '0644'],
    ['type for HostPath Volume Defaults to "" More info: https://kubernetes.io/', '""'],
    ['a volume (which defaults to None).', 'None'],
    ['The default value, "Cluster", uses the standard behavior.', 'Cluster'],
    ['Valid values are:\n\n- "Allow" (default): allows; - "Forbid": forbids', 'Allow'],
    ['unspecified `hostPort` fields are defaulted to match `containerPort`. This field is true by default.', undefined],
    ['default is a default value for undefined object fields.', undefined],
    ['Number of port to expose.', undefined],
    ["When this field is null, this doesn't default to any value and is never evaluated.", undefined],
    ['such a policy would otherwise default to just [ "Ingress" ]).', undefined],
    ["If the request doesn't contain this entry, Default value is used.", undefined],
    ['The default policy is `OrderedReady`, where pods are created in increasing order.', 'OrderedReady'],
    ['The default policy of `Retain` causes PVCs to not be affected.', 'Retain'],
  ])('names the default of %j', (description, value) => {
    expect(defaultIn(description)).toBe(value);
  });

  test.each([
    ['core/v1.Container', 'name', 'schema'],
    ['core/v1.Container', 'image', 'server'],
    ['core/v1.PersistentVolumeClaimSpec', 'resources', 'server'],
    ['core/v1.PersistentVolumeSpec', 'capacity', 'server'],
    ['apps/v1.Deployment', 'kind', 'server'],
    ['meta/v1.ObjectMeta', 'name', 'object'],
    ['core/v1.HTTPHeader', 'value', undefined],
    ['meta/v1.OwnerReference', 'kind', 'schema'],
  ])('%s.%s is required by %s', (owner, name, by) => {
    expect(reference.field(owner, name)!.requiredBy).toBe(by);
  });

  test.each([
    ['core/v1.PodSpec', 'containers', '[]Container'],
    ['core/v1.ServicePort', 'targetPort', 'IntOrString'],
    ['core/v1.ServicePort', 'protocol', 'string'],
    ['meta/v1.ObjectMeta', 'labels', 'map[string]string'],
    ['core/v1.ResourceRequirements', 'limits', 'map[string]Quantity'],
    ['core/v1.Probe', 'periodSeconds', 'integer'],
  ])('%s.%s has the type that kubectl explain shows, %s', (owner, name, type) => {
    expect(reference.field(owner, name)!.typeName).toBe(type);
  });
});

describe('a path', () => {
  test.each([
    ['pod.spec.containers[0].livenessProbe', 'v1 Pod livenessProbe core/v1.Probe'],
    ['PO.spec', 'v1 Pod spec core/v1.PodSpec'],
    ['deployments', 'apps/v1 Deployment  apps/v1.Deployment'],
    ['networkpolicies.spec.ingress.from', 'networking.k8s.io/v1 NetworkPolicy from networking/v1.NetworkPolicyPeer'],
    ['ingresses', 'networking.k8s.io/v1 Ingress  networking/v1.Ingress'],
    ['hpa.spec', 'autoscaling/v2 HorizontalPodAutoscaler spec autoscaling/v2.HorizontalPodAutoscalerSpec'],
    ['event', 'v1 Event  core/v1.Event'],
    ['svc.spec.selector', 'v1 Service selector '],
    ['ep', 'v1 Endpoints  core/v1.Endpoints'],
    ['crd', 'apiextensions.k8s.io/v1 CustomResourceDefinition  apiextensions/v1.CustomResourceDefinition'],
  ])('%s leads to %s', (path, expected) => {
    const found = resolveField(path, reference, undefined);
    if ('missing' in found) throw new Error(JSON.stringify(found));
    const { apiVersion, kind, fields, below = '' } = found;
    expect(`${apiVersion} ${kind} ${fields.at(-1)?.name ?? ''} ${below}`).toBe(expected);
  });

  test('leads to the version that is asked for, and names the others', () => {
    const found = resolveField('hpa.spec', reference, 'autoscaling/v1');
    expect(found).toMatchObject({ apiVersion: 'autoscaling/v1', otherVersions: ['autoscaling/v2'] });
  });

  test.each([
    ['pod.spec.containes', { what: 'field', within: 'pod.spec', meant: 'containers' }],
    ['pdo', { what: 'kind', meant: 'Pod' }],
    ['pod.metadata.labels.app', { what: 'key', within: 'pod.metadata.labels', known: [] }],
    ['pod.spec.nodeName.x', { what: 'leaf', within: 'pod.spec.nodeName', known: [] }],
  ])('that leads nowhere says why: %s', (path, expected) => {
    expect(resolveField(path, reference, undefined)).toMatchObject(expected);
  });
});
