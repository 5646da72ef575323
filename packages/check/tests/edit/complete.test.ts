import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Completions, completionsAt } from '../../src/edit/index.ts';
import { loadSchema } from '../../src/schema/load.ts';

const schema = await loadSchema();

/** What is offered where `▮` stands. */
function at(text: string): Completions | undefined {
  const offset = text.indexOf('▮');
  return completionsAt(text.replace('▮', ''), offset, schema);
}

const labels = (text: string): string[] => at(text)?.list.map(({ label }) => label) ?? [];

/** The text after a completion is taken, with `▮` where the caret is then. */
function taken(text: string, label: string): string {
  const { range, list } = at(text)!;
  const plain = text.replace('▮', '');
  const { insert } = list.find((completion) => completion.label === label)!;
  return `${plain.slice(0, range.start)}${insert}▮${plain.slice(range.end)}`;
}

const POD = 'apiVersion: v1\nkind: Pod\n';
const DEPLOYMENT = 'apiVersion: apps/v1\nkind: Deployment\n';

describe('keys', () => {
  test('of the type that the place has, what must be there first, without those that are there', () => {
    const offered = at(`${POD}spec:\n  containers:\n    - name: app\n      ▮\n`)!;
    expect(offered.by).toBe('parser');
    expect(offered.list[0]).toMatchObject({ label: 'image', as: 'key', type: 'string', isRequired: true });
    expect(offered.list.map(({ label }) => label)).toContain('livenessProbe');
    expect(offered.list.map(({ label }) => label)).not.toContain('name');
    expect(offered.list.find(({ label }) => label === 'ports')).toMatchObject({
      type: '[]ContainerPort',
      about: { owner: 'core/v1.Container', name: 'ports' },
    });
  });

  test('an empty text begins an object, and its kind decides the rest; what only the server writes is not offered', () => {
    expect(labels('▮')).toEqual(['apiVersion', 'kind', 'metadata']);
    expect(labels('kind: Pod\n▮')).toEqual(['apiVersion', 'metadata', 'spec']);
    expect(labels('apiVersion: v1\nkind: ConfigMap\n▮')).toEqual(['metadata', 'binaryData', 'data', 'immutable']);
    expect(labels(`${POD}metadata:\n  ▮`)).not.toContain('uid');
  });

  test('half a key is enough, in a line that cannot be read yet; those that begin so come first', () => {
    expect(labels(`${POD}spec:\n  res▮`).slice(0, 3)).toEqual(['resourceClaims', 'resources', 'restartPolicy']);
    expect(labels(`${POD}spec:\n  Policy▮`)).toEqual(['dnsPolicy', 'preemptionPolicy', 'restartPolicy']);
    expect(labels(`${POD}spec:\n  containers:\n    - IMA▮`)).toEqual(['image', 'imagePullPolicy']);
    expect(labels(`${POD}spec:\n  zzz▮`)).toEqual([]);
  });

  test('a key that has its colon is replaced as a whole, and keeps it', () => {
    expect(taken(`${POD}spec:\n  cont▮ain: []\n`, 'containers')).toBe(`${POD}spec:\n  containers▮: []\n`);
  });

  test('a key brings its colon, and the line on which its value begins', () => {
    expect(taken(`${POD}sp▮`, 'spec')).toBe(`${POD}spec:\n  ▮`);
    expect(taken(`${POD}spec:\n  restart▮`, 'restartPolicy')).toBe(`${POD}spec:\n  restartPolicy: ▮`);
    expect(taken(`${POD}spec:\n  cont▮`, 'containers')).toBe(`${POD}spec:\n  containers:\n    - ▮`);
    expect(taken(`${POD}spec:\n  containers:\n    - po▮`, 'ports')).toBe(
      `${POD}spec:\n  containers:\n    - ports:\n        - ▮`,
    );
  });

  test('in a list without a dash, the dash is put before it', () => {
    expect(taken(`${POD}spec:\n  containers:\n    na▮\n`, 'name')).toBe(`${POD}spec:\n  containers:\n    - name: ▮\n`);
    expect(taken(`${POD}spec:\n  containers:\n    - name: app\n    na▮\n`, 'name')).toBe(
      `${POD}spec:\n  containers:\n    - name: app\n    - name: ▮\n`,
    );
  });

  test('below a misspelt key, of the field that was meant; of a misspelt kind, of that one', () => {
    expect(labels(`${POD}spce:\n  restartP▮`)).toEqual(['restartPolicy']);
    expect(labels('apiVersion: apps/v1\nkind: Deploymnet\nspec:\n  repl▮')).toEqual(['replicas']);
  });

  test('nothing where the API has nothing: below text, unknown keys, kinds of tools', () => {
    expect(labels(`${POD}metadata:\n  name:\n    ▮`)).toEqual([]);
    expect(labels(`${POD}spec:\n  color:\n    ▮`)).toEqual([]);
    expect(labels('apiVersion: kind.x-k8s.io/v1alpha4\nkind: Cluster\nnodes:\n  - ▮')).toEqual([]);
  });
});

