import { describe, expect, test } from 'vitest';
import { check } from '../src/check.ts';
import type { Finding } from '../src/finding.ts';
import { parseManifest } from '../src/manifest/parse.ts';
import { cpuTime } from './cpu-time.ts';

/** What is found between the objects of a bundle. */
async function between(text: string): Promise<Finding[]> {
  return (await check([parseManifest('0.yaml', text)])).filter((finding) => finding.class === 'bundle');
}

const saying = async (text: string): Promise<string[]> => (await between(text)).map(({ message }) => message.en);

const object = (kind: string, name: string, rest: string, namespace = ''): string => `---
apiVersion: ${{ ConfigMap: 'v1', Secret: 'v1', Service: 'v1', Pod: 'v1', Ingress: 'networking.k8s.io/v1' }[kind] ?? 'apps/v1'}
kind: ${kind}
metadata: {name: ${name}${namespace && `, namespace: ${namespace}`}}
${rest}
`;

const deployment = (name: string, labels: string, namespace = '', more = ''): string =>
  object(
    'Deployment',
    name,
    `spec:
  selector: {matchLabels: {${labels}}}
  template: {metadata: {labels: {${labels}}}, spec: {containers: [{name: web, image: 'redis:7'${more}}]}}`,
    namespace,
  );
const web = deployment('web', 'app: web', 'prod');
const scaler = `---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web}
spec: {maxReplicas: 3, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}}
`;

describe('what is looked for in one namespace and stands in another', () => {
  const service = object('Service', 'web', 'spec: {selector: {app: web}, ports: [{port: 80}]}');
  const policy = '---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\n';
  const budget = '---\napiVersion: policy/v1\nkind: PodDisruptionBudget\n';
  const ingress = 'spec: {defaultBackend: {service: {name: web, port: {number: 80}}}}';
  const reading = (source: string): string =>
    object('Pod', 'a', `spec: {containers: [{name: a, image: 'redis:7', ${source}}]}`);

  test.each([
    ['by a Service', web + service, 'This selects no Pod: the Deployment "web"', 'Service'],
    [
      'by a NetworkPolicy',
      `${web + policy}metadata: {name: a}\nspec: {podSelector: {matchLabels: {app: web}}}\n`,
      'This selects no Pod: the Deployment "web"',
      'NetworkPolicy',
    ],
    [
      'by a PodDisruptionBudget',
      `${web + budget}metadata: {name: a}\nspec: {minAvailable: 1, selector: {matchLabels: {app: web}}}\n`,
      'This selects no Pod: the Deployment "web"',
      'PodDisruptionBudget',
    ],
    ['by an autoscaler', web + scaler, 'The Deployment "web"', 'HorizontalPodAutoscaler'],
    [
      'by an Ingress',
      object('Service', 'web', 'spec: {ports: [{port: 80}]}', 'prod') + object('Ingress', 'web', ingress),
      'The Service "web"',
      'Ingress',
    ],
    [
      'by a variable',
      object('ConfigMap', 'app', 'data: {a: b}', 'prod') + reading('envFrom: [{configMapRef: {name: app}}]'),
      'The ConfigMap "app"',
      'Pod',
    ],
  ])('%s is a warning that says where', async (_, text, subject, kind) => {
    expect(await between(text)).toMatchObject([
      {
        severity: 'warning',
        message: { en: `${subject} is in the namespace "prod", but this ${kind} is in "default".` },
        hint: { en: 'Use the same `metadata.namespace` for both.' },
        related: [{ file: '0.yaml' }],
      },
    ]);
    const { start, end } = (await between(text))[0]!.related![0]!.range;
    expect(text.slice(start, end)).toBe('prod');
  });

  test('is not spoken of where the namespace has its own', async () => {
    expect(await between(web + deployment('web', 'app: web') + service + scaler)).toEqual([]);
  });

  test('is not taken for the Pods of a policy that demands no label', async () => {
    const none = `${web + policy}metadata: {name: a}\nspec: {podSelector: {matchExpressions: [{key: app, operator: NotIn, values: [db]}]}}\n`;
    expect(await saying(none)).toEqual(['No Pod in these manifests matches `app NotIn (db)`.']);
  });
});

