import { describe, expect, test } from 'vitest';
import { check } from '../src/check.ts';
import { parseManifest } from '../src/manifest/parse.ts';

/** The errors in a Pod whose spec has these fields too, each `rule at: hint`. */
async function errors(spec: string, metadata = '', version = '1.36'): Promise<string[]> {
  const text = `{apiVersion: v1, kind: Pod, metadata: {name: a, ${metadata}}, spec: {containers: [{name: a, image: b}], ${spec}}}`;
  return (await check([parseManifest('pod.yaml', text)], { version }))
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, at, hint }) => `${rule} ${at}: ${hint?.en}`);
}

describe('a key that stands for a field that must not be missing is one error, with that field as its hint', () => {
  test.each([
    ['volumes: [{name: v, secret: {name: s}}]', 'spec.volumes[0].secret.name', 'secretName'],
    [
      'volumes: [{name: v, persistentVolumeClaim: {name: c}}]',
      'spec.volumes[0].persistentVolumeClaim.name',
      'claimName',
    ],
    ['volumes: [{name: v, configMap: {configMapName: c}}]', 'spec.volumes[0].configMap.configMapName', 'name'],
    [
      'volumes: [{name: v, projected: {sources: [{secret: {secretName: s}}]}}]',
      'spec.volumes[0].projected.sources[0].secret.secretName',
      'name',
    ],
    ['readinessGates: [{type: example.com/ready}]', 'spec.readinessGates[0].type', 'conditionType'],
    ['hostAliases: [{hostIP: 192.0.2.1, hostnames: [a]}]', 'spec.hostAliases[0].hostIP', 'ip'],
  ])('%s', async (spec, at, meant) => {
    expect(await errors(spec)).toEqual([`unknown-field ${at}: Did you mean \`${meant}\`?`]);
  });
});

describe('a field in the wrong place is one error, whose hint names the nearest right one', () => {
  const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
  const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';
  test.each([
    [
      `affinity: {podAffinity: {${REQUIRED}: [{weight: 1, topologyKey: k}]}}`,
      `spec.affinity.podAffinity.${REQUIRED}[0].weight`,
      `\`weight\` belongs under \`spec.affinity.podAffinity.${PREFERRED}[]\`.`,
    ],
    [
      `affinity: {podAntiAffinity: {${REQUIRED}: [{podAffinityTerm: {topologyKey: k}}]}}`,
      `spec.affinity.podAntiAffinity.${REQUIRED}[0].podAffinityTerm`,
      `\`podAffinityTerm\` belongs under \`spec.affinity.podAntiAffinity.${PREFERRED}[]\`.`,
    ],
    [
      `affinity: {podAntiAffinity: {${PREFERRED}: [{weight: 1, topologyKey: k}]}}`,
      `spec.affinity.podAntiAffinity.${PREFERRED}[0].topologyKey`,
      `\`topologyKey\` belongs under \`spec.affinity.podAntiAffinity.${PREFERRED}[].podAffinityTerm\`.`,
    ],
    ['labels: {a: b}', 'spec.labels', '`labels` belongs under `metadata`.'],
    [
      'securityContext: {privileged: true}',
      'spec.securityContext.privileged',
      '`privileged` belongs under `spec.containers[].securityContext`.',
    ],
  ])('%s', async (spec, at, hint) => {
    expect(await errors(spec)).toEqual([`unknown-field ${at}: ${hint}`]);
  });

  test('and no far place', async () => {
    expect(await errors('tolerations: [{key: a, operator: Exists, seconds: 3}]')).toEqual([
      'unknown-field spec.tolerations[0].seconds: Allowed fields: `effect`, `key`, `operator`, `tolerationSeconds`, `value`',
    ]);
  });

  test('nor metadata for the namespace of what is referred to', async () => {
    expect(await errors('imagePullSecrets: [{name: a, namespace: b}]')).toEqual([
      'unknown-field spec.imagePullSecrets[0].namespace: Only objects in the same namespace can be referred to. Remove `namespace`.',
    ]);
  });
});

describe('one cause is one error', () => {
  test.each([
    [
      'securityContext: {appArmorProfile: {type: X, localhostProfile: x}}',
      'unknown-value spec.securityContext.appArmorProfile.type',
    ],
    ['dnsPolicy: None, dnsConfig: [192.0.2.53]', 'wrong-type spec.dnsConfig'],
    ['tolerations: [{key: k, operator: Gt, value: v}]', 'invalid-toleration spec.tolerations[0].operator'],
    ['resources: {limits: {ephemeral-storage: 1Gi}}', 'invalid-resources spec.resources.limits.ephemeral-storage'],
    [
      'volumes: [{name: v, downwardAPI: {items: [{path: a, resourceFieldRef: {containerName: a, resource: limits.gpu, divisor: 1m}}]}}]',
      'downward-field spec.volumes[0].downwardAPI.items[0].resourceFieldRef.resource',
    ],
  ])('%s', async (spec, said) => {
    expect((await errors(spec)).map((error) => error.split(': ')[0])).toEqual([said]);
  });

  test('a limit above that of the Pod, which its defaulted request would break as well', async () => {
    const text = `{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {resources: {limits: {cpu: 1}},
      containers: [{name: a, image: b, resources: {limits: {cpu: 2}}}]}}`;
    expect(
      (await check([parseManifest('pod.yaml', text)])).filter(({ rule }) => rule === 'pod-resources'),
    ).toMatchObject([{ at: 'spec.containers[0].resources.limits.cpu' }]);
  });
});

test('the first choice among values is none that is empty', async () => {
  const [found] = (
    await check([
      parseManifest(
        'pod.yaml',
        '{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: a, image: b}], volumes: [{name: v, hostPath: {path: /a, type: X}}]}}',
      ),
    ])
  ).filter(({ rule }) => rule === 'unknown-value');
  expect(found?.message.en).toMatch(/^`X` is not allowed here. Allowed values: `\w/);
});

test('the same port twice in the host network is an error in a Pod, and a warning in a template, whose Pods will be refused', async () => {
  const spec = `hostNetwork: true, containers: [{name: a, image: b, ports: [{containerPort: 80}]}, {name: c, image: b, ports: [{containerPort: 80}]}]`;
  const severities = async (text: string): Promise<string[]> =>
    (await check([parseManifest('a.yaml', text)]))
      .filter(({ rule }) => rule === 'duplicate-port')
      .map(({ severity }) => severity);
  expect(await severities(`{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {${spec}}}`)).toEqual(['error']);
  const template = `{metadata: {labels: {a: b}}, spec: {${spec}}}`;
  expect(
    await severities(
      `{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: a}, spec: {selector: {matchLabels: {a: b}}, template: ${template}}}`,
    ),
  ).toEqual(['warning']);
});

describe('what a feature gate turns on with 1.37', () => {
  const bundles = (path: string) =>
    `volumes: [{name: v, projected: {sources: [{clusterTrustBundle: {path: ${path}}}]}}]`;

  test('is thrown away unread before, and judged from then on', async () => {
    expect(await errors(bundles('/x'))).toEqual([]);
    expect(await errors(bundles('/x'), '', '1.37')).toEqual([expect.stringContaining('invalid-path')]);
  });

  test('is refused as a value before, and taken from then on', async () => {
    const policy = 'securityContext: {seLinuxChangePolicy: MountOption}';
    expect(await errors(policy)).toEqual([
      'unsupported-value spec.securityContext.seLinuxChangePolicy: Allowed: `Recursive`.',
    ]);
    expect(await errors(policy, '', '1.37')).toEqual([]);
  });
});
