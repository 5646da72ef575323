import { describe, expect, test } from 'vitest';
import { check } from '../src/check.ts';
import type { Finding } from '../src/finding.ts';
import { mend } from '../src/fix.ts';
import { parseManifest } from '../src/manifest/parse.ts';
import { LONE_VALUES, PAIRS } from '../src/rules/support/lone-values.ts';
import { loadSchema } from '../src/schema/load.ts';

const schema = await loadSchema();

const indented = (text: string, depth: number): string => text.replaceAll('\n', `\n${' '.repeat(depth)}`);
const metadata = (text: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  ${indented(text, 2)}\n`;
const configMap = (text: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n${text}\n`;
const pod = (text: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  ${indented(text, 2)}\n` +
  (/^containers/.test(text) ? '' : '  containers: [{name: a, image: "b:1"}]\n');
const container = (text: string): string =>
  pod(`containers:\n  - name: a\n    ${/^image/.test(text) ? '' : 'image: "b:1"\n    '}${indented(text, 4)}`);
const volume = (text: string): string => pod(`volumes:\n  - name: v\n    ${text}`);
const service = (text: string): string =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec:\n  ${indented(text, 2)}\n` +
  (/ports/.test(text) ? '' : '  ports: [{port: 80}]\n');
const deployment = (text: string): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n  ${text}\n` +
  (/^selector/.test(text) ? '' : '  selector: {matchLabels: {a: b}}\n') +
  '  template: {metadata: {labels: {a: b}}, spec: {containers: [{name: a, image: "b:1"}]}}\n';
const claim = (text: string): string =>
  `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: a}\nspec: {${text}}\n`;
const backend = (text: string): string =>
  'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: a}\n' +
  `spec: {rules: [{http: {paths: [{path: /, pathType: Prefix, ${text}}]}}]}\n`;

const errorsIn = async (manifest: string): Promise<Finding[]> =>
  (await check([parseManifest('a.yaml', manifest)])).filter(({ severity }) => severity === 'error');

type Row = readonly [given: string, shown: string];

const SHOWN: readonly (readonly [place: string, write: (text: string) => string, rows: readonly Row[]])[] = [
  [
    'a volume',
    volume,
    [
      ['emptyDir: yes', 'emptyDir: {}'],
      ['hostPath: /data', 'hostPath: {path: /data}'],
      ['hostPath: true', 'hostPath: {path: …}'],
      ['configMap: app', 'configMap: {name: app}'],
      ['configMap: [{name: app}]', 'configMap: {name: app}'],
      ['secret: app', 'secret: {secretName: app}'],
      ['persistentVolumeClaim: data', 'persistentVolumeClaim: {claimName: data}'],
    ],
  ],
  [
    'a Pod',
    pod,
    [
      ['containers: nginx', 'containers: [{name: nginx, image: nginx}]'],
      ['containers:\n  - ghcr.io/a/nginx:1', '- {name: nginx, image: ghcr.io/a/nginx:1}'],
      ['containers:\n  name: a\n  image: b', '- name: a'],
      ['volumes: data', 'volumes: [{name: data, emptyDir: {}}]'],
      ['imagePullSecrets: regcred', 'imagePullSecrets: [{name: regcred}]'],
      ['imagePullSecrets:\n  - regcred', '- name: regcred'],
      ['nodeSelector: [disk: ssd]', 'nodeSelector: {disk: ssd}'],
      ['securityContext: 1000', 'securityContext: {runAsUser: 1000}'],
    ],
  ],
  [
    'a container',
    container,
    [
      ['ports: 80', 'ports: [{containerPort: 80}]'],
      ['ports: http', 'ports: [{containerPort: …}]'],
      ['ports:\n  - 80', '- containerPort: 80'],
      ['ports: ["8080:80"]', '{containerPort: 80}'],
      ['env: KEY=value', 'env: [{name: KEY, value: value}]'],
      ['env:\n  KEY: value\n  B: 5', 'env: [{name: KEY, value: value}, {name: B, value: "5"}]'],
      ['env:\n  - KEY=value', '- {name: KEY, value: value}'],
      ['env: {A: a, B: b, C: c, D: d}', 'env: [{name: A, value: a}, {name: B, value: b}, {name: C, value: c}, …]'],
      ['envFrom: app', 'envFrom: [{configMapRef: {name: app}}]'],
      ['env: [{name: A, valueFrom: {secretKeyRef: x}}]', 'secretKeyRef: {name: x, key: KEY}'],
      ['command: echo hello', 'command: [echo, hello]'],
      ['command: echo $HOME && ls', 'command: [sh, -c, "echo $HOME && ls"]'],
      ['args: --a --b', 'args: [--a, --b]'],
      ['args:\n  - a: b', '- "a: b"'],
      ['resources: {limits: 100m}', 'limits: {cpu: 100m}'],
      ['resources: {limits: 128Mi}', 'limits: {memory: 128Mi}'],
      ['resources: {limits: {memory: {max: 1Gi}}}', 'memory: 1Gi'],
      ['image: {name: nginx}', 'image: nginx'],
      ['image: {repository: nginx, tag: 1}', 'image: nginx:1'],
      ['livenessProbe: /healthz', 'livenessProbe: {httpGet: {path: /healthz, port: 80}}'],
      ['livenessProbe: {httpGet: [path: /, port: 80]}', 'httpGet: {path: /, port: 80}'],
      ['livenessProbe: {exec: cat x}', 'exec: {command: [cat, x]}'],
      ['livenessProbe: {tcpSocket: 80}', 'tcpSocket: {port: 80}'],
      ['volumeMounts: [data:/data]', '{name: data, mountPath: /data}'],
    ],
  ],
  [
    'a Service',
    service,
    [
      ['selector: web', 'selector: {app: web}'],
      ['selector:\n  - app: web\n  - tier: b', 'selector: {app: web, tier: b}'],
      ['ports: 80', 'ports: [{port: 80}]'],
      ['ports:\n  - 8080:80', '- {port: 8080, targetPort: 80}'],
    ],
  ],
  [
    'a Deployment',
    deployment,
    [
      ['selector: web', 'selector: {matchLabels: {app: web}}'],
      ['selector: [app: web]', 'selector: {matchLabels: {app: web}}'],
      ['strategy: Recreate', 'strategy: {type: Recreate}'],
      ['strategy: {rollingUpdate: 1}', 'rollingUpdate: {maxUnavailable: 1}'],
    ],
  ],
  [
    'the backend of an Ingress',
    backend,
    [
      ['backend: web', 'backend: {service: {name: web, port: {number: …}}}'],
      ['backend: {service: web}', 'service: {name: web, port: {number: …}}'],
      ['backend: {service: {name: web, port: 80}}', 'port: {number: 80}'],
    ],
  ],
  [
    'metadata',
    metadata,
    [
      ['labels: web', 'labels: {app: web}'],
      ['labels: [app=web, tier=5]', 'labels: {app: web, tier: "5"}'],
    ],
  ],
  [
    'a ConfigMap',
    configMap,
    [
      ['data: text', 'data: {KEY: text}'],
      ['data: {KEY: {a: b}}', 'KEY: |'],
    ],
  ],
];

for (const [place, write, rows] of SHOWN) {
  test.each(rows)(`the form of %j in ${place} is shown`, async (given, shown) => {
    expect((await errorsIn(write(given))).map(({ rule, hint }) => [rule, hint])).toContainEqual([
      'wrong-type',
      { en: `Write it as \`${shown}\`.`, ko: `\`${shown}\`처럼 적으십시오.` },
    ]);
  });
}

