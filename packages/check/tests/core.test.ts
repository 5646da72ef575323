import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type CheckOptions, check } from '../src/check.ts';
import { parseManifest } from '../src/manifest/parse.ts';
import { loadSchema } from '../src/schema/load.ts';
import { VERSIONS } from '../src/schema/versions.ts';

const findings = async (text: string, options?: CheckOptions) => await check([parseManifest('a.yaml', text)], options);
const errors = async (text: string, options?: CheckOptions) =>
  (await findings(text, options))
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, at, hint }) => ({ rule, at, hint: hint?.en }));

const POD = `apiVersion: v1
kind: Pod
metadata:
  name: echo
spec:
  containers:
    - name: echo
      image: ghcr.io/subicura/echo:v1
`;
const SERVICE = `apiVersion: v1
kind: Service
metadata:
  name: echo
spec:
  selector:
    app: echo
  ports:
    - port: 3000
`;

describe('one cause gives one finding', () => {
  test('a misspelt apiVersion', async () => {
    const text = readFileSync(join(import.meta.dirname, 'fixtures/misspelt-api-version.yaml'), 'utf8');
    expect(await findings(text)).toHaveLength(1);
    expect((await findings(text))[0]).toMatchObject({
      rule: 'unknown-field',
      range: { start: 0, end: 9 },
      hint: { en: 'Did you mean `apiVersion`?' },
      fix: { text: 'apiVersion' },
    });
  });

  test.each([
    ['misspelt', 'apiVersion: v1\nkind: Pood', 'unknown-kind', 'kind', 'Did you mean `kind: Pod`?'],
    [
      'of another API',
      'apiVersion: apps/v1\nkind: Pod',
      'unknown-kind',
      'apiVersion',
      'Did you mean `apiVersion: v1`?',
    ],
    ['without its API', 'kind: Pod', 'missing-identity', '', 'Write it like `apiVersion: v1`.'],
  ])('a kind that is %s is judged as the one that was meant', async (_, identity, rule, at, hint) => {
    const rest = 'metadata: {name: a}\nspec: {contaners: [{name: a}], what: ever}\n';
    expect(await errors(`${identity}\n${rest}`)).toEqual([
      { rule, at, hint },
      { rule: 'unknown-field', at: 'spec.contaners', hint: 'Did you mean `containers`?' },
      expect.objectContaining({ rule: 'missing-value', at: 'spec.containers[0].image' }),
      expect.objectContaining({ rule: 'unknown-field', at: 'spec.what' }),
    ]);
  });

  test('an API that was removed is judged by what took its place', async () => {
    const old = `apiVersion: extensions/v1beta1
kind: Ingress
metadata: {name: a}
spec: {rules: [{http: {paths: [{path: /, backend: {serviceName: a, servicePort: 80}}]}}]}
`;
    expect(await errors(old)).toMatchObject([
      { rule: 'removed-api' },
      { rule: 'missing-field', at: 'spec.rules[0].http.paths[0]' },
      { rule: 'unknown-field', at: 'spec.rules[0].http.paths[0].backend.serviceName' },
    ]);
  });

  test.each([
    ['a custom resource', 'apiVersion: serving.knative.dev/v1\nkind: Service\nspec: {template: {}}\n', []],
    ['a name like no other', 'apiVersion: v1\nkind: Xylophone\nspec: {what: ever}\n', ['unknown-kind']],
    ['a List without a list', 'apiVersion: v1\nkind: List\nitems: {what: ever}\n', ['unknown-kind']],
  ])('%s is judged as nothing else', async (_, text, rules) => {
    expect((await errors(text)).map(({ rule }) => rule)).toEqual(rules);
  });

  test('a value of the wrong type is not judged further', async () => {
    expect(await errors(SERVICE.replace('3000', '"70000"'))).toMatchObject([
      { rule: 'wrong-type', at: 'spec.ports[0].port' },
    ]);
  });

  test('the same handler twice', async () => {
    const probe = '$&\n      livenessProbe:\n        httpGet: {port: 1}\n        httpGet: {port: 2}';
    expect(await errors(POD.replace(/image: .*/, probe))).toMatchObject([{ rule: 'duplicate-key' }]);
  });

  test.each([
    ['a type of Service that there is none of', 'type: Foo, clusterIP: 10.96.0.9', 'unknown-value', 'spec.type'],
    ['None for the addresses alone', 'type: NodePort, clusterIPs: [None]', 'cluster-ips', 'spec.clusterIPs[0]'],
    ['a bad address given twice', 'clusterIP: bad, clusterIPs: [bad]', 'invalid-address', 'spec.clusterIPs[0]'],
    [
      'a bad port for health checks that are not made',
      'type: NodePort, externalTrafficPolicy: Local, healthCheckNodePort: -1',
      'service-type',
      'spec.healthCheckNodePort',
    ],
    ['one IP family twice', 'ipFamilies: [IPv4, IPv4]', 'cluster-ips', 'spec.ipFamilies[1]'],
  ])('%s', async (_, spec, rule, at) => {
    const text = `{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {ports: [{port: 80}], ${spec}}}`;
    expect(await errors(text)).toMatchObject([{ rule, at }]);
  });

  test('a document that cannot be read does not make a Service miss its Pods', async () => {
    const together = `${SERVICE}---\n${POD.replace('kind:', 'kind: "a" b')}`;
    expect((await findings(together)).map(({ rule }) => rule)).toEqual(['yaml-syntax']);
  });
});

