import { expect, test } from 'vitest';
import { formatDiagnostic } from '../../../src/example/diagnostic.ts';
import { notesByField } from '../../../src/site/fields/explained.ts';
import { fieldsBelow, pagesAbove } from '../../../src/site/fields/log-fields.ts';
import { pagePlace } from '../../../src/site/fields/page-place.ts';
import { reference } from '../../../src/site/fields/reference.ts';
import { keysOnPage } from '../../../src/site/fields/shown-keys.ts';
import { lintSite } from '../../../src/site/lint/lint.ts';
import { pagesIn } from '../../../src/site/page-index.ts';
import { ProjectFiles } from '../../../src/site/project-files.ts';
import { CONFIG, EXAMPLE, note, project } from './project.ts';

const filesOf = (files: Readonly<Record<string, string>> = {}) => new ProjectFiles(project(files), CONFIG);
const found = (texts: string) =>
  lintSite(filesOf({ 'content/fields.yaml': texts })).map((diagnostic) => formatDiagnostic(diagnostic, 'en'));

/** An explanation of each field that the project's manifest uses. */
const TEXTS = [
  ...['core/v1.Pod.apiVersion', 'core/v1.Pod.kind', 'core/v1.Pod.metadata', 'core/v1.Pod.spec'],
  ...['meta/v1.ObjectMeta.name', 'core/v1.PodSpec.containers', 'core/v1.Container.name', 'core/v1.Container.image'],
].map((field) => `${field}:\n  ko: ${field}의 설명\n`);

test('explanations of all fields that are used are sound, and a log may have none at all', () => {
  expect(found(TEXTS.join(''))).toEqual([]);
  expect(lintSite(filesOf())).toEqual([]);
});

test('a field that the API does not have is reported at its line, with the one that was meant', () => {
  const wrong = ['core/v1.Container.imige', 'v1.PodSpec.containers', 'apps/v1.DeploymentSpce.replicas', 'nothing'];
  expect(found([...TEXTS, ...wrong.map((field) => `${field}: {ko: 설명}\n`)].join(''))).toEqual([
    'content/fields.yaml:17:1: the API of Kubernetes 1.36 has no field `core/v1.Container.imige`\n    fix: did you mean `core/v1.Container.image`?',
    'content/fields.yaml:18:1: the API of Kubernetes 1.36 has no field `v1.PodSpec.containers`\n    fix: did you mean `core/v1.PodSpec.containers`?',
    'content/fields.yaml:19:1: the API of Kubernetes 1.36 has no field `apps/v1.DeploymentSpce.replicas`\n    fix: did you mean `apps/v1.DeploymentSpec.replicas`?',
    'content/fields.yaml:20:1: the API of Kubernetes 1.36 has no field `nothing`\n    fix: write a type and one of its fields, such as `core/v1.Container.livenessProbe`',
  ]);
});

test('a field that examples use and nobody explains is reported', () => {
  expect(found(TEXTS.slice(1).join(''))).toEqual([
    'content/fields.yaml:1:1: `core/v1.Pod.apiVersion` has no explanation, but the example pod/echo uses it\n    fix: add an explanation: `core/v1.Pod.apiVersion: {ko: …}`',
  ]);
});

test('what is no explanation is reported with its place', () => {
  expect(found('core/v1.Pod.spec:\n  ko: 설명\n  en: text\n')[0]).toMatch(
    /^content\/fields\.yaml:3:3: unknown key `en`/,
  );
  expect(found('core/v1.Pod.spec:\n  ko: ""\n')[0]).toMatch(/^content\/fields\.yaml:2:3: /);
  expect(found('core/v1.Pod.spec: [\n')[0]).toMatch(/^content\/fields\.yaml:/);
});

test.each([
  ['apps/v1', 'Deployment', 'spec.template', 'Deployment spec.template'],
  ['apps/v1', 'Deployment', 'spec.template.spec.containers.image', 'Pod spec.containers.image'],
  ['apps/v1', 'Deployment', 'spec.template.metadata.labels', 'Pod metadata.labels'],
  ['batch/v1', 'CronJob', 'spec.jobTemplate.spec.template.spec.volumes', 'Pod spec.volumes'],
  ['apps/v1', 'StatefulSet', 'spec.volumeClaimTemplates.spec.accessModes', 'PersistentVolumeClaim spec.accessModes'],
  ['v1', 'Service', 'spec.ports.port', 'Service spec.ports.port'],
])('%s %s %s has its page at %s', (apiVersion, kind, path, expected) => {
  const place = pagePlace({ apiVersion, kind, names: path.split('.') }, reference.schema);
  expect(`${place.kind} ${place.names.join('.')}`).toBe(expected);
});