describe('a lone value where a list of them is due', () => {
  const mended = async (manifest: string): Promise<string> => (await mend(parseManifest('a.yaml', manifest))).text;

  test.each([
    [claim, 'resources: {requests: {storage: 1Gi}}, accessModes: ReadWriteOnce', 'accessModes: [ReadWriteOnce]'],
    [container, 'args: --flag', 'args: [--flag]'],
    [container, 'args: 0644', 'args: ["0644"]'],
    [container, 'command: "nginx"', 'command: [nginx]'],
  ])('is put in brackets by --fix', async (write, given, fixed) => {
    expect(await mended(write(given))).toContain(fixed);
    expect(await errorsIn(await mended(write(given)))).toEqual([]);
  });

  test.each(['args: --flag value', 'args: a,b', 'args: |\n  --flag', 'args: !!str a', 'command: echo $A', 'ports: 80'])(
    'is left to the reader where it may be more than one: %j',
    async (given) => {
      expect(await mended(container(given))).toBe(container(given));
    },
  );
});

test('nothing is shown of what is too long for a hint or holds a backtick', async () => {
  for (const given of [`labels: ${'a'.repeat(80)}`, 'labels: "a`b"']) {
    expect((await errorsIn(metadata(given)))[0]?.hint?.en).not.toMatch(/aaa|a`b/);
  }
});

test('every row of the table stands for a type and says what the type takes', () => {
  for (const [type, form] of Object.entries({ ...LONE_VALUES, ...PAIRS })) {
    const names = [...form.matchAll(/(?:^|(?<=^\w+: [^{}[]*), )(\w+):/g)].map(([, name]) => name!);
    for (const name of names) expect([...schema.type(type).fields.keys()], type).toContain(name);
  }
});
