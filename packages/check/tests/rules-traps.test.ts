import { expect, test } from 'vitest';
import { check } from '../src/check.ts';
import { parseManifest } from '../src/manifest/parse.ts';

/** Rules that refuse a manifest, as the server would. */
async function refusals(manifest: string): Promise<string[]> {
  return (await check([parseManifest('manifest.yaml', manifest)]))
    .filter(({ severity, class: name }) => severity === 'error' && ['yaml', 'schema', 'server'].includes(name))
    .map(({ rule, at }) => `${rule} at ${at}`);
}

const pod = (container: string, spec = ''): string =>
  `{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {${spec} containers: [{name: a, image: b, ${container}}]}}`;
const service = (spec: string, name = 's'): string =>
  `{apiVersion: v1, kind: Service, metadata: {name: ${name}}, spec: {${spec}}}`;
const deployment = (strategy: string, name = 'd'): string =>
  `{apiVersion: apps/v1, kind: Deployment, metadata: {name: ${name}}, spec: {strategy: {rollingUpdate: {${strategy}}}, ` +
  'selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: a, image: b}]}}}}';
const cronJob = (schedule: string, name = 'c'): string =>
  `{apiVersion: batch/v1, kind: CronJob, metadata: {name: ${name}}, spec: {schedule: "${schedule}", jobTemplate: ` +
  '{spec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: b}]}}}}}}';

const scaler = (target: string, metric = ''): string =>
  '{apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: {name: h}, spec: {maxReplicas: 3, ' +
  `scaleTargetRef: {${target}}, metrics: [${metric}]}}`;

// All of these were posted to a v1.36.3 server, which took the first list and refused the second.
const ACCEPTED: Readonly<Record<string, string>> = {
  'ports of 0 where 0 means none': service('type: NodePort, ports: [{port: 80, targetPort: 0, nodePort: 0}]'),
  'hostPort 0': pod('ports: [{containerPort: 80, hostPort: 0}]'),
  'periodSeconds 0': pod('livenessProbe: {periodSeconds: 0, tcpSocket: {port: 80}}'),
  'a probe path without a slash': pod('livenessProbe: {httpGet: {path: health, port: 80}}'),
  'an odd variable name': pod('env: [{name: "a b.c-1", value: x}]'),
  'a variable given twice': pod('env: [{name: A, value: one}, {name: A, value: two}]'),
  'maxSurge beyond 100 %': deployment('maxSurge: 150%'),
  'quantities .5, +1 and 1E': pod('resources: {requests: {cpu: .5, memory: "+1"}, limits: {memory: 1E}}'),
  'a null handler beside another': pod('livenessProbe: {exec: null, httpGet: {port: 80}}'),
  'an empty type and protocol': service("type: '', ports: [{port: 80, protocol: ''}]"),
  'a volume without a source': pod('', 'volumes: [{name: v}],'),
  '@hourly': cronJob('@hourly'),
  'a weekday by name': cronJob('0 0 * * MON'),
  'a Deployment name of 253 characters': deployment('maxSurge: 1', 'a'.repeat(253)),
  'a Service name that begins with a digit': service('ports: [{port: 80}]', '1st'),
  'a name ended by the server': '{apiVersion: v1, kind: ConfigMap, metadata: {generateName: a-}}',
  'labels beyond the selector, and an empty value':
    '{apiVersion: v1, kind: ConfigMap, metadata: {name: a, labels: {app: ""}}}',
  'TCP and UDP on one node port': service(
    'type: NodePort, ports: [{name: a, port: 53, nodePort: 30053}, {name: b, port: 53, nodePort: 30053, protocol: UDP}]',
  ),
  'a headless Service without ports': service('clusterIP: None, selector: {a: b}'),
  'a ReplicationController scaled without an apiVersion': scaler('kind: ReplicationController, name: r'),
  'any selector of a metric': scaler(
    'apiVersion: apps/v1, kind: Deployment, name: d',
    '{type: External, external: {metric: {name: m, selector: {matchExpressions: [{}]}}, target: {type: Value, value: 5}}}',
  ),
  'two dots as the beginning of a generated name where a path takes any':
    '{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {generateName: ..}, spec: {minAvailable: 1}}',
  'an odd beginning of a generated name beside a name':
    '{apiVersion: v1, kind: ConfigMap, metadata: {name: a, generateName: A-}}',
  'an address that ends in a colon within brackets': service('ports: [{port: 80}], externalIPs: [2001:db8::]'),
  'a data source of another namespace, which is dropped':
    '{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: a}, spec: {accessModes: [ReadWriteOnce], ' +
    'resources: {requests: {storage: 1Gi}}, dataSource: {kind: PersistentVolumeClaim, name: b}, ' +
    'dataSourceRef: {namespace: c, kind: Something, name: d}}}',
  'source ranges in the annotation of a load balancer':
    '{apiVersion: v1, kind: Service, metadata: {name: a, annotations: ' +
    '{service.beta.kubernetes.io/load-balancer-source-ranges: "10.0.0.0/8, 192.168.0.0/16"}}, ' +
    'spec: {type: LoadBalancer, ports: [{port: 80}]}}',
  'defaultMode in octal': pod('', 'volumes: [{name: v, configMap: {name: c, defaultMode: 0644}}],'),
};