test('a field’s page knows what is above and below it, and the examples that use it', () => {
  const { fields } = filesOf();
  const page = fields.pageAt({ apiVersion: 'v1', kind: 'Pod', names: ['spec', 'containers'] })!;
  expect(page).toMatchObject({ path: '/fields/pod/spec/containers/', examples: ['pod/echo'] });
  expect(pagesAbove(page, fields).map(({ path }) => path)).toEqual(['/fields/pod/', '/fields/pod/spec/']);
  const below = fieldsBelow(page, fields);
  expect(below.map(({ help }) => help.name)).toContain('livenessProbe');
  expect(below.flatMap(({ page: own }) => own?.path ?? [])).toEqual([
    '/fields/pod/spec/containers/image/',
    '/fields/pod/spec/containers/name/',
  ]);
});

test('of a kind in two versions the first that is used has pages, and keys of the other lead to none', () => {
  const scaler = (version: string) =>
    `apiVersion: autoscaling/${version}\nkind: HorizontalPodAutoscaler\nmetadata: {name: echo}\nspec: {maxReplicas: 3, scaleTargetRef: {kind: Pod, name: echo}}\n`;
  const { fields, examples } = filesOf({
    'examples/pod/echo/manifest.yaml': scaler('v2'),
    'examples/pod/later/manifest.yaml': scaler('v1'),
    'examples/pod/later/example.yaml': EXAMPLE,
  });
  const place = { kind: 'HorizontalPodAutoscaler', names: ['spec', 'maxReplicas'] };
  expect(fields.pageAt({ ...place, apiVersion: 'autoscaling/v2' })).toMatchObject({
    help: { owner: 'autoscaling/v2.HorizontalPodAutoscalerSpec' },
    examples: ['pod/echo'],
  });
  expect(fields.pageAt({ ...place, apiVersion: 'autoscaling/v1' })).toBeUndefined();
  const [, later] = examples;
  const keys = fields.keysOf(later!.files[0]!.manifest);
  expect(keys.length).toBeGreaterThan(5);
  expect(keys.map((key) => fields.pageOfKey(key))).toEqual(keys.map(() => undefined));
});

test('notes explain the fields in focus and those that their text names in code, if only one can be meant', () => {
  const body = '`spec.containers` and `image: a` and `name`, `replicas`\n\n<Example id="pod/echo" focus="metadata" />';
  const files = filesOf({ 'content/notes/en/pod.mdx': note(body) });
  const notes = pagesIn('notes', files.content.pages).filter(({ lang }) => lang === 'en');
  const byField = notesByField(notes, files.fields, () => files.examples[0]!);
  expect([...byField.keys()].sort()).toEqual([
    '/fields/pod/metadata/',
    '/fields/pod/spec/containers/',
    '/fields/pod/spec/containers/image/',
  ]);
});

test('what is said of a field that two manifests use is written once for a page, in the language of the page', () => {
  const files = filesOf({ 'content/fields.yaml': TEXTS.join('') });
  const keys = files.fields.keysOf(files.examples[0]!.files[0]!.manifest);
  const manifests = ['a', 'b'].map((name) => ({ name, keys }));
  const options = { fields: files.fields, texts: files.fieldTexts, hrefOf: (path: string) => `/base${path}` };
  const ko = keysOnPage(manifests, 'ko', options);
  expect(ko.entries).toHaveLength(keys.length);
  expect(ko.manifests.a).toEqual(ko.manifests.b);
  expect(ko.entries[0]).toMatchObject({
    path: 'pod.apiVersion',
    own: ['core/v1.Pod.apiVersion의 설명'],
    page: '/base/fields/pod/apiVersion/',
  });
  expect(keysOnPage(manifests, 'en', options).entries[0]!.own).toEqual([]);
});
