import { describe, expect, it } from 'vitest';
import { formatDiagnostic } from '../../../src/example/diagnostic.ts';
import { lintSite } from '../../../src/site/lint/lint.ts';
import { ProjectFiles } from '../../../src/site/project-files.ts';
import { CONFIG, configText, note, project } from './project.ts';

const POD = (name: string, labels: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\n  labels: ${labels}\nspec: {containers: [{name: app, image: 'ghcr.io/subicura/echo:v1'}]}\n`;
const SERVICE = (selector: string) =>
  `apiVersion: v1\nkind: Service\nmetadata:\n  name: door\nspec:\n  ports: [{port: 80}]\n  selector: ${selector}\n`;
const WORKLOAD = (kind: string, selector: string, labels: string) =>
  `apiVersion: apps/v1\nkind: ${kind}\nmetadata:\n  name: work\nspec:\n  selector: ${selector}\n  template: {metadata: {labels: ${labels}}, spec: {containers: [{name: app, image: 'ghcr.io/subicura/echo:v1'}]}}\n`;
const SELECTING = (apiVersion: string, kind: string, field: string, selector: string) =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: rule\nspec:\n  ${field}: ${selector}\n`;

interface Given {
  readonly manifest: string;
  readonly steps?: string;
  /** Lines of example.yaml before its steps. */
  readonly more?: string;
}
const HEAD = 'title: {ko: 파드, en: Pod}\nsummary: {ko: 파드, en: Pod}\n';
const STEPS = '  - apply: manifest.yaml\n  - run: kubectl get pod\n';

/** What is found in a course of two notes, of which the first runs `first` and the second `second`. */
function found(first: Given, second: Given, lang: 'ko' | 'en' = 'en'): string[] {
  const example = (id: string, { manifest, steps = STEPS, more = '' }: Given) => ({
    [`examples/${id}/manifest.yaml`]: manifest,
    [`examples/${id}/example.yaml`]: `${HEAD}${more}steps:\n${steps}`,
  });
  const files = {
    'studylog.config.ts': configText('pod', 'later'),
    'examples/pod/echo/manifest.yaml': undefined,
    'examples/pod/echo/example.yaml': undefined,
    ...example('a/first', first),
    ...example('z/second', second),
    ...Object.fromEntries(
      ['ko', 'en'].flatMap((page) => [
        [`content/notes/${page}/pod.mdx`, note('<Run id="z/second" />')],
        [`content/notes/${page}/later.mdx`, note('<Run id="a/first" />')],
      ]),
    ),
  };
  // The reading order is neither that of the ids nor that of the files.
  const diagnostics = lintSite(new ProjectFiles(project(files), { ...CONFIG, notes: ['later', 'pod'] }));
  return diagnostics.map((diagnostic) =>
    formatDiagnostic(diagnostic, lang).replace(/\n {4}(fix|해결 방법): [\s\S]*/, ''),
  );
}

const ECHO: Given = { manifest: POD('echo', '{app: echo, tier: app}') };

describe('an example of the course', () => {
  it.each<[string, Given, Given, string]>([
    [
      'a Service',
      ECHO,
      { manifest: SERVICE('{app: echo}') },
      'manifest.yaml:7:3: this also selects Pods in the example "a/first": Pod/echo',
    ],
    ...['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet'].map((kind): [string, Given, Given, string] => [
      `a ${kind}`,
      ECHO,
      { manifest: WORKLOAD(kind, '{matchLabels: {app: echo}}', '{app: echo, own: b}') },
      'manifest.yaml:6:3: this also selects Pods in the example "a/first": Pod/echo',
    ]),
    [
      'the Pods of a template',
      { manifest: WORKLOAD('Deployment', '{matchLabels: {own: b}}', '{app: echo, own: b}') },
      { manifest: SERVICE('{app: echo}') },
      'manifest.yaml:7:3: this also selects Pods in the example "a/first": Deployment/work',
    ],
    [
      'a NetworkPolicy for every Pod',
      ECHO,
      { manifest: SELECTING('networking.k8s.io/v1', 'NetworkPolicy', 'podSelector', '{}') },
      'manifest.yaml:6:3: this also selects Pods in the example "a/first": Pod/echo',
    ],
    [
      'a disruption budget',
      ECHO,
      { manifest: SELECTING('policy/v1', 'PodDisruptionBudget', 'selector', '{matchLabels: {tier: app}}') },
      'manifest.yaml:6:3: this also selects Pods in the example "a/first": Pod/echo',
    ],
    ...[
      '{key: app, operator: In, values: [echo, web]}',
      '{key: app, operator: NotIn, values: [web]}',
      '{key: app, operator: Exists}',
      '{key: own, operator: DoesNotExist}',
    ].map((expression): [string, Given, Given, string] => [
      `the expression ${expression}`,
      ECHO,
      { manifest: SELECTING('policy/v1', 'PodDisruptionBudget', 'selector', `{matchExpressions: [${expression}]}`) },
      'manifest.yaml:6:3: this also selects Pods in the example "a/first": Pod/echo',
    ]),
    [
      'a step that deletes',
      ECHO,
      { manifest: POD('other', '{app: web}'), steps: `${STEPS}  - delete: {kind: Pod, labels: {tier: app}}\n` },
      'example.yaml:6:5: this also selects Pods in the example "a/first": Pod/echo',
    ],
    [
      'a clean-up',
      ECHO,
      { manifest: POD('other', '{app: web}'), more: 'cleanup:\n  - delete: {kind: Pod, labels: {app: echo}}\n' },
      'example.yaml:4:5: this also selects Pods in the example "a/first": Pod/echo',
    ],
    [
      'a label that a step sets',
      { manifest: SERVICE('{app: web}') },
      { manifest: POD('b', '{app: b}'), steps: `${STEPS}  - label: {kind: Pod, name: b, set: {app: web}}\n` },
      'example.yaml:6:5: Pods with these labels are also selected in the example "a/first": Service/door',
    ],
    [
      'labels that an earlier selector knows',
      { manifest: SERVICE('{app: echo}') },
      ECHO,
      'manifest.yaml:5:3: Pods with these labels are also selected in the example "a/first": Service/door',
    ],
    [
      'the name of an object',
      { manifest: POD('echo', '{app: web}') },
      ECHO,
      'manifest.yaml:4:3: Pod/echo is also in the example "a/first"',
    ],
  ])('does not catch what an earlier one made by %s', (_what, first, second, said) => {
    expect(found(first, second)).toEqual([`examples/z/second/${said}`]);
  });

  it.each<[string, Given, Given]>([
    ['other labels', ECHO, { manifest: SERVICE('{app: web}') }],
    ['more labels', ECHO, { manifest: SERVICE('{app: echo, own: b}') }],
    [
      'a Service without a selector',
      ECHO,
      { manifest: 'apiVersion: v1\nkind: Service\nmetadata: {name: door}\nspec: {ports: [{port: 80}]}\n' },
    ],
    ...[
      '{key: app, operator: In, values: [web]}',
      '{key: app, operator: NotIn, values: [echo]}',
      '{key: own, operator: Exists}',
      '{key: app, operator: DoesNotExist}',
    ].map((expression): [string, Given, Given] => [
      `the expression ${expression}`,
      ECHO,
      { manifest: SELECTING('policy/v1', 'PodDisruptionBudget', 'selector', `{matchExpressions: [${expression}]}`) },
    ]),
    ['an object of another kind', ECHO, { manifest: SERVICE('{app: web}').replace('door', 'echo') }],
    [
      'labels that a step takes away',
      { manifest: SERVICE('{app: web}') },
      { manifest: POD('b', '{app: b}'), steps: `${STEPS}  - label: {kind: Pod, name: b, set: {app: null}}\n` },
    ],
    [
      'a file that is rejected',
      ECHO,
      { ...ECHO, steps: '  - apply: manifest.yaml\n    rejected: {by: server, message: no}\n' },
    ],
  ])('may have %s', (_what, first, second) => {
    expect(found(first, second)).toEqual([]);
  });

  it('is told so in Korean, with the fix', () => {
    expect(found(ECHO, { manifest: SERVICE('{app: echo}') }, 'ko')).toEqual([
      'examples/z/second/manifest.yaml:7:3: "a/first" 예제의 파드까지 선택합니다(Pod/echo).',
    ]);
  });

  it('may share what it declares', () => {
    const more = 'shares:\n  - {with: [a/first], reason: The same Pod.}\n';
    expect(found(ECHO, { ...ECHO, more })).toEqual([]);
  });
});

describe('the events that an example of a note asks for', () => {
  const asking = (step: string) => found(ECHO, { manifest: POD('b', '{app: b}'), steps: `${STEPS}${step}` });

  it.each([
    ['  - events: {kind: Pod, reason: Started}\n', '6:5'],
    ['  - run: kubectl events --types=Warning\n    output: {$match: Started}\n', '6:5'],
    [
      '  - watch: kubectl events --watch\n    output: {$match: Started}\n    do:\n      - events: {kind: Pod, name: b, reason: Started}\n',
      '6:5',
    ],
  ])('are those of one object, as the namespace holds others: %j', (step, place) => {
    expect(asking(step)).toEqual([
      expect.stringContaining(`examples/z/second/example.yaml:${place}: this step prints events of other objects too`),
    ]);
  });

  it('may be those of a name', () => {
    expect(asking('  - events: {kind: Pod, name: b, reason: Started}\n')).toEqual([]);
    expect(asking('  - run: kubectl events --for pod/b\n    output: {$match: Started}\n')).toEqual([]);
  });
});

it('finds nothing where a note or an example cannot be read', () => {
  const files = {
    'examples/pod/echo/manifest.yaml': POD('echo', '{app: echo}'),
    'examples/pod/echo/example.yaml': `${HEAD}shares: [{with: [pod/b], reason: a}]\nsteps:\n${STEPS}`,
  };
  const lint = (more: object) =>
    lintSite(new ProjectFiles(project({ ...files, ...more }), CONFIG)).filter(({ rule }) => rule === 'course');
  expect(lint({})).toMatchObject([{ file: 'examples/pod/echo/example.yaml', line: 3 }]);
  expect(lint({ 'content/notes/ko/pod.mdx': 'no front matter' })).toEqual([]);
  expect(lint({ 'examples/pod/other/manifest.yaml': '' })).toEqual([]);
});

describe('a declaration', () => {
  const more = (id: string) => `shares:\n  - {with: [${id}], reason: Meant.}\n`;

  it('that nothing needs is reported at its place', () => {
    expect(found(ECHO, { manifest: POD('b', '{app: b}'), more: more('a/first') })).toEqual([
      'examples/z/second/example.yaml:4:13: this declaration is not needed: no name or label is shared with an earlier example "a/first"',
    ]);
  });

  it('belongs to the later of two examples', () => {
    expect(found({ ...ECHO, more: more('z/second') }, ECHO)).toEqual([
      expect.stringMatching(/^examples\/a\/first\/example\.yaml:4:13: this declaration is not needed/),
      expect.stringMatching(/^examples\/z\/second\/manifest\.yaml:4:3: Pod\/echo is also/),
    ]);
  });
});