describe('values', () => {
  test('of enums, alone, in lists and within brackets, and of booleans', () => {
    expect(labels(`${POD}spec:\n  restartPolicy: ▮\n`)).toEqual(['Always', 'Never', 'OnFailure']);
    expect(labels(`${POD}spec:\n  restartPolicy: on▮\n`)).toEqual(['OnFailure']);
    const claim = 'apiVersion: v1\nkind: PersistentVolumeClaim\nspec:\n  accessModes:';
    expect(labels(`${claim}\n    - ReadWrite▮\n`)).toEqual(['ReadWriteMany', 'ReadWriteOnce', 'ReadWriteOncePod']);
    expect(labels(`${claim} [ReadOnly▮]\n`)).toEqual(['ReadOnlyMany']);
    expect(labels(`${POD}spec:\n  hostNetwork: ▮\n`)).toEqual(['true', 'false']);
    expect(labels(`${POD}metadata:\n  name: ▮\n`)).toEqual([]);
  });

  test('kinds of an API version, and API versions of a kind', () => {
    expect(labels('apiVersion: apps/v1\nkind: ▮')).toEqual([
      'ControllerRevision',
      'DaemonSet',
      'Deployment',
      'ReplicaSet',
      'StatefulSet',
    ]);
    expect(labels('kind: HorizontalPodAutoscaler\napiVersion: ▮')).toEqual(['autoscaling/v1', 'autoscaling/v2']);
    expect(at('kind: CronJo▮')!.list).toEqual([
      {
        label: 'CronJob',
        insert: 'CronJob',
        as: 'value',
        type: 'batch/v1',
        about: { owner: 'batch/v1.CronJob', name: '' },
      },
    ]);
    expect(labels('apiVersion: ap▮')).toContain('apps/v1');
    expect(labels(`${POD}metadata:\n  kind: ▮`)).toEqual([]);
  });

  test('a value in quotes keeps them', () => {
    expect(taken(`${POD}spec:\n  restartPolicy: "Al▮"\n`, 'Always')).toBe(`${POD}spec:\n  restartPolicy: "Always"▮\n`);
    expect(taken(`${POD}spec:\n  restartPolicy: 'Al▮\n`, 'Always')).toBe(`${POD}spec:\n  restartPolicy: 'Always'▮\n`);
  });
});

const ECHO = `${DEPLOYMENT}metadata: {name: echo}
spec:
  selector: {matchLabels: {app: echo}}
  template:
    metadata: {labels: {app: echo, tier: web, version: "1"}}
    spec:
      volumes: [{name: cache}]
      containers:
        - name: app
          image: echo
          ports: [{name: http, containerPort: 3000}]
        - name: side
          ports: [{name: admin, containerPort: 9000}]
`;
const MAP = '---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {PORT: "1", HOST: a}\n';
const SERVICE = '---\napiVersion: v1\nkind: Service\nmetadata: {name: echo}\nspec:\n';

