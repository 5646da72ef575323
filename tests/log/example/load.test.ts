import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Lang } from '@studylog/check/text';
import { afterEach, describe, expect, test } from 'vitest';
import { DiagnosticsError } from '../../../src/example/diagnostic.ts';
import { sha256 } from '../../../src/example/digests.ts';
import { loadExample, loadExamples } from '../../../src/example/load.ts';
import { flatSteps } from '../../../src/example/results.ts';

const MANIFEST = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: echo\n';
const HEAD = 'title: {ko: 파드, en: Pod}\nsummary: {ko: 파드, en: Pod}\n';
const folders: string[] = [];

function project(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'studylog-'));
  folders.push(root);
  for (const [name, text] of Object.entries(files)) {
    const path = join(root, 'examples/pod/echo', name);
    mkdirSync(resolve(path, '..'), { recursive: true });
    writeFileSync(path, text);
  }
  return root;
}

function faults(files: Record<string, string>, lang: Lang = 'en'): string[] {
  try {
    loadExample(project(files), 'pod/echo');
  } catch (error) {
    if (error instanceof DiagnosticsError) {
      return error.diagnostics.map(
        ({ line, column, message, hint }) => `${line}:${column} ${message[lang]}${hint ? ` | ${hint[lang]}` : ''}`,
      );
    }
    throw error;
  }
  return [];
}

const withSteps = (steps: string, lang: Lang = 'en') =>
  faults({ 'manifest.yaml': MANIFEST, 'example.yaml': `${HEAD}steps:\n${steps}` }, lang);

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('the examples of this repository', () => {
  const examples = loadExamples(resolve(import.meta.dirname, '../../..'));

  test('all load, and none is without steps', () => {
    expect(examples.length).toBeGreaterThan(0);
    expect(examples.filter(({ steps }) => steps.length === 0)).toEqual([]);
  });

  test('keep the text of a file byte for byte', () => {
    for (const { digest, text } of examples.flatMap(({ files }) => files)) expect(sha256(text)).toBe(digest);
  });

  test('apply at least one file each', () => {
    expect(examples.filter(({ steps }) => !flatSteps(steps).some(({ verb }) => verb === 'apply'))).toEqual([]);
  });
});

