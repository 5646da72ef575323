import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../../../src/check/check.ts';
import type { Finding } from '../../../src/check/finding.ts';
import { loadSchema } from '../../../src/check/schema/load.ts';
import { parseManifest } from '../../../src/manifest/parse.ts';

await loadSchema();

function findings(rule: string, ...texts: string[]): Finding[] {
  const files = texts.map((text, index) => parseManifest(`${index}.yaml`, text));
  return check(files, { together: true }).filter((finding) => finding.rule === rule);
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
  test('of the log is an error that names the missing label and the Pod', () => {
    const path = 'examples/service/broken-no-endpoints/manifest.yaml';
    const text = readFileSync(join(import.meta.dirname, '../../..', path), 'utf8');
    const [found] = findings('service-selects-no-pod', text);
    expect(found).toMatchObject({ severity: 'error', at: 'spec.selector', object: 'Service/counter-lb' });
    expect(found?.message.ko).toContain('Pod/counter에 `tier=app`');
    expect(found?.message.en).toContain('Pod/counter lacks the label `tier=app`');
    const [place] = found?.related ?? [];
    expect(text.slice(place?.range.start, place?.range.end)).toBe('labels');
  });

  test('is an error where a value is misspelt', () => {
    expect(findings('service-selects-no-pod', pod('web', 'app: ecoh') + service('app: echo'))).toMatchObject([
      { severity: 'error' },
    ]);
  });

  test('is a warning where no Pod of the bundle is near', () => {
    expect(findings('service-selects-no-pod', pod('db', 'app: redis') + service('app: echo'))).toMatchObject([
      { severity: 'warning' },
    ]);
  });

  test('is a remark where the bundle has no Pods, or has them in another namespace', () => {
    const elsewhere = pod('web', 'app: echo', '', 'other') + service('app: echo');
    for (const text of [service('app: echo'), elsewhere]) {
      expect(findings('service-selects-no-pod', text)).toMatchObject([{ severity: 'info' }]);
    }
  });

  test('may find its Pods in another file, and among those a controller labels', () => {
    expect(findings('service-selects-no-pod', service('app: echo'), pod('web', 'app: echo'))).toEqual([]);
    const set = `apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db}
spec:
  selector: {matchLabels: {app: db}}
  template:
    metadata: {labels: {app: db}}
    spec: {containers: [{name: db, image: 'redis:7'}]}
`;
    expect(findings('service-selects-no-pod', set + service('statefulset.kubernetes.io/pod-name: db-0'))).toEqual([]);
  });

  test('is meant that way without a selector', () => {
    expect(findings('service-selects-no-pod', pod('web', 'app: echo') + service(''))).toEqual([]);
  });
});

describe('a named targetPort', () => {
  const sidecar = `  initContainers:
    - {name: proxy, image: 'envoy:1', restartPolicy: Always, ports: [{name: http, containerPort: 80}]}
`;

  test('may be declared by a sidecar, but not by an init container that ends', () => {
    const web = service('app: web', '{port: 80, targetPort: http}');
    expect(findings('unknown-target-port', pod('web', 'app: web', sidecar) + web)).toEqual([]);
    const ending = sidecar.replace('restartPolicy: Always, ', '');
    expect(findings('unknown-target-port', pod('web', 'app: web', ending) + web)).toMatchObject([
      { severity: 'error' },
    ]);
  });

  test('must have the protocol of the Service', () => {
    const web = service('app: web', '{port: 80, targetPort: http, protocol: UDP}');
    expect(findings('unknown-target-port', pod('web', 'app: web', sidecar) + web)).toMatchObject([
      { at: 'spec.ports[0].targetPort' },
    ]);
  });

  test('that only some of the selected Pods lack is a warning', () => {
    const web = service('app: web', '{port: 80, targetPort: http}');
    expect(findings('unknown-target-port', pod('a', 'app: web', sidecar) + pod('b', 'app: web') + web)).toMatchObject([
      { severity: 'warning' },
    ]);
  });

  test('is no fault as a number that no container declares', () => {
    const web = service('app: web', '{port: 80, targetPort: 3000}');
    expect(findings('unknown-target-port', pod('web', 'app: web') + web)).toEqual([]);
  });
});

test('an object given in two files is found in the second, and names the first', () => {
  const [found] = findings('duplicate-object', service('a: b'), service('a: c'));
  expect(found).toMatchObject({ file: '1.yaml', related: [{ file: '0.yaml' }] });
});

test('objects of one name in two namespaces are two objects', () => {
  expect(findings('duplicate-object', service('a: b'), service('a: b', '{port: 80}', 'other'))).toEqual([]);
});

test('files that are not judged together say nothing of one another', () => {
  const files = [service('a: b'), service('a: c')].map((text, index) => parseManifest(`${index}.yaml`, text));
  expect(check(files).filter(({ rule }) => rule === 'duplicate-object')).toEqual([]);
});

test('a selector that is empty means all Pods, so a policy with it selects some', () => {
  const policy = `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: deny}
spec: {podSelector: {}}
`;
  expect(findings('policy-selects-no-pod', pod('web', 'app: web') + policy)).toEqual([]);
});

test('what the cluster gives every namespace is not missed', () => {
  const more = `  serviceAccountName: default
  volumes: [{name: ca, configMap: {name: kube-root-ca.crt}}]
`;
  expect(findings('unknown-reference', pod('web', 'app: web', more))).toEqual([]);
});