describe('names that the file declares', () => {
  test('labels of Pods in a selector, and their values; one that would be read as a number is quoted', () => {
    expect(labels(`${ECHO}${SERVICE}  selector:\n    ▮\n`)).toEqual(['app', 'tier', 'version']);
    expect(labels(`${ECHO}${SERVICE}  selector:\n    app: echo\n    ▮\n`)).toEqual(['tier', 'version']);
    expect(labels(`${ECHO}${SERVICE}  selector:\n    tier: ▮\n`)).toEqual(['web']);
    expect(taken(`${ECHO}${SERVICE}  selector: {version: ▮}\n`, '1')).toContain('{version: "1"▮}');
    expect(labels(`${ECHO.replace('{matchLabels: {app: echo}}', '{matchLabels: {▮}}')}`)).toEqual([
      'app',
      'tier',
      'version',
    ]);
  });

  test('the named ports of the Pods that a Service selects, and of the container of a probe', () => {
    const ports = `${ECHO}${SERVICE}  selector: {app: echo}\n  ports: [{port: 80, targetPort: ▮}]\n`;
    expect(labels(ports)).toEqual(['http', 'admin']);
    expect(labels(ports.replace('selector: {app: echo}', 'selector: {app: other}'))).toEqual([]);
    expect(labels(`${ECHO}          readinessProbe: {httpGet: {port: ▮}}\n`)).toEqual(['admin']);
  });

  test('objects, keys and volumes that others refer to', () => {
    const env = (rest: string) => `${ECHO}          env: [{name: A, valueFrom: {configMapKeyRef: {${rest}}}}]\n${MAP}`;
    expect(labels(env('name: ▮'))).toEqual(['settings']);
    expect(labels(env('name: settings, key: ▮'))).toEqual(['PORT', 'HOST']);
    expect(labels(env('name: others, key: ▮'))).toEqual([]);
    expect(labels(`${ECHO}          volumeMounts: [{name: ▮}]\n`)).toEqual(['cache']);
    const scaled =
      '---\napiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nspec: {scaleTargetRef: {kind: Deployment, name: ▮}}\n';
    expect(labels(ECHO + scaled)).toEqual(['echo']);
    const paths = 'paths: [{backend: {service: {name: echo, port: {number: ▮}}}}]';
    const ingress = `---\napiVersion: networking.k8s.io/v1\nkind: Ingress\nspec: {rules: [{http: {${paths}}}]}\n`;
    expect(labels(`${SERVICE}  ports: [{port: 80}]\n${ingress}`)).toEqual(['80']);
  });

  test('not those of another namespace', () => {
    const elsewhere = MAP.replace('{name: settings}', '{name: settings, namespace: other}');
    expect(labels(`${ECHO}          envFrom: [{configMapRef: {name: ▮}}]\n${elsewhere}`)).toEqual([]);
  });
});

describe('where a text cannot be read', () => {
  test('the indentation leads to the place, past what is broken above it', () => {
    const broken = `${DEPLOYMENT}spec:\n  template:\n    spec:\n      containers:\n        - name: "app\n          image\n          imagePull▮\n`;
    expect(at(broken)).toMatchObject({ by: 'indentation', list: [{ label: 'imagePullPolicy' }] });
    expect(at(`${POD}spec: => two\n  restartPolicy: Ne▮\n`)).toMatchObject({
      by: 'indentation',
      list: [{ label: 'Never' }],
    });
    expect(at(`${POD}spec:\n\trestartPo▮\n`)?.by ?? 'nothing').toBe('indentation');
    expect(labels(`${POD}spec:\n  containers:\n  - name: a\n    image: [\n    re▮`)).toContain('resources');
    expect(labels(`${POD}spec:\n  hostNetwork: true\n  containers: [\n  host▮`)).not.toContain('hostNetwork');
  });

  test('a broken document beside it changes nothing', () => {
    const broken = 'kind: [\n---\n';
    expect(at(`${broken}${POD}spec:\n  restartPolicy: ▮`)).toMatchObject({ by: 'parser', list: [{}, {}, {}] });
  });

  test('brackets that are still open are closed', () => {
    expect(at('{"apiVersion": "v1", "kind": "Pod", "spec": {"containers": [{"ima▮')).toMatchObject({
      by: 'brackets',
      list: [{ label: 'image', insert: '"image": ' }, { label: 'imagePullPolicy' }],
    });
  });
});

