import { describe, expect, test } from 'vitest';
import { check } from '../src/check.ts';
import { parseManifest } from '../src/manifest/parse.ts';

/** Errors as `rule at path`, with the hint where there is one. */
async function errors(manifest: string): Promise<string[]> {
  return (await check([parseManifest('a.yaml', manifest)]))
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, at, hint }) => `${rule} at ${at}${hint ? `: ${hint.en}` : ''}`);
}

const object = (apiVersion: string, kind: string, spec: string): string =>
  `{apiVersion: ${apiVersion}, kind: ${kind}, metadata: {name: a}, spec: ${spec}}`;
const ingress = (spec: string): string => object('networking.k8s.io/v1', 'Ingress', spec);
const peer = (from: string): string =>
  object('networking.k8s.io/v1', 'NetworkPolicy', `{podSelector: {}, ingress: [{from: [${from}]}]}`);
const ports = (port: string): string =>
  object('networking.k8s.io/v1', 'NetworkPolicy', `{podSelector: {}, ingress: [{ports: [${port}]}]}`);
const path = (written: string): string =>
  ingress(
    `{rules: [{http: {paths: [{path: '${written}', pathType: Prefix, backend: {service: {name: s, port: {number: 1}}}}]}}]}`,
  );
const scaler = (metric: string, target = 'apiVersion: apps/v1, kind: Deployment, name: d', more = ''): string =>
  object(
    'autoscaling/v2',
    'HorizontalPodAutoscaler',
    `{${more} maxReplicas: 3, scaleTargetRef: {${target}}, metrics: [${metric}]}`,
  );

describe('one cause gives one finding', () => {
  test.each([
    ['an Ingress backend of former versions', ingress('{defaultBackend: {serviceName: a, servicePort: 80}}'), 1],
    ['a metric of former versions', scaler('{type: Resource, resource: {name: cpu, targetAverageUtilization: 50}}'), 1],
    ['a key in the place of one that is due', ingress('{defaultBackend: {service: {name: s, port: {port: 80}}}}'), 1],
    ['an empty choice', path('/').replace('Prefix', "''"), 1],
    ['an empty list where a mapping belongs', peer('').replace('podSelector: {}', 'podSelector: []'), 1],
    ['a metric type in lower case', scaler('{type: resource}'), 1],
    ['a number beyond int32', scaler('', undefined, 'minReplicas: 2147483648,'), 1],
    ['a last port of 0', ports('{port: 80, endPort: 0}'), 1],
    ['an unknown policy type', peer('').replace('podSelector: {}', '$&, policyTypes: [Ingress, Egress, x]'), 1],
  ])('%s', async (_, manifest, count) => {
    expect(await errors(manifest)).toHaveLength(count);
  });
});

describe('advice', () => {
  test.each([
    ['a network with bits beyond its length', peer('{ipBlock: {cidr: 10.0.0.1/8}}'), 'Write `10.0.0.0/8`.'],
    ['a network with leading zeros', peer('{ipBlock: {cidr: 010.0.0.0/8}}'), 'Write `10.0.0.0/8`.'],
    ['an address for a network', peer('{ipBlock: {cidr: 10.0.0.1}}'), 'Write `10.0.0.1/32`.'],
    [
      'a URL for a host',
      ingress('{rules: [{host: "http://Example.com:80/"}]}'),
      'Write only the host name: `example.com`.',
    ],
    ['a URL for a path', path('http://x/a'), 'Write `path: /a`.'],
    ['a relative path that no slash mends', path('..'), "Start it with '/'."],
    [
      'the former name of a backend',
      ingress('{defaultBackend: {serviceName: a}}'),
      'Write it as `service: {name: a, port: {number: …}}`.',
    ],
    [
      'the target of a scaler',
      scaler('', 'apiVersion: v1, kind: StatefulSet, name: d'),
      'Write `apiVersion: apps/v1`.',
    ],
    [
      'the namespace of a reference',
      scaler('', 'apiVersion: apps/v1, kind: Deployment, name: d, namespace: n'),
      'Only objects in the same namespace can be referred to. Remove `namespace`.',
    ],
    [
      'labels of a metric',
      scaler('{type: External, external: {metric: {name: m, labels: {a: b}}, target: {type: Value, value: 5}}}'),
      'Write it as `selector: {matchLabels: {a: b}}`.',
    ],
  ])('%s', async (_, manifest, hint) => {
    expect(await errors(manifest)).toEqual([expect.stringContaining(`: ${hint}`)]);
  });

  test.each(['80.5', 'true', '2147483648'])('no quotes for port %s, which no quotes mend', async (port) => {
    expect(await errors(ports(`{port: ${port}}`))).toEqual(['wrong-type at spec.ingress[0].ports[0].port']);
  });

  test('an IP block stands alone, and is what is at fault', async () => {
    const manifest = peer('{podSelector: {}, namespaceSelector: {}, ipBlock: {cidr: 10.0.0.0/8}}');
    const [found] = await check([parseManifest('a.yaml', manifest)]);
    expect(found?.message.en).toBe('`podSelector` and `ipBlock` cannot be used together.');
  });
});

describe('kinds that no server has', () => {
  const severity = async (apiVersion: string, kind: string) =>
    (await check([parseManifest('a.yaml', object(apiVersion, kind, '{}'))]))[0]?.severity;

  test.each([
    ['externaldns.k8s.io/v1alpha1', 'DNSEndpoint'],
    ['policy.networking.k8s.io/v1alpha1', 'AdminNetworkPolicy'],
    ['metrics.k8s.io/v1beta1', 'PodMetrics'],
    ['cluster.x-k8s.io/v1beta1', 'Cluster'],
  ])('%s %s may be a custom resource', async (apiVersion, kind) => {
    expect(await severity(apiVersion, kind)).toBe('warning');
  });

  test.each([
    ['network.k8s.io/v1', 'NetworkPolicy'],
    ['batch.k8s.io/v1', 'Job'],
    ['rbac.k8s.io/v1', 'Role'],
    ['app/v1', 'Deployment'],
    ['storagemigration.k8s.io/v1beta1', 'StorageVersionMigration'],
    ['__proto__/v1', 'Pod'],
  ])('%s %s is none', async (apiVersion, kind) => {
    expect(await severity(apiVersion, kind)).toBe('error');
  });

  test("a tool's own file is called that", async () => {
    const [found] = await check([
      parseManifest('a.yaml', 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n'),
    ]);
    expect(found).toMatchObject({ severity: 'error', hint: { en: 'Apply its folder with `kubectl apply -k`.' } });
  });
});
