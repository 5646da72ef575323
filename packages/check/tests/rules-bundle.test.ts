import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../src/check.ts';
import type { Finding } from '../src/finding.ts';
import { parseManifest } from '../src/manifest/parse.ts';

async function findings(rule: string, ...texts: string[]): Promise<Finding[]> {
  const files = texts.map((text, index) => parseManifest(`${index}.yaml`, text));
  return (await check(files, { together: true })).filter((finding) => finding.rule === rule);
}

const pod = (name: string, labels: string, more = '', namespace = 'default'): string => `---
apiVersion: v1
kind: Pod
metadata: {name: ${name}, namespace: ${namespace}, labels: {${labels}}}
spec:
  containers: [{name: ${name}, image: 'redis:7'}]
${more}`;

const service = (selector: string, port = '{port: 80}', namespace = 'default'): string => `---
apiVersion: v1
kind: Service
metadata: {name: web, namespace: ${namespace}}
spec: {selector: {${selector}}, ports: [${port}]}
`;

describe('a Service that selects no Pod', () => {
  test('in a written manifest is an error that names the missing label and the Pod', async () => {
    const text = readFileSync(join(import.meta.dirname, 'fixtures/no-endpoints.yaml'), 'utf8');
    const [found] = await findings('service-selects-no-pod', text);
    expect(found).toMatchObject({ severity: 'error', at: 'spec.selector', object: 'Service/counter-lb' });
    expect(found?.message.ko).toContain('Pod/counter에 `tier=app`');
    expect(found?.message.en).toContain('Pod/counter does not have the label `tier=app`');
    const [place] = found?.related ?? [];
    expect(text.slice(place?.range.start, place?.range.end)).toBe('labels');
  });

  test('is an error where a value is misspelt', async () => {
    expect(await findings('service-selects-no-pod', pod('web', 'app: ecoh') + service('app: echo'))).toMatchObject([
      { severity: 'error' },
    ]);
  });

  test('is a warning where no Pod of the bundle is near', async () => {
    expect(await findings('service-selects-no-pod', pod('db', 'app: redis') + service('app: echo'))).toMatchObject([
      { severity: 'warning' },
    ]);
  });

  test('says which labels differ, not that one is missing, where a value is misspelt', async () => {
    const [found] = await findings('service-selects-no-pod', pod('web', 'app: ecoh') + service('app: echo'));
    expect(found?.message.en).toContain('selector has `app=echo`, but Pod/web has `app=ecoh`');
    expect(found?.hint?.en).toContain('Make the selector match the labels of the Pods');
  });

  test.each([
    ['another program of the same environment', 'app: web, env: prod', 'app: db, env: prod'],
    ['another number', 'app: redis-1', 'app: redis-2'],
    ['another letter', 'app: a', 'app: b'],
  ])('is no error where the Pod is %s', async (_, labels, selector) => {
    expect(await findings('service-selects-no-pod', pod('web', labels) + service(selector))).toMatchObject([
      { severity: 'warning' },
    ]);
  });

  test('is no error where all that fits is a label which the controller sets', async () => {
    const deployment = `---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template: {metadata: {labels: {app: web}}, spec: {containers: [{name: web, image: 'redis:7'}]}}
`;
    const one = service('app: kafka, statefulset.kubernetes.io/pod-name: kafka-0');
    expect(await findings('service-selects-no-pod', deployment + one)).toMatchObject([{ severity: 'warning' }]);
  });

  test('is a remark where the bundle has no Pods, or has others in another namespace', async () => {
    const elsewhere = pod('db', 'app: db', '', 'other') + service('app: echo');
    for (const text of [service('app: echo'), elsewhere]) {
      expect(await findings('service-selects-no-pod', text)).toMatchObject([{ severity: 'info' }]);
    }
  });

  test('is no error where a Pod that is near has a Service of its own', async () => {
    const own = service('app: front').replace('name: web', 'name: own');
    const text = pod('web', 'app: front') + own + service('app: front, track: canary');
    expect(await findings('service-selects-no-pod', text)).toMatchObject([
      { severity: 'warning', message: { en: 'No Pod in these manifests has the labels `app=front, track=canary`.' } },
    ]);
  });

  test.each([
    ['short words differ', 'app: app', 'app: api'],
    ['the role of a replicated database is missing, which it gets while it runs', 'app: db', 'app: db, role: master'],
  ])('is no error where %s', async (_, labels, selector) => {
    expect(await findings('service-selects-no-pod', pod('web', labels) + service(selector))).toMatchObject([
      { severity: 'warning' },
    ]);
  });

  test('may find its Pods in another file, and among those a controller labels', async () => {
    expect(await findings('service-selects-no-pod', service('app: echo'), pod('web', 'app: echo'))).toEqual([]);
    const set = `apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db}
spec:
  selector: {matchLabels: {app: db}}
  template:
    metadata: {labels: {app: db}}
    spec: {containers: [{name: db, image: 'redis:7'}]}
`;
    expect(await findings('service-selects-no-pod', set + service('statefulset.kubernetes.io/pod-name: db-0'))).toEqual(
      [],
    );
  });

  test('is meant that way without a selector', async () => {
    expect(await findings('service-selects-no-pod', pod('web', 'app: echo') + service(''))).toEqual([]);
  });
});