describe('ways to write', () => {
  test('JSON has its keys and values in quotes', () => {
    const json = (rest: string) => `{\n  "apiVersion": "v1",\n  "kind": "Pod",\n  "spec": {${rest}}\n}\n`;
    expect(taken(json('"rest▮"'), 'restartPolicy')).toBe(json('"restartPolicy": ▮'));
    expect(taken(json('"restartPolicy": "▮"'), 'Never')).toBe(json('"restartPolicy": "Never"▮'));
    expect(taken(json('"hostNetwork": true, ▮'), 'hostPID')).toBe(json('"hostNetwork": true, "hostPID": ▮'));
    expect(taken(json('"rest▮": "Never"'), 'restartPolicy')).toBe(json('"restartPolicy"▮: "Never"'));
  });

  test('CRLF stays CRLF', () => {
    const text = `${POD}spec:\n  conta▮\n`.replaceAll('\n', '\r\n');
    expect(taken(text, 'containers')).toBe(`${POD}spec:\n  containers:\n    - ▮\n`.replaceAll('\n', '\r\n'));
  });

  test('each document and each item of a List has its own kind', () => {
    expect(labels(`${POD}---\napiVersion: v1\nkind: Service\nspec:\n  sel▮\n---\nkind: Pod\n`)).toEqual(['selector']);
    expect(
      labels('kind: List\napiVersion: v1\nitems:\n  - apiVersion: v1\n    kind: Service\n    spec: {clusterIP▮}\n'),
    ).toEqual(['clusterIP', 'clusterIPs']);
  });

  test('nothing is offered in comments, in blocks of text, behind a colon, and in text of several words', () => {
    expect(at('kind: Pod # ki▮')).toBeUndefined();
    expect(at('# ki▮')).toBeUndefined();
    expect(at('apiVersion: v1\nkind: ConfigMap\ndata:\n  a: |\n    ki▮\n')).toBeUndefined();
    expect(at('apiVersion: v1\nkind: ConfigMap\nmetadata: [\ndata:\n  a: |\n    ki▮\n')).toBeUndefined();
    expect(at('kind:▮')).toBeUndefined();
    expect(at('kind: "Pod"▮')).toBeUndefined();
    expect(at(`${POD}spec:\n  restartPolicy: Always Ne▮\n`)).toBeUndefined();
    expect(at(`${POD}${'a'.repeat(3000)}▮`)).toBeUndefined();
  });
});

describe('what is taken', () => {
  const text = readFileSync(join(import.meta.dirname, '../fixtures/manifests/valid/workloads.yaml'), 'utf8');

  test('of the keys of real manifests, half typed, each is offered, and taken it gives the manifest back', () => {
    const keys = [...text.matchAll(/^(?<before>[ -]*)(?<key>[a-zA-Z]+):/gm)].filter((_, index) => index % 3 === 0);
    let offered = 0;
    for (const { index, groups } of keys) {
      const { before = '', key = '' } = groups!;
      const start = index + before.length;
      const half = text.slice(0, start + 2) + text.slice(start + key.length);
      const found = completionsAt(half, start + 2, schema)?.list.find(({ label }) => label === key);
      if (!found) continue;
      offered += 1;
      expect(half.slice(0, start) + found.insert + half.slice(start + 2)).toBe(text);
    }
    expect(keys.length).toBeGreaterThan(20);
    // Names that authors choose are not offered.
    expect(offered / keys.length).toBeGreaterThan(0.8);
  });
});
