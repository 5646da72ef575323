import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseManifest } from '@studylog/check/manifest';
import { loadAll } from 'js-yaml';
import { expect, test } from 'vitest';
import { loadConfig } from '../../../src/config/load.ts';
import { keysOnPage, type PageKeys } from '../../../src/site/fields/shown-keys.ts';
import { ProjectFiles } from '../../../src/site/project-files.ts';

const root = join(import.meta.dirname, '../../..');
const files = new ProjectFiles(root, await loadConfig(root));
const data = (file: string) =>
  JSON.parse(readFileSync(join(root, `packages/check/src/schema/data/v1.36/${file}.json`), 'utf8'));
const api: { kinds: Record<string, string>; types: Record<string, Record<string, string>> } = data('api');
const descriptions: Record<string, Record<string, string>> = data('descriptions');

/** The types of the API's data, `[]core/v1.Container`, in the words of `kubectl explain`. */
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/^int(32|64)$/, 'integer'],
  [/^int-or-string$/, 'IntOrString'],
  [/^quantity$/, 'Quantity'],
  [/^(=.*|base64)$/, 'string'],
  [/^[a-z]+\/v1\./, ''],
];
const typeOf = (written: string): string => {
  const [, list = '', rest = ''] = /^(\[\]|\{\})?(.*)$/.exec(written)!;
  const [pattern, word] = TYPES.find(([form]) => form.test(rest)) ?? [/$/, ''];
  return { '': '', '[]': '[]', '{}': 'map[string]' }[list] + rest.replace(pattern, word);
};

/** What a person reads of defaults in the texts of the fields that the examples use. */
const DEFAULTS: Readonly<Record<string, string>> = {
  'apps/v1.DeploymentSpec.minReadySeconds': '0 (pod will be considered available as soon as it is ready)',
  'apps/v1.DeploymentSpec.progressDeadlineSeconds': '600s',
  'apps/v1.DeploymentSpec.replicas': '1',
  'apps/v1.DeploymentStrategy.type': 'RollingUpdate',
  'apps/v1.ReplicaSetSpec.replicas': '1',
  'apps/v1.RollingUpdateDeployment.maxSurge': '25%',
  'apps/v1.RollingUpdateDeployment.maxUnavailable': '25%',
  'core/v1.ConfigMap.immutable': 'nil',
  'core/v1.EnvVar.value': '""',
  'core/v1.PodSpec.restartPolicy': 'Always',
  'core/v1.PodSpec.terminationGracePeriodSeconds': '30 seconds',
  'core/v1.Probe.failureThreshold': '3',
  'core/v1.Probe.periodSeconds': '10 seconds',
  'core/v1.Probe.timeoutSeconds': '1 second',
  'core/v1.ResourceRequirements.requests':
    'Limits if that is explicitly specified, otherwise to an implementation-defined value',
  'core/v1.ServicePort.protocol': 'TCP',
  'core/v1.ServiceSpec.externalTrafficPolicy': 'Cluster',
  'core/v1.ServiceSpec.sessionAffinity': 'None',
  'core/v1.ServiceSpec.type': 'ClusterIP',
  'core/v1.Toleration.operator': 'Equal',
  'core/v1.VolumeMount.readOnly': 'false',
};

/** What a server wants although the data has no mark: packages/check/src/schema/needed.ts, and what every object needs. */
const NEEDED = [
  /^core\/v1\.(Pod|Service|PodTemplateSpec)\.spec$/,
  /^apps\/v1\.(DaemonSet|Deployment|ReplicaSet)\.spec$/,
  /^core\/v1\.Container\.image$/,
  /^core\/v1\.ExecAction\.command$/,
  /^apps\/v1\.ReplicaSetSpec\.template$/,
  /^(core|apps)\/v1\.(ConfigMap|DaemonSet|Deployment|Pod|ReplicaSet|Secret|Service)\.(apiVersion|kind)$/,
  /^core\/v1\.(ConfigMap|Secret)(KeySelector|EnvSource|VolumeSource)\.(name|secretName)$/,
];

function requirementOf(field: string, written: string): string {
  if (field === 'meta/v1.ObjectMeta.name')
    return 'required in the object itself, optional in a template such as a Pod template';
  if (written.startsWith('!')) return 'required';
  return NEEDED.some((pattern) => pattern.test(field))
    ? 'required (not marked in the schema, but the server rejects an object without it)'
    : 'optional';
}

/** What must be said of a field: read from the data directly. */
function saidOf(owner: string, name: string): string {
  const field = `${owner}.${name}`;
  const written = api.types[owner]![name]!;
  const [text, listed = ''] = (descriptions[owner]![name] ?? '').split('\n\nPossible enum values:\n');
  const facts = [`Type: ${typeOf(written.replace('!', ''))}`, `Required: ${requirementOf(field, written)}`];
  if (DEFAULTS[field]) facts.push(`Default: ${DEFAULTS[field]}`);
  const values = listed === '' ? [] : listed.split(/\n?^ - /m).slice(1);
  return JSON.stringify([facts, text, values.map((value) => value.replace(/^`"(.*?)"`/, '$1'))]);
}

/** Every key below a value in the order of the text: its path, and what must be said of it. */
function* keysBelow(value: unknown, type: string, path: string): Generator<[path: string, said: string]> {
  if (Array.isArray(value)) for (const item of value) yield* keysBelow(item, type.replace(/^\[\]/, ''), path);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, below] of Object.entries(value)) {
      const at = `${path}.${name}`;
      const own = type.startsWith('{}') ? 'a key of the map' : api.types[type]?.[name];
      if (own === undefined) throw new Error(`${at} is not in ${type}`);
      yield [at, own === 'a key of the map' ? own : saidOf(type, name)];
      yield* keysBelow(below, own === 'a key of the map' ? type.slice(2) : own.replace('!', ''), at);
    }
  }
}