describe('a named targetPort', () => {
  const sidecar = `  initContainers:
    - {name: proxy, image: 'envoy:1', restartPolicy: Always, ports: [{name: http, containerPort: 80}]}
`;

  test('may be declared by a sidecar, but not by an init container that ends', async () => {
    const web = service('app: web', '{port: 80, targetPort: http}');
    expect(await findings('unknown-target-port', pod('web', 'app: web', sidecar) + web)).toEqual([]);
    const ending = sidecar.replace('restartPolicy: Always, ', '');
    expect(await findings('unknown-target-port', pod('web', 'app: web', ending) + web)).toMatchObject([
      { severity: 'error' },
    ]);
  });

  test('must have the protocol of the Service', async () => {
    const web = service('app: web', '{port: 80, targetPort: http, protocol: UDP}');
    expect(await findings('unknown-target-port', pod('web', 'app: web', sidecar) + web)).toMatchObject([
      { at: 'spec.ports[0].targetPort' },
    ]);
  });

  test('that only some of the selected Pods lack is a warning', async () => {
    const web = service('app: web', '{port: 80, targetPort: http}');
    expect(
      await findings('unknown-target-port', pod('a', 'app: web', sidecar) + pod('b', 'app: web') + web),
    ).toMatchObject([{ severity: 'warning' }]);
  });

  test('is no fault as a number that no container declares', async () => {
    const web = service('app: web', '{port: 80, targetPort: 3000}');
    expect(await findings('unknown-target-port', pod('web', 'app: web') + web)).toEqual([]);
  });
});

test('an object given in two files is found in the second, and names the first', async () => {
  const [found] = await findings('duplicate-object', service('a: b'), service('a: c'));
  expect(found).toMatchObject({ file: '1.yaml', related: [{ file: '0.yaml' }] });
});

test('objects of one name in two namespaces are two objects', async () => {
  expect(await findings('duplicate-object', service('a: b'), service('a: b', '{port: 80}', 'other'))).toEqual([]);
});

test('files that are not judged together say nothing of one another', async () => {
  const files = [service('a: b'), service('a: c')].map((text, index) => parseManifest(`${index}.yaml`, text));
  expect((await check(files)).filter(({ rule }) => rule === 'duplicate-object')).toEqual([]);
});

test('a selector that is empty means all Pods, so a policy with it selects some', async () => {
  const policy = `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: deny}
spec: {podSelector: {}}
`;
  expect(await findings('policy-selects-no-pod', pod('web', 'app: web') + policy)).toEqual([]);
});

test('what the cluster gives every namespace is not missed', async () => {
  const more = `  serviceAccountName: default
  volumes: [{name: ca, configMap: {name: kube-root-ca.crt}}]
`;
  expect(await findings('unknown-reference', pod('web', 'app: web', more))).toEqual([]);
});

describe('keys of what the cluster fills', () => {
  const reading = (key: string) =>
    pod('web', 'app: web').replace(
      "image: 'redis:7'",
      `image: 'redis:7', env: [{name: A, valueFrom: {secretKeyRef: {name: bot, key: ${key}}}}]`,
    );
  const secret = (more: string) => `---\napiVersion: v1\nkind: Secret\nmetadata: {name: bot}\n${more}\n`;
  const token = secret('type: kubernetes.io/service-account-token');

  test('are those of a token for a ServiceAccount', async () => {
    expect(await findings('unknown-reference', token + reading('token'))).toEqual([]);
    expect(await findings('unknown-reference', token + reading('tokn'))).toMatchObject([{ severity: 'error' }]);
  });

  test('are not known of an empty object, which is a warning', async () => {
    expect(await findings('unknown-reference', secret('type: Opaque') + reading('token'))).toMatchObject([
      { severity: 'warning' },
    ]);
  });

  test('are compared as the server reads them', async () => {
    const written = secret('stringData: {yes: a}');
    expect(await findings('unknown-reference', written + reading("'true'"))).toEqual([]);
  });
});

describe('a bundle with a part that is not known', () => {
  const monitor = '---\napiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata: {name: web}\n';

  test('is told what is wrong between the objects that are', async () => {
    const twice = pod('web', 'app: web') + pod('web', 'app: web');
    expect(await findings('duplicate-object', monitor + twice)).toHaveLength(1);
  });

  test('is not told what is missing', async () => {
    expect(await findings('service-selects-no-pod', monitor + pod('db', 'app: db') + service('app: web'))).toEqual([]);
  });
});

describe('an Ingress', () => {
  const ingress = (port: string) => `---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec: {defaultBackend: {service: {name: web, port: ${port}}}}
`;

  test('may lead to a name elsewhere, whose ports nobody knows', async () => {
    const elsewhere =
      '---\napiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {type: ExternalName, externalName: a.example.com}\n';
    expect(await findings('unknown-backend', elsewhere + ingress('{number: 80}'))).toEqual([]);
  });

  test('may name an action in an annotation instead of a Service', async () => {
    expect(await findings('unknown-backend', ingress('{name: use-annotation}'))).toEqual([]);
    expect(await findings('unknown-backend', ingress('{name: http}'))).toHaveLength(1);
  });
});
