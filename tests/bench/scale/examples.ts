import { Random } from '../random.ts';

/** An example of a generated log. */
export interface WrittenExample {
  readonly id: string;
  /** The files of its folder, by name. */
  readonly files: Readonly<Record<string, string>>;
  /** What its note points at in the manifest. */
  readonly focus: string;
}

/** Fields of a Pod, below `indent`. */
const pod = (name: string, indent: string): string =>
  [
    'containers:',
    '  - name: app',
    '    image: ghcr.io/subicura/echo:v1',
    '    ports:',
    '      - name: http',
    '        containerPort: 3000',
    '    env:',
    '      - name: NAME',
    `        value: ${name}`,
    '    readinessProbe:',
    '      httpGet: {path: /, port: http}',
  ]
    .map((line) => `${indent}${line}\n`)
    .join('');

const many = (kind: string) => (name: string, count: number) =>
  `apiVersion: apps/v1
kind: ${kind}
metadata:
  name: ${name}
spec:
  replicas: ${count}
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
    spec:
${pod(name, '      ')}`;

const service = (name: string) => `---
apiVersion: v1
kind: Service
metadata:
  name: ${name}
spec:
  selector:
    app: ${name}
  ports:
    - name: http
      port: 80
      targetPort: http
`;

interface Kind {
  readonly manifest: (name: string, count: number) => string;
  readonly focus: (name: string) => string;
  /** What is expected of the object that is applied. */
  readonly ready: (name: string, count: number) => string;
}

const replicas = (kind: string) => (name: string, count: number) =>
  `{apiVersion: apps/v1, kind: ${kind}, metadata: {name: ${name}}, status: {readyReplicas: ${count}}}`;

/** The topics of the log, each with what its examples apply. */
const KINDS = {
  pod: {
    manifest: (name) => `apiVersion: v1
kind: Pod
metadata:
  name: ${name}
  labels:
    app: ${name}
spec:
${pod(name, '  ')}`,
    focus: () => 'metadata.labels',
    ready: (name) => `{apiVersion: v1, kind: Pod, metadata: {name: ${name}}, status: {phase: Running}}`,
  },
  replicaset: { manifest: many('ReplicaSet'), focus: () => 'spec.selector', ready: replicas('ReplicaSet') },
  deployment: { manifest: many('Deployment'), focus: () => 'spec.replicas', ready: replicas('Deployment') },
  service: {
    manifest: (name, count) => many('Deployment')(name, count) + service(name),
    focus: (name) => `Service/${name} spec.selector`,
    ready: replicas('Deployment'),
  },
} as const satisfies Readonly<Record<string, Kind>>;

/** `count` examples that nothing is wrong with, no two of which have a name or label in common; always the same. */
export function writeExamples(count: number): WrittenExample[] {
  const topics = Object.keys(KINDS) as (keyof typeof KINDS)[];
  return Array.from({ length: count }, (_, index) => {
    const topic = topics[index % topics.length]!;
    const name = `echo-${String(index).padStart(4, '0')}`;
    const kind: Kind = KINDS[topic];
    const copies = 1 + new Random(index).below(3);
    const files = { 'manifest.yaml': kind.manifest(name, copies), 'example.yaml': stepsOf(kind, name, copies) };
    return { id: `${topic}/${name}`, files, focus: kind.focus(name) };
  });
}

const stepsOf = (kind: Kind, name: string, copies: number): string => `title: {ko: ${name} 실행하기, en: Run ${name}}
summary: {ko: 파드 ${copies}개를 실행하고 지웁니다., en: Run ${name} and delete a Pod.}
steps:
  - say: {ko: 적용합니다., en: Apply it.}
    apply: manifest.yaml
  - say: {ko: 준비될 때까지 기다립니다., en: Wait until it is ready.}
    expect: ${kind.ready(name, copies)}
    within: 60s
  - say: {ko: 파드를 봅니다., en: Look at the Pods.}
    run: kubectl get pod --selector app=${name}
    output: {$match: '${name}\\S*\\s+1/1\\s+Running'}
  - say: {ko: 파드가 ${copies}개입니다., en: Count the Pods.}
    expect: {kind: Pod, metadata: {labels: {app: ${name}}}, status: {phase: Running}}
    count: ${copies}
    within: 60s
`;