describe('workloads whose selectors overlap', () => {
  test('are one finding that names the others, however many they are', async () => {
    const found = await between(['a', 'b', 'c', 'd', 'e'].map((name) => deployment(name, 'app: web')).join(''));
    expect(found).toMatchObject([
      {
        object: 'Deployment/a',
        message: {
          en: 'This selector also selects the Pods of Deployment/b, Deployment/c, Deployment/d and 1 more.',
          ko: '이 셀렉터는 Deployment/b, Deployment/c, Deployment/d 등 워크로드 4개의 파드까지 고릅니다.',
        },
      },
    ]);
    expect(found[0]?.related).toHaveLength(4);
  });

  test('are one finding where two catch one another by different selectors', async () => {
    const a = deployment('a', 'app: web, tier: x').replace(
      '{matchLabels: {app: web, tier: x}}',
      '{matchLabels: {app: web}}',
    );
    const b = deployment('b', 'app: web, tier: x').replace(
      '{matchLabels: {app: web, tier: x}}',
      '{matchLabels: {tier: x}}',
    );
    expect(await saying(a + b)).toEqual(['This selector also selects the Pods of Deployment/b.']);
  });

  test('are a finding for each selector that is too wide', async () => {
    const narrow = deployment('c', 'app: web, tier: x, track: canary');
    const middle = deployment('b', 'app: web, tier: x');
    expect(await saying(deployment('a', 'app: web') + middle + narrow)).toEqual([
      'This selector also selects the Pods of Deployment/b, Deployment/c.',
      'This selector also selects the Pods of Deployment/c.',
    ]);
  });
});

describe('an object that is given twice', () => {
  const service = object('Service', 'web', 'spec: {type: NodePort, ports: [{port: 80, nodePort: 30080}]}');

  test('word for word is a warning, and nothing else', async () => {
    expect(await between(web + web)).toMatchObject([
      { rule: 'duplicate-object', severity: 'warning', hint: { en: 'Remove one of them.' } },
    ]);
  });

  test('is no conflict with itself for a node port', async () => {
    expect(await between(service + service.replace('port: 80,', 'port: 81,'))).toMatchObject([
      { rule: 'duplicate-object', severity: 'error' },
    ]);
  });
});

describe('a key that a variable reads', () => {
  const reading = (key: string, more = ''): string =>
    object(
      'Pod',
      'a',
      `spec: {containers: [{name: a, image: 'redis:7', env: [{name: A, valueFrom: {configMapKeyRef: {name: app, key: ${key}${more}}}}]}]}`,
    );
  const map = object('ConfigMap', 'app', 'data: {port: a}\nbinaryData: {logo: YQ==}');

  test('is an error where only volumes can read it', async () => {
    expect(await between(map + reading('logo'))).toMatchObject([
      { severity: 'error', message: { en: 'ConfigMap/app has no key "logo" in `data`.' } },
    ]);
    const volume = object(
      'Pod',
      'a',
      "spec: {containers: [{name: a, image: 'redis:7'}], volumes: [{name: v, configMap: {name: app, items: [{key: logo, path: logo}]}}]}",
    );
    expect(await between(map + volume)).toEqual([]);
  });

  test('is an error that names the near one, unless it is optional', async () => {
    expect(await between(map + reading('prot'))).toMatchObject([{ hint: { en: 'Did you mean `port`?' } }]);
    expect(await between(map + reading('prot', ', optional: true'))).toEqual([]);
  });
});