describe('all findings are given at once', () => {
  test('those of several documents, in their order', async () => {
    const text = `${POD.replace('image', 'imgae')}---\n${SERVICE.replace('port:', 'prot:')}`;
    const found = await errors(text);
    expect(found.map(({ at }) => at)).toEqual(
      expect.arrayContaining(['spec.containers[0].imgae', 'spec.ports[0].prot']),
    );
    const starts = (await findings(text)).map(({ range }) => range.start);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
  });
});

describe('advice on unknown fields', () => {
  test.each([
    ['a slip', POD.replace('image:', 'imgae:'), 'Did you mean `image`?'],
    ['another letter case', POD.replace('containers', 'Containers'), 'Did you mean `containers`?'],
    ['one level too high', POD.replace('spec:', 'spec:\n  image: redis'), '`image` belongs under `spec.containers[]`.'],
    ['one level too low', POD.replace('image:', 'restartPolicy: Never\n      image:'), undefined],
    ['of a template', SERVICE.replace('spec:', 'labels: {}\nspec:'), '`labels` belongs under `metadata`.'],
  ])('%s', async (_, text, hint) => {
    expect((await errors(text))[0]?.hint).toBe(hint);
  });
});

describe('advice on values', () => {
  const configMap = (rest: string): string => `{apiVersion: v1, kind: ConfigMap, metadata: {name: a${rest}}}`;

  test('proposes quotes only where any text will do', async () => {
    expect(await errors(configMap(', labels: {a: 1}'))).toMatchObject([{ hint: 'Quote it: `"1"`.' }]);
    expect(await errors(configMap(', creationTimestamp: 0'))).toEqual([
      { rule: 'wrong-type', at: 'metadata.creationTimestamp', hint: undefined },
    ]);
  });

  test('never proposes the empty text that was refused', async () => {
    expect((await errors(SERVICE.replace('spec:', 'spec:\n  ipFamilies: [null]')))[0]?.hint).toBe(
      'Allowed: `IPv4`, `IPv6`.',
    );
  });

  test('names both keys of which a Secret needs one', async () => {
    const found = await findings('{apiVersion: v1, kind: Secret, metadata: {name: a}, type: kubernetes.io/basic-auth}');
    expect(found[0]?.message.en).toContain('`username` / `password`');
  });
});

test('keys that differ only as YAML are taken, with a warning that one of them is lost', async () => {
  const found = await findings('{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {1: one, "1": two}}');
  expect(found.map(({ rule, severity }) => `${severity} ${rule}`)).toEqual(['warning duplicate-key']);
});

test('a misspelt key is judged as what it was meant to be', async () => {
  expect(
    await errors(POD.replace('containers:', 'contaniers:').replace('name: echo\n      ', 'name: Echo!\n      ')),
  ).toMatchObject([
    { rule: 'unknown-field', at: 'spec.contaniers' },
    { rule: 'invalid-name', at: 'spec.containers[0].name' },
  ]);
});

describe('lists of objects', () => {
  test('each item is checked as an object of its own', async () => {
    const indented = POD.replace('image', 'imgae').replaceAll('\n', '\n    ').trimEnd();
    const text = `apiVersion: v1\nkind: List\nitems:\n  - ${indented}\n`;
    expect(await errors(text)).toMatchObject([{ rule: 'unknown-field', at: 'spec.containers[0].imgae' }]);
  });

  test('the items of a typed list need no kind', async () => {
    expect(
      await errors('apiVersion: v1\nkind: ConfigMapList\nitems:\n  - metadata: {name: a}\n    data: {b: 1}\n'),
    ).toMatchObject([{ rule: 'wrong-type', at: 'data.b' }]);
  });
});

describe('what the server takes for absent', () => {
  test('null nearly anywhere, and an empty text for a choice', async () => {
    expect(await errors(SERVICE.replace('spec:', 'status: null\nspec:\n  type: ""\n  sessionAffinity: ~'))).toEqual([]);
  });

  test('but not where a field is needed', async () => {
    expect(await errors(POD.replace(/containers:.*/s, 'containers: []\n'))).toMatchObject([
      { rule: 'missing-field', at: 'spec.containers' },
    ]);
  });
});

describe('Kubernetes versions', () => {
  test.each(VERSIONS)('%s has the kinds that the notes use', async (version) => {
    const schema = await loadSchema(version);
    expect(schema.version).toBe(version);
    expect(schema.kind('apps/v1', 'Deployment')).toEqual({ type: 'apps/v1.Deployment', namespaced: true });
    expect(schema.kind('v1', 'Namespace')?.namespaced).toBe(false);
    expect(await errors(POD, { version })).toEqual([]);
  });

  test.each(VERSIONS)('%s has choices that the published OpenAPI leaves out', async (version) => {
    expect(await errors(SERVICE.replace('spec:', 'spec:\n  type: Nodeport'), { version })).toMatchObject([
      { rule: 'unknown-value', at: 'spec.type', hint: 'Did you mean `NodePort`?' },
    ]);
  });

  test.each(VERSIONS)('every type that %s names is there', async (version) => {
    const schema = await loadSchema(version);
    for (const name of schema.typeNames()) {
      for (const { type } of schema.type(name).fields.values()) {
        let inner = type;
        while (inner.form === 'list' || inner.form === 'map') inner = inner.of;
        if (inner.form === 'object') expect(schema.has(inner.name), `${name} leads to ${inner.name}`).toBe(true);
      }
    }
  });

  test('another version is refused by name', async () => {
    await expect(loadSchema('1.2')).rejects.toThrow(/1\.36/);
  });
});