/** The same as it is said on the page, with the text of each key. */
function shown(
  text: string,
  { manifests, entries, fields }: PageKeys,
): { key: string; path: string; said: string; own: string }[] {
  const [numbers = []] = Object.values(manifests);
  let at = 0;
  return Array.from({ length: numbers.length / 3 }, (_, index) => {
    const [gap, length, number] = numbers.slice(index * 3, index * 3 + 3) as [number, number, number];
    at += gap + length;
    const { path, own, field } = entries[number]!;
    const { facts, text: said, values } = fields[field ?? -1] ?? { facts: [], text: '', values: [] };
    const words = facts.map(([label, value]) => `${label}: ${value}`);
    return {
      key: text.slice(at - length, at),
      path,
      said: JSON.stringify([words, said, values.map(([value, meaning]) => `${value} ${meaning}`.trim())]),
      own: own.join(' '),
    };
  });
}

const keysIn = (text: string, lang: 'ko' | 'en') => {
  const keys = files.fields.keysOf(parseManifest('manifest.yaml', text));
  const options = { fields: files.fields, texts: files.fieldTexts, hrefOf: (path: string) => path };
  return shown(text, keysOnPage([{ name: 'manifest.yaml', keys }], lang, options));
};

/** Keys of examples that the API does not have: what is said of them. */
const UNKNOWN: Readonly<Record<string, string>> = {
  'pod.piVersion': 'There is no field `piVersion`; every manifest needs `apiVersion`. Did you mean `apiVersion`?',
};

/** Comments without a sign, as the study group wrote them: js-yaml stops there. */
const REMARK = / => .*$/gm;

/** The manifests that can be read: of one that is no YAML, nothing is explained. */
const manifests = files.examples.flatMap(({ id, files: own }) =>
  own.map(({ name, text }) => ({ file: `${id}/${name}`, text })).filter(({ text }) => isYaml(text.replace(REMARK, ''))),
);

function isYaml(text: string): boolean {
  try {
    loadAll(text);
    return true;
  } catch {
    return false;
  }
}

test('of every key of every example, exactly what the API says is said, at its place', () => {
  let count = 0;
  for (const { file, text } of manifests.filter(({ text: written }) => !written.includes('kind.x-k8s.io'))) {
    const found = keysIn(text, 'en');
    const expected = (loadAll(text.replace(REMARK, '')) as Record<string, unknown>[]).flatMap((document) => {
      const { apiVersion, piVersion, ...others } = document;
      const kind = String(others.kind);
      // A kind in the wrong API is explained as the one that must be meant.
      const type = (api.kinds[`${apiVersion ?? piVersion}/${kind}`] ?? api.kinds[`apps/v1/${kind}`])!;
      // The order of keys is that of the text.
      const known = { ...(apiVersion === undefined ? {} : { apiVersion }), ...others };
      return [...keysBelow(known, type, kind.toLowerCase())];
    });
    const unknown = found.filter(({ path }) => UNKNOWN[path] !== undefined);
    for (const { path, own } of unknown) expect(own).toBe(UNKNOWN[path]);
    const known = found.filter((key) => !unknown.includes(key));
    const bySaid = ({ path, said, own }: (typeof known)[number]) => [
      path,
      own.startsWith('A key of the map') ? 'a key of the map' : said,
    ];
    expect(known.map(bySaid).sort(), file).toEqual(expected.map(([path, said]) => [path, said]).sort());
    for (const { key, path } of found)
      expect(path.endsWith(`.${key.replace(/^(["'])(.*)\1$/, '$2')}`), `${file} ${path}`).toBe(true);
    count += found.length;
  }
  expect(count).toBeGreaterThan(900);
});

test('every key of every document is there: as many as the lines that begin with one', () => {
  for (const { file, text } of manifests.filter(({ text: written }) => !/[{]/.test(written))) {
    const lines = text.split('\n').filter((line) => /^[ -]*[\w./-]+:(\s|$)/.test(line) && !/^\s*#/.test(line));
    expect(keysIn(text, 'ko').length, file).toBe(lines.length);
  }
});

test('in Korean each field that examples use is explained in Korean, and the API’s text is there as well', () => {
  for (const { file, text } of manifests.filter(({ text: written }) => !written.includes('kind.x-k8s.io'))) {
    for (const { path, own, said } of keysIn(text, 'ko')) {
      expect(own, `${file} ${path}`).toMatch(/[가-힣]/);
      expect(said, `${file} ${path}`).toMatch(/[A-Za-z]{3}/);
    }
  }
});

test('kind’s own configuration is said to be none of the API', () => {
  const { text } = manifests.find(({ text: written }) => written.includes('kind.x-k8s.io'))!;
  for (const { own } of keysIn(text, 'en')) expect(own).toMatch(/^`kind\.x-k8s\.io\/v1alpha4 Cluster` is not a kind/);
});

test('every field that an example uses has a page, at the path that kubectl explain takes; templates lead to the Pod', () => {
  const paths = new Set(files.fields.pages.map(({ path }) => path));
  expect(paths).toContain('/fields/pod/spec/containers/livenessProbe/');
  expect(paths).toContain('/fields/deployment/spec/template/');
  expect([...paths].filter((path) => path.includes('/template/spec'))).toEqual([]);
  for (const { text } of manifests) {
    for (const key of files.fields.keysOf(parseManifest('manifest.yaml', text))) {
      if (key.meaning.as !== 'foreign') expect(files.fields.pageOfKey(key), key.path.join('.')).toBeDefined();
    }
  }
  expect(paths.size).toBeLessThan(200);
});
