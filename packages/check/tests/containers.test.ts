import { describe, expect, test } from 'vitest';
import { check } from '../src/check.ts';
import { parseManifest } from '../src/manifest/parse.ts';

/** The errors in a Pod whose container has these fields too, each `rule at: hint`, paths from the container on. */
async function errors(container: string, spec = ''): Promise<string[]> {
  const text = `{apiVersion: v1, kind: Pod, metadata: {name: a}, spec: {containers: [{name: a, image: b, ${container}}], ${spec}}}`;
  return (await check([parseManifest('pod.yaml', text)]))
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, at, hint }) => `${rule} ${at?.replace('spec.containers[0].', '')}: ${hint?.en}`);
}

describe('what is written out of habit is one error, whose hint is what was meant', () => {
  test.each([
    ['cmd: [run]', 'cmd: Did you mean `command`?'],
    ['entrypoint: [run]', 'entrypoint: Did you mean `command`?'],
    ['pullPolicy: Always', 'pullPolicy: Did you mean `imagePullPolicy`?'],
    ['securityContext: {user: 1000}', 'securityContext.user: Did you mean `runAsUser`?'],
    ['livenessProbe: {tcp: {port: 80}}', 'livenessProbe.tcp: Did you mean `tcpSocket`?'],
    ['envFrom: [{configMapKeyRef: {name: a}}]', 'envFrom[0].configMapKeyRef: Did you mean `configMapRef`?'],
    [
      'env: [{name: A, valueFrom: {secretRef: {name: a, key: b}}}]',
      'env[0].valueFrom.secretRef: Did you mean `secretKeyRef`?',
    ],
  ])('a name: %s', async (container, error) => {
    expect(await errors(container)).toEqual([`unknown-field ${error}`]);
  });

  test.each([
    ['port: 80', 'port: Write it as `ports: [{containerPort: 80}]`.'],
    ['environment: {A: b}', 'environment: Write it as `env: [{name: A, value: "b"}]`.'],
    ['user: 1000', 'user: Write it as `securityContext: {runAsUser: 1000}`.'],
    ['restart: always', 'restart: Write it as `spec: {restartPolicy: Always}`.'],
    ['healthcheck: {test: run}', 'healthcheck: Write it as `livenessProbe: {httpGet: {path: /, port: 80}}`.'],
    ['livenessProbe: {path: /, port: 80}', 'livenessProbe.path: Write it as `httpGet: {path: /, port: 80}`.'],
    ['lifecycle: {preStop: {command: [run]}}', 'lifecycle.preStop.command: Write it as `exec: {command: [run]}`.'],
  ])('a form: %s', async (container, error) => {
    expect(await errors(container)).toEqual([`unknown-field ${error}`]);
  });

  test('and a field of that name that is there already is not meant', async () => {
    expect((await errors('env: [{name: A, key: b}]')).join()).not.toContain('Did you mean');
  });

  test('in lists as well', async () => {
    const hints = await errors(
      'env: [{key: A, value: b}], volumeMounts: [{name: v, path: /a}]',
      'volumes: [{name: v}]',
    );
    expect(hints).toEqual(
      expect.arrayContaining([
        'unknown-field env[0].key: Did you mean `name`?',
        'unknown-field volumeMounts[0].path: Did you mean `mountPath`?',
      ]),
    );
  });
});

describe('one cause gives one error', () => {
  test.each([
    ['a handler that there is not', 'lifecycle: {preStop: {grpc: {port: 80}}}', 'unknown-field lifecycle.preStop.grpc'],
    [
      'a host port without its container port',
      'ports: [{hostPort: 81}]',
      'missing-field ports[0]',
      'hostNetwork: true',
    ],
    [
      'a resource that there is not',
      'env: [{name: A, valueFrom: {resourceFieldRef: {resource: limits.gpu, divisor: 3}}}]',
      'downward-field env[0].valueFrom.resourceFieldRef.resource',
    ],
    [
      'a device at the path of a mount',
      'volumeMounts: [{name: v, mountPath: /a}], volumeDevices: [{name: w, devicePath: /a}]',
      'mount-conflict volumeDevices[0].devicePath',
      'volumes: [{name: v}, {name: w, persistentVolumeClaim: {claimName: w}}]',
    ],
    [
      'a variable from a volume of no possible name',
      'env: [{name: A, valueFrom: {fileKeyRef: {volumeName: V, path: a, key: A}}}]',
      'unknown-volume env[0].valueFrom.fileKeyRef.volumeName',
    ],
  ])('%s', async (_, container, error, spec = '') => {
    expect((await errors(container, spec)).map((each) => each.replace(/: .*/, ''))).toEqual([error]);
  });

  test('negative amounts are not compared', async () => {
    expect(await errors('resources: {limits: {cpu: -2}, requests: {cpu: -1}}')).toEqual([
      'invalid-resources resources.limits.cpu: undefined',
      'invalid-resources resources.requests.cpu: undefined',
    ]);
  });
});

describe('a hint is given only where it helps', () => {
  test.each([
    ['gpu', 'Use `cpu`, `memory`, `ephemeral-storage`, or a name such as `nvidia.com/gpu`.'],
    ['cpus', 'Did you mean `cpu`?'],
    ['hugepages-2MB', 'Did you mean `hugepages-2Mi`?'],
  ])('for the resource %s', async (name, hint) => {
    expect(await errors(`resources: {limits: {cpu: 1, ${name}: 1}}`)).toEqual([
      `invalid-resources resources.limits.${name}: ${hint}`,
    ]);
  });

  test.each([
    ['resources: {limits: {memory: yes}}', 'resources.limits.memory'],
    ['livenessProbe: {tcpSocket: {port: yes}}', 'livenessProbe.tcpSocket.port'],
    ['imagePullPolicy: yes', 'imagePullPolicy'],
  ])('not to quote what in quotes is wrong as well: %s', async (container, at) => {
    expect(await errors(container)).toEqual([`wrong-type ${at}: undefined`]);
  });

  test('not to write the opposite', async () => {
    expect(await errors('securityContext: {procMount: Masked}')).toEqual([
      'unknown-value securityContext.procMount: undefined',
    ]);
  });
});

describe('claims of a container', () => {
  const claims = async (list: string) =>
    await errors(`resources: {claims: [${list}]}`, 'resourceClaims: [{name: c, resourceClaimName: c}]');

  test.each(['{name: c}', '{name: c, request: r}, {name: c, request: rs}', "{name: c, request: ''}"])(
    'are taken: %s',
    async (list) => {
      expect(await claims(list)).toEqual([]);
    },
  );

  test.each([
    '{name: c}, {name: c}',
    '{name: c}, {name: c, request: r}',
    '{name: c, request: r}, {name: c}',
    '{name: c, request: r}, {name: c, request: r}',
    '{name: c, request: r}, {name: d}',
  ])('are refused: %s', async (list) => {
    expect(await claims(list)).toEqual(['pod-settings resources.claims[1].name: undefined']);
  });
});