describe('example.yaml', () => {
  test('names an unknown key with its place and the key that was meant', () => {
    expect(
      faults({ 'manifest.yaml': MANIFEST, 'example.yaml': `${HEAD}sumary: x\nsteps:\n  - apply: manifest.yaml\n` }),
    ).toEqual(['3:1 unknown key `sumary` in the file | did you mean `summary`?']);
  });

  test('names a missing key', () => {
    expect(
      faults({
        'manifest.yaml': MANIFEST,
        'example.yaml': 'title: {ko: 파드, en: Pod}\nsteps:\n  - apply: manifest.yaml\n',
      }),
    ).toEqual(['1:1 `summary` is missing | add it: expected object']);
  });

  test('asks for the language that is missing', () => {
    const yaml = 'title: {ko: 파드}\nsummary: {ko: 파드, en: Pod}\nsteps:\n  - apply: manifest.yaml\n';
    expect(faults({ 'manifest.yaml': MANIFEST, 'example.yaml': yaml })[0]).toMatch(/^1:1 `title\.en` is missing/);
  });

  test('points at a mistyped value', () => {
    expect(withSteps('  - scale: {kind: ReplicaSet, name: echo, replicas: four}\n')[0]).toMatch(
      /^4:43 `steps\.0\.scale\.replicas`: .*expected number/,
    );
  });

  test.each([
    ['a verb that is misspelt', '  - aply: manifest.yaml\n', /^4:5 this step has no verb \| did you mean `apply`\?/],
    [
      'two verbs in a step',
      '  - apply: manifest.yaml\n    run: kubectl get pod\n',
      /^4:5 a step must have one verb; this one has apply and run/,
    ],
    [
      'a file that is not there',
      '  - apply: other.yaml\n',
      /^4:5 `apply: other\.yaml` is not a file of this example \| files of this example: manifest\.yaml/,
    ],
    [
      'an unknown operator',
      '  - logs: {name: echo, text: {$mach: x}}\n',
      /unknown key `\$mach` in `steps\.0\.logs\.text` \| did you mean `\$match`\?/,
    ],
    [
      'a value of no possible type',
      '  - logs: {name: echo, text: []}\n',
      /has the wrong type \| expected string or number or boolean or object/,
    ],
    [
      'a modifier that makes no sense for the verb',
      '  - delete: {kind: Pod, name: echo}\n    count: 1\n',
      /unknown key `count`/,
    ],
    [
      'a time in which an absent event is to come',
      '  - events: {kind: Pod, reason: BackOff}\n    absent: true\n    within: 5s\n',
      /remove `within`/,
    ],
    ['no kind of an object', '  - expect: {metadata: {name: echo}}\n', /`steps\.0\.expect\.kind` is missing/],
    ['an object of the whole cluster', '  - expect: {kind: Node}\n', /steps\.0\.expect\.kind/],
    ['an API version that is none', '  - expect: {apiVersion: 3, kind: Pod}\n', /steps\.0\.expect\.apiVersion/],
    ['neither name nor labels', '  - delete: {kind: Pod}\n', /exactly one of `name` and `labels`/],
    ['a duration without unit', '  - expect: {kind: Pod}\n    within: 30\n', /within/],
    ...['rm -rf /', 'rm -rf / && kubectl get pod', 'kubectl', 'kubectlx get pod'].map(
      (line): [string, string, RegExp] => [
        `a command that is not kubectl: ${line}`,
        `  - run: ${line}\n`,
        /^4:5 `steps\.0\.run`: expected a command that starts with `kubectl`$/,
      ],
    ),
    ...['../page.png', 'a b.png', 'page.png.jpg', 'page.jpg', '.png'].map((name): [string, string, RegExp] => [
      `${name} for a picture`,
      `  - page: {service: echo, screenshot: ${name}}\n`,
      /^4:27 `steps\.0\.page\.screenshot`: expected a file name such as page\.png$/,
    ]),
    [
      'a flag hidden behind another',
      '  - run: kubectl logs echo -pnkube-system\n',
      /^4:5 the flag `-n` of `kubectl logs` is not allowed here \| an example runs in its own namespace; remove the flag/,
    ],
    [
      'a misspelt flag',
      '  - run: kubectl get pod --show-label\n',
      /^4:5 the flag `--show-label` of `kubectl get` is not allowed here \| did you mean `--show-labels`\?/,
    ],
    [
      'an output that reads a file',
      '  - run: kubectl get pod -ojsonpath-file=/etc/passwd\n',
      /^4:5 `-o` cannot be "jsonpath-file=\/etc\/passwd" here \| allowed: json, yaml, wide, name, jsonpath=…, custom-columns=…/,
    ],
    [
      'a kind of the whole cluster',
      '  - run: kubectl get node\n',
      /^4:5 `node` is cluster-scoped, not namespaced \| an example can only use its own namespace/,
    ],
    [
      'a misspelt kind',
      '  - run: kubectl get deploymnet\n',
      /^4:5 there is no resource type "deploymnet" \| did you mean `deployment`\?/,
    ],
    [
      'no kind',
      '  - run: kubectl get -o wide\n',
      /^4:5 `kubectl get` needs a resource type \| write kubectl get pod, for example/,
    ],
    [
      'an address for an argument',
      '  - run: kubectl describe http://example.com/pod\n',
      /^4:5 "http:\/\/example\.com\/pod" is not of the form type\/name \| write it like deployment\/echo/,
    ],
    [
      'an argument too many',
      '  - run: kubectl events pod\n',
      /^4:5 the argument "pod" of `kubectl events` is not allowed here \| leave it out/,
    ],
    [
      'a command that a step stands for',
      '  - run: kubectl rollout undo deployment/echo\n',
      /^4:5 `kubectl rollout undo` is not allowed in `run` \| write it as the step `rollout: .*`, or use rollout status, rollout history/,
    ],
    [
      'a misspelt command',
      '  - run: kubectl gte pod\n',
      /^4:5 `kubectl gte` is not allowed in `run` \| did you mean `get`\?/,
    ],
  ])('refuses %s', (_, steps, message) => {
    expect(withSteps(steps).join('\n')).toMatch(message);
  });

  test.each(['page.png', 'a.png', 'home_page-2.png'])('takes %s for a picture', (name) => {
    expect(
      faults({
        'manifest.yaml': MANIFEST,
        'example.yaml': `${HEAD}steps:\n  - page: {service: echo, screenshot: ${name}}\n`,
      }),
    ).toEqual([]);
  });

  test.each([
    ['a missing value', '  - logs: {name: echo}\n', '`steps.0.logs.text` 값이 없습니다.'],
    ['a value of the wrong type', '  - run: 3\n', '`steps.0.run`: 문자열 자리에 숫자 값이 있습니다.'],
    ['no value', '  - run:\n', '`steps.0.run`: 문자열 자리에 빈 값(null)이 있습니다.'],
    ['a fraction', '  - scale: {kind: ReplicaSet, name: echo, replicas: 1.5}\n', '정수 자리에 소수 값이 있습니다.'],
    ['a number too small', '  - scale: {kind: ReplicaSet, name: echo, replicas: -1}\n', '0 이상이어야 합니다.'],
    [
      'a value that is not among those allowed',
      '  - rollout: {action: status, kind: Deployment, name: echo}\n',
      '쓸 수 있는 값은 `undo`, `restart`, `pause`, `resume`뿐입니다.',
    ],
    ['a value of no possible type', '  - logs: {name: echo, text: []}\n', '쓸 수 있는 값: 문자열, 숫자, 불리언, 매핑'],
    ['too few', '  - meanwhile: {service: echo, failed: 0}\n    do: []\n', '항목이 1개 이상 있어야 합니다.'],
    ['an empty text', '  - apply: manifest.yaml\n    say: {ko: "", en: x}\n', '값이 비어 있습니다.'],
    ['what does not fit a pattern', '  - expect: {kind: Pod}\n    within: 30h\n', '500ms, 30s, 2m 같은 시간'],
    ['what is no command line of kubectl', '  - run: ls\n', '`kubectl`로 시작하는 명령이어야 합니다.'],
    ['what is no picture', '  - page: {service: echo, screenshot: a}\n', 'page.png 같은 파일 이름이어야 합니다.'],
    [
      'what one of its parts forbids another',
      '  - events: {kind: Pod, reason: BackOff}\n    absent: true\n    within: 5s\n',
      '`absent`는 지금 이벤트가 없는지만 확인합니다. `within`을 지우십시오.',
    ],
    ['what its parts forbid', '  - delete: {kind: Pod}\n', '`name`과 `labels` 가운데 하나만'],
    ['a command', '  - run: kubectl delete pod echo\n', '`kubectl delete` 명령은 쓸 수 없습니다.'],
    ['a flag', '  - run: kubectl get pod -A\n', '`kubectl get` 명령에는 `-A` 플래그를 쓸 수 없습니다.'],
    ['a kind', '  - run: kubectl get node\n', '`node` 리소스는 네임스페이스가 아니라 클러스터 전체에 속합니다.'],
    ['broken YAML', '  - apply: [\n', '괄호가 닫히지 않았습니다'],
  ])('names %s in Korean, without a word of zod', (_, steps, message) => {
    const said = withSteps(steps, 'ko').join('\n');
    expect(said).toContain(message);
    expect(said).not.toMatch(/expected|Invalid|Too (small|big)/);
  });

  test('a step that cannot be read does not misplace what is wrong with the others', () => {
    expect(withSteps('  - aply: manifest.yaml\n  - apply: other.yaml\n  - run: kubectl exec echo\n')).toEqual([
      expect.stringMatching(/^4:5 this step has no verb/),
      expect.stringMatching(/^5:5 `apply: other\.yaml` is not a file/),
    ]);
    expect(withSteps('  - apply: other.yaml\n  - run: kubectl exec echo\n').toSorted()).toEqual([
      expect.stringMatching(/^4:5 `apply: other\.yaml` is not a file/),
      expect.stringMatching(/^5:5 `kubectl exec` needs a command after `--`/),
    ]);
  });

  test.each([
    ['meanwhile', 'meanwhile: {service: echo, failed: 0}', '`watch` cannot contain `meanwhile`'],
    ['watch', 'watch: kubectl get pod -w\n        output: x', '`watch` cannot contain another `watch`'],
  ])('refuses a step inside `watch` that holds others: %s', (_, inner, message) => {
    const steps = `  - watch: kubectl get pod -w\n    output: x\n    do:\n      - ${inner}\n        do: [{apply: manifest.yaml}]\n`;
    expect(withSteps(steps)).toEqual([`7:9 ${message}`]);
  });

  test.each([
    ['kubectl get pod', /^4:5 `kubectl get pod` ends by itself \| .*write a command that ends by itself in `run`/],
    ['kubectl get pod -w=false', /ends by itself/],
    ['kubectl wait pod --all --for=delete', /^4:5 `kubectl wait` is not allowed in `watch`/],
    ['kubectl get node -w', /^4:5 `node` is cluster-scoped/],
    ['kubectl get pod -w --template=x', /^4:5 the flag `--template` of `kubectl get` is not allowed here/],
  ])('says why `watch: %s` cannot be', (line, message) => {
    const steps = `  - watch: ${line}\n    output: x\n    do: [{apply: manifest.yaml}]\n`;
    expect(withSteps(steps).join('\n')).toMatch(message);
  });

  test('reads the steps inside `meanwhile` as strictly as others', () => {
    const steps =
      '  - meanwhile: {service: echo, failed: 0}\n    do:\n      - scale: {kind: Deployment, name: echo, replica: 2}\n';
    expect(withSteps(steps).join('\n')).toMatch(
      /6:\d+ unknown key `replica` in `steps\.0\.do\.0\.scale` \| did you mean `replicas`\?/,
    );
  });

  test.each([
    ['a clean-up that is no deletion', 'cleanup: [{scale: {}}]', /unknown key `scale` in `cleanup\.0`/],
    [
      'a clean-up of every object',
      'cleanup: [{delete: {kind: Pod}}]',
      /^3:12 `cleanup\.0\.delete`: write exactly one of/,
    ],
    [
      'a clean-up outside the namespace',
      'cleanup: [{delete: {kind: Node, name: a}}]',
      /`cleanup\.0\.delete\.kind`: expected a namespaced/,
    ],
    ['a clean-up of a flag', "cleanup: [{delete: {kind: Pod, name: '-A'}}]", /`cleanup\.0\.delete\.name`: at most 253/],
    [
      'a clean-up without end',
      `cleanup: [${Array(11).fill('{delete: {kind: Pod, name: a}}').join(', ')}]`,
      /^3:1 `cleanup`: it can have at most 10 entries/,
    ],
    ['names that are shared for no reason', 'shares: [{with: [pod/b]}]', /`shares\.0\.reason` is missing/],
    ['names that are shared with no example', 'shares: [{with: [b], reason: a}]', /expected an example id/],
  ])('reports %s', (_what, yaml, message) => {
    const written = `${HEAD}${yaml}\nsteps:\n  - apply: manifest.yaml\n`;
    expect(faults({ 'manifest.yaml': MANIFEST, 'example.yaml': written }).join('\n')).toMatch(message);
  });

  test('reports YAML faults with their place', () => {
    expect(withSteps('  - apply: [\n')[0]).toMatch(/^\d+:\d+ /);
  });

  test('must be there, and a manifest beside it', () => {
    expect(faults({ 'example.yaml': `${HEAD}steps:\n  - apply: manifest.yaml\n` })[0]).toMatch(/no manifest\.yaml/);
    expect(faults({ 'manifest.yaml': MANIFEST })[0]).toMatch(/no example\.yaml/);
  });

  test('comments do not change the digest of the expectations; a step does', () => {
    const digest = (steps: string) =>
      loadExample(project({ 'manifest.yaml': MANIFEST, 'example.yaml': `${HEAD}steps:\n${steps}` }), 'pod/echo')
        .expectationsDigest;
    const plain = digest('  - apply: manifest.yaml\n');
    expect(digest('  # first\n\n  - apply: manifest.yaml\n')).toBe(plain);
    expect(digest('  - apply: manifest.yaml\n  - expect: {kind: Pod}\n')).not.toBe(plain);
  });
});