describe('a Service of one Pod of a StatefulSet', () => {
  const set = (more: string): string =>
    deployment('db', 'app: db').replace('Deployment', 'StatefulSet').replace('spec:', `spec:\n  ${more}`);
  const third = object(
    'Service',
    'db-3',
    'spec: {ports: [{port: 80}], selector: {statefulset.kubernetes.io/pod-name: db-3}}',
  );

  test('is told the numbers that there are', async () => {
    expect(await saying(set('replicas: 3') + third)).toEqual([
      'StatefulSet/db has no Pod "db-3": it has `db-0` to `db-2`.',
    ]);
    expect(await saying(set('ordinals: {start: 4}') + third)).toEqual([
      'StatefulSet/db has no Pod "db-3": it has `db-4` alone.',
    ]);
    expect(await saying(set('replicas: 2\n  ordinals: {start: 2}') + third)).toEqual([]);
  });

  test('is no fault where an autoscaler decides how many there are, or the set is scaled to nothing', async () => {
    const scaled = scaler.replace('kind: Deployment, name: web', 'kind: StatefulSet, name: db');
    expect(await saying(set('replicas: 3') + third + scaled)).toEqual([]);
    expect(await saying(set('replicas: 0') + third)).toEqual([]);
  });
});

describe('what an autoscaler cannot scale', () => {
  const scaling = async (apiVersion: string, kind: string): Promise<Finding[]> =>
    await between(scaler.replace('apiVersion: apps/v1, kind: Deployment', `apiVersion: ${apiVersion}, kind: ${kind}`));

  test.each([
    ['apps/v1', 'DaemonSet', 'A DaemonSet cannot be scaled.'],
    ['batch/v1', 'CronJob', 'A CronJob cannot be scaled.'],
    ['apps/v1', 'deployment', '"apps/v1" has no kind deployment, so nothing is scaled.'],
    ['batch/v1', 'Deployment', '"batch/v1" has no kind Deployment, so nothing is scaled.'],
  ])('is an error: %s %s', async (apiVersion, kind, message) => {
    expect(await scaling(apiVersion, kind)).toMatchObject([{ severity: 'error', message: { en: message } }]);
  });

  test('is named by what was meant', async () => {
    expect(await scaling('apps/v1', 'deployment')).toMatchObject([
      { hint: { en: 'Did you mean `Deployment`?' }, fix: { text: 'Deployment' } },
    ]);
  });

  test('is not guessed of custom resources, or of another version of the group', async () => {
    expect(await scaling('argoproj.io/v1alpha1', 'Rollout')).toEqual([]);
    expect(await scaling('apps/v1beta2', 'Deployment')).toMatchObject([{ rule: 'unknown-scale-target' }]);
  });
});

describe('a Secret that does not fit its use', () => {
  const service = object('Service', 'web', 'spec: {ports: [{port: 80}]}');
  const ingress = object(
    'Ingress',
    'web',
    'spec: {tls: [{secretName: a}], defaultBackend: {service: {name: web, port: {number: 80}}}}',
  );

  test.each([
    ['has the keys, whatever its type', 'stringData: {tls.crt: a, tls.key: b}'],
    ['is empty, for something to fill it', 'type: Opaque'],
  ])('is none for TLS where it %s', async (_, more) => {
    expect(await saying(service + ingress + object('Secret', 'a', more))).toEqual([]);
  });

  test('is said where a ServiceAccount has it for images', async () => {
    const account = '---\napiVersion: v1\nkind: ServiceAccount\nmetadata: {name: a}\nimagePullSecrets: [{name: a}]\n';
    expect(await saying(account + object('Secret', 'a', 'stringData: {a: b}'))).toEqual([
      'Secret/a is not used to pull images: its type is "Opaque".',
    ]);
  });
});

test('thousands of objects are judged in time', async () => {
  const many = Array.from(
    { length: 2000 },
    (_, i) =>
      deployment(`w${i}`, `app: w${i}`, '', `, envFrom: [{configMapRef: {name: settings-${i}}}]`) +
      object('ConfigMap', `sxttxngz-${i}`, 'data: {a: b}') +
      object('Service', `s${i}`, `spec: {selector: {app: x${i}}, ports: [{port: 80}]}`),
  );
  const file = parseManifest('0.yaml', many.join(''));
  const start = cpuTime();
  expect((await check([file])).filter((finding) => finding.class === 'bundle')).toHaveLength(4000);
  // With a comparison of each with each it took a minute.
  expect(cpuTime() - start).toBeLessThan(15_000);
});