const REFUSED: Readonly<Record<string, readonly [manifest: string, refusal: string]>> = {
  'maxUnavailable beyond 100 %': [
    deployment('maxUnavailable: 150%'),
    'invalid-strategy at spec.strategy.rollingUpdate.maxUnavailable',
  ],
  'weekday 7': [cronJob('0 0 * * 7'), 'invalid-schedule at spec.schedule'],
  'six fields of a schedule': [cronJob('0 0 0 * * *'), 'invalid-schedule at spec.schedule'],
  'TZ= in a schedule': [cronJob('TZ=UTC 0 0 * * *'), 'invalid-schedule at spec.schedule'],
  'defaultMode 644': [
    pod('', 'volumes: [{name: v, configMap: {name: c, defaultMode: 644}}],'),
    'invalid-file-mode at spec.volumes[0].configMap.defaultMode',
  ],
  'a Service name of 64 characters': [service('ports: [{port: 80}]', 'a'.repeat(64)), 'invalid-name at metadata.name'],
  'a CronJob name of 53 characters': [cronJob('@daily', 'a'.repeat(53)), 'invalid-name at metadata.name'],
  'a generated CronJob name of 53 characters': [
    cronJob('@daily').replace('name: c', `generateName: ${'a'.repeat(48)}`),
    'invalid-name at metadata.generateName',
  ],
  'a capital before the hyphen of a generated name': [
    '{apiVersion: v1, kind: ConfigMap, metadata: {generateName: A-}}',
    'invalid-name at metadata.generateName',
  ],
  'a Deployment scaled as v1': [
    scaler('apiVersion: v1, kind: Deployment, name: d'),
    'invalid-autoscaler at spec.scaleTargetRef.apiVersion',
  ],
  'a node port out of range': [
    service('type: NodePort, ports: [{port: 80, nodePort: 32768}]'),
    'node-port-out-of-range at spec.ports[0].nodePort',
  ],
  'a container without an image': [
    '{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: [{name: a}]}}',
    'missing-value at spec.containers[0].image',
  ],
  'a Service without ports': [service('selector: {a: b}'), 'service-type at spec.ports'],
  'ExternalName without a name': [service('type: ExternalName'), 'service-type at spec.externalName'],
  'a secretKeyRef without a name': [
    pod('env: [{name: A, valueFrom: {secretKeyRef: {key: k}}}]'),
    'missing-value at spec.containers[0].env[0].valueFrom.secretKeyRef.name',
  ],
  'no handler in a probe': [pod('livenessProbe: {}'), 'one-of at spec.containers[0].livenessProbe'],
  'a liveness successThreshold of 2': [
    pod('livenessProbe: {successThreshold: 2, tcpSocket: {port: 80}}'),
    'probe-conflict at spec.containers[0].livenessProbe.successThreshold',
  ],
  'a request above its limit': [
    pod('resources: {requests: {cpu: 1}, limits: {cpu: 999m}}'),
    'invalid-resources at spec.containers[0].resources.requests.cpu',
  ],
};

test.each(Object.entries(ACCEPTED))('accepts %s', async (_, manifest) => {
  expect(await refusals(manifest)).toEqual([]);
});

test.each(Object.entries(REFUSED))('refuses %s', async (_, [manifest, refusal]) => {
  expect(await refusals(manifest)).toEqual([refusal]);
});
