import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../../src/example/digests.ts';
import { type Example, loadExample } from '../../src/example/load.ts';
import { allSteps } from '../../src/example/results.ts';
import type { Timeline } from '../../src/example/timeline.ts';
import type { Step } from '../../src/example/verbs/index.ts';
import type { Verified, VerifiedStep } from '../../src/example/verified.ts';
import { timelineText } from '../../src/verify/timeline-text.ts';

/** Examples of the repository, each put into one state of evidence. */
export const STATES = {
  'pod/echo': 'verified',
  'replicaset/echo-rs': 'stand-ins',
  'pod/counter': 'simulated',
  'service/load-balancer': 'changed',
  'service/broken-no-endpoints': 'fails',
  'yaml/broken-api-version': 'never',
} as const;

/** Days of the generated log: two a month over five years. */
export const LOG_DAYS = Array.from({ length: 5 * 24 }, (_, index) => {
  const month = Math.floor(index / 2);
  const day = [4, 25][index % 2]!;
  return `${2019 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
});

/** Write a project that shows every state of evidence and a log of years into `root`, which is emptied first. */
export function writeFixture(root: string, repository: string): void {
  rmSync(root, { recursive: true, force: true });
  for (const id of Object.keys(STATES)) {
    cpSync(join(repository, 'examples', id), join(root, 'examples', id), { recursive: true });
    for (const name of ['verified.json', 'timeline.json']) rmSync(join(root, 'examples', id, name), { force: true });
    // The examples that they name are not here.
    const file = join(root, 'examples', id, 'example.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^shares:\n(?: {2}.*\n)+/m, ''));
    const verified = evidence(loadExample(root, id), STATES[id as keyof typeof STATES]);
    if (verified) writeEvidence(join(root, 'examples', id), verified);
  }
  writeFileSync(
    join(root, 'studylog.config.ts'),
    "export default { title: 'studylog', repository: { url: 'https://github.com/owner/log' }, imageHosts: ['ghcr.io/subicura', 'docker.io/library'], kubernetes: ['1.36'], notes: ['pod', 'service', 'markdown'] };\n",
  );
  cpSync(join(repository, 'content/diagrams/pod.svg'), join(root, 'content/diagrams/pod.svg'));
  // Its terms name notes that are not written here.
  const terms = readFileSync(join(repository, 'content/glossary.yaml'), 'utf8');
  writeFileSync(join(root, 'content/glossary.yaml'), terms.replaceAll(/^ {2}note: .*\n/gm, ''));
  cpSync(join(repository, 'images/stand-ins/facts.yaml'), join(root, 'images/stand-ins/facts.yaml'));
  writeLineEnds(join(root, 'examples/pod/line-ends'));
  writeHostile(root, 'pod/hostile');
  for (const lang of ['ko', 'en'] as const) {
    const notes = join(root, 'content/notes', lang);
    const log = join(root, 'content/log', lang);
    for (const folder of [notes, log]) mkdirSync(folder, { recursive: true });
    writeFileSync(join(notes, 'pod.mdx'), note(lang));
    writeFileSync(join(notes, 'service.mdx'), secondNote(lang));
    cpSync(join(repository, `tests/fixtures/markdown/${lang}.md`), join(notes, 'markdown.md'));
    LOG_DAYS.forEach((date, index) => {
      writeFileSync(join(log, `${date}.mdx`), entry(lang, date, index));
    });
  }
}

/** A manifest whose bytes are easily lost on the way: CRLF, a tab, trailing spaces, quotes, no line end at the end. */
function writeLineEnds(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const lines = [
    'apiVersion: v1',
    'kind: Pod  ',
    '# <a> & "b"\t',
    'metadata: {name: line-ends}',
    '',
    'spec:',
    '  containers:',
  ];
  lines.push("    - {name: app, image: 'ghcr.io/subicura/echo:v1'}");
  writeFileSync(join(folder, 'manifest.yaml'), lines.join('\r\n'));
  const texts = 'title: {ko: 줄바꿈, en: Line ends}\nsummary: {ko: 줄바꿈, en: Line ends}\n';
  writeFileSync(
    join(folder, 'example.yaml'),
    `${texts}steps:\n  - apply: manifest.yaml\n  - expect: {kind: Pod, metadata: {name: line-ends}}\n`,
  );
}

/** Commands that a shell would split, and text that shows otherwise than it is. */
export const HOSTILE = {
  commands: [
    `kubectl get pod -o 'jsonpath={.items[*].metadata.name}$(touch /tmp/hostile)'`,
    `kubectl get pod -l "app in (echo, web)" -o name`,
    `kubectl get pod -o "custom-columns=A:.metadata.name,B:.spec.containers[?(@.name=='app')].image"`,
    `kubectl get pod --field-selector 'status.phase!=Failed' -o 'jsonpath={\`id\`};~#&|<>'`,
  ],
  output: 'NAME\n\u202eohce\u202c\n\u200b\u001b[2Jecho\n',
} as const;

function writeHostile(root: string, id: string): void {
  const folder = join(root, 'examples', id);
  mkdirSync(folder, { recursive: true });
  const manifest = `apiVersion: v1\nkind: Pod\nmetadata:\n  name: hostile\n  annotations:\n    note: "\u202ekcab"\nspec:\n  containers:\n    - {name: app, image: 'ghcr.io/subicura/echo:v1'}\n`;
  writeFileSync(join(folder, 'manifest.yaml'), manifest);
  const runs = HOSTILE.commands.map((command) => `  - run: ${JSON.stringify(command)}\n`).join('');
  writeFileSync(
    join(folder, 'example.yaml'),
    `title: {ko: "파드 $(id)", en: "Pod <script>"}\nsummary: {ko: 파드, en: Pod}\nfindings: [{rule: invisible-character, at: ''}]\nsteps:\n  - apply: manifest.yaml\n${runs}` +
      '  - label: {kind: Pod, labels: {app.kubernetes.io/name: a_b.C}, set: {tier: null, "a.example/b": ""}}\n',
  );
  const [run] = evidence(loadExample(root, id), 'verified')!.runs;
  const steps = run!.steps.map((step) => (step.verb === 'run' ? { ...step, output: HOSTILE.output } : step));
  writeEvidence(folder, { runs: [{ ...run!, steps }] });
}

/** What a run with these steps did and saw: each kind of row, and the events about one object left out. */
function timelineWith(steps: readonly VerifiedStep[]): string {
  const pod = { kind: 'Pod', name: 'echo' };
  const container = { name: 'app', image: 'ghcr.io/subicura/echo:v1', ready: false, restarts: 0 };
  const state = { kind: 'Pod', deleting: false, phase: 'Pending', labels: { app: 'echo' } } as const;
  const event = { type: 'Warning', component: 'kubelet', reason: 'BackOff' } as const;
  const timeline: Timeline = {
    steps: steps.map(({ digest }, index) => ({ at: index * 100, until: 2000, digest })),
    requests: [
      { at: 110, until: 130, step: 0, to: 'echo', path: '/', failure: 'refused' },
      { at: 1900, until: 1950, step: 0, to: 'echo', path: '/', status: 200, pod: 'echo', count: 12 },
    ],
    changes: [
      { at: 210, type: 'added', object: pod, state: { ...state, containers: [{ ...container, state: 'waiting' }] } },
      {
        at: 1840,
        type: 'modified',
        object: pod,
        state: { ...state, phase: 'Running', containers: [{ ...container, ready: true, state: 'running' }] },
      },
    ],
    events: [
      { at: 300, about: { kind: 'Job', name: 'noisy' }, ...event, message: 'again '.repeat(150) },
      { at: 400, about: pod, ...event, message: 'Pulled \u202ekcab <b>', count: 3 },
    ],
    leftOut: [],
  };
  return timelineText(timeline, 1600 + steps.length * 100);
}

function writeEvidence(folder: string, verified: Verified): void {
  writeFileSync(join(folder, 'verified.json'), JSON.stringify(verified, null, 2));
  const run = verified.runs.find(({ digests }) => digests.timeline);
  if (run) writeFileSync(join(folder, 'timeline.json'), timelineWith(run.steps));
}

function evidence(example: Example, state: (typeof STATES)[keyof typeof STATES]): Verified | undefined {
  if (state === 'never') return undefined;
  const embedded = state === 'simulated';
  const standIn = state !== 'verified';
  const steps = allSteps(example.steps).map(({ step }) => result(step, embedded));
  return {
    runs: [
      {
        engine: embedded ? 'embedded' : 'kind',
        kubernetes: embedded ? 'v1.36.0' : 'v1.36.3',
        architecture: 'amd64',
        tool: embedded ? 'webernetes 0.3.5' : 'kind v0.33.0',
        ...(embedded
          ? {}
          : { nodeImage: { reference: 'kindest/node:v1.36.3', id: `sha256:${'1f'.repeat(32)}`, published: !standIn } }),
        date: '2026-11-22T09:30:00.000Z',
        seconds: embedded ? 0.8 : 14.2,
        digests: {
          files: Object.fromEntries(
            example.files.map(({ name, digest }) => [name, state === 'changed' ? sha256('older') : digest]),
          ),
          expectations: example.expectationsDigest,
          ...(embedded ? {} : { timeline: sha256(timelineWith(steps)) }),
        },
        images: [
          {
            reference: 'ghcr.io/subicura/echo:v1',
            digest: embedded ? 'simulated' : `sha256:${'a7'.repeat(32)}`,
            standIn,
          },
          { reference: 'redis', digest: embedded ? 'simulated' : `sha256:${'b8'.repeat(32)}`, standIn },
        ],
        steps,
      },
    ],
  };
}

function result(step: Step, embedded: boolean): VerifiedStep {
  const skipped = embedded && (step.verb === 'run' || step.verb === 'page');
  const output =
    step.verb === 'run' && !embedded
      ? 'NAME            READY   STATUS    RESTARTS   AGE   LABELS\necho-rs-x7k2p   1/1     Running   0          4s    app=echo,tier=app\n'
      : undefined;
  return {
    digest: step.digest,
    verb: step.verb,
    outcome: skipped ? 'skipped' : 'passed',
    checks: skipped ? 0 : 1,
    seconds: 1,
    ...(skipped ? { reason: 'the embedded engine has no kubectl' } : {}),
    ...(output ? { output } : {}),
  };
}

const TEXT = {
  ko: {
    title: '파드',
    second: '서비스',
    summary: '컨테이너를 담는 가장 작은 단위를 만들고 살펴봅니다.',
    goal: '파드를 만들고 상태를 읽을 수 있습니다.',
    body: '쿠버네티스는 컨테이너를 직접 다루지 않고 **“파드”**라는 단위로 다룹니다. `kubectl get pod`로 봅니다.',
    task: '파드를 지우면 어떻게 됩니까?',
    answer: '아무도 다시 만들지 않습니다.',
    topic: '파드와 레플리카셋의 관계를 공부했습니다.',
  },
  en: {
    title: 'Pod',
    second: 'Service',
    summary: 'Make the smallest unit that holds containers and look at it.',
    goal: 'make a Pod and read its state.',
    body: 'Kubernetes does not handle containers by themselves but in a unit called **“Pod”**. See `kubectl get pod`.',
    task: 'What happens when the Pod is deleted?',
    answer: 'Nobody makes it again.',
    topic: 'How Pods and ReplicaSets belong together.',
  },
} as const;

function note(lang: 'ko' | 'en'): string {
  const text = TEXT[lang];
  return `---
title: ${text.title}
summary: ${text.summary}
updated: 2026-11-22
minutes: 12
next: [service]
---

<Goals>

- ${text.goal}

</Goals>

## ${text.title} 1

${text.body}

<Diagram name="pod" alt="${text.summary}" />

<Drawing id="service/broken-no-endpoints" />

<Example id="pod/echo" focus="metadata.labels, spec.containers[0].image" />

<Run id="pod/echo" />

\`\`\`sh
kubectl get pod --show-labels
\`\`\`

\`\`\`console
$ kubectl get pod
NAME   READY
$ kubectl get service
\`\`\`

<details>
<summary>${text.second}</summary>

${text.summary}

</details>

| a | b |
|---|---|
| \`app\` | ${text.goal} |

## ${text.title} 2

<Example id="replicaset/echo-rs" focus="spec.selector" />

<Run id="replicaset/echo-rs" />

<Mistake title="\`piVersion\`">

${text.body}

<Example id="yaml/broken-api-version" />

</Mistake>

## ${text.title} 3

<Exercise title="${text.task}">

${text.body}

<Answer>

${text.answer}

<Example id="pod/counter" focus="spec.containers[name=app].env" />

</Answer>

</Exercise>

<Differs>

- kind: ${text.body}

</Differs>
`;
}

function secondNote(lang: 'ko' | 'en'): string {
  const text = TEXT[lang];
  return `---
title: ${text.second}
summary: ${text.summary}
updated: ${lang === 'ko' ? '2026-11-22' : '2026-11-01'}
needs: [pod]
---

## ${text.second} 1

${text.body}

<Example id="service/load-balancer" focus="Service/counter-lb spec.selector" />

<Example id="service/broken-no-endpoints" />

<Example id="pod/line-ends" />

<Example id="pod/hostile" />
`;
}

function entry(lang: 'ko' | 'en', date: string, index: number): string {
  const text = TEXT[lang];
  const from = 9 + (index % 3);
  return `---
date: ${date}
hours: [{from: "${String(from).padStart(2, '0')}:00", to: "${from + 3 + (index % 6)}:30"}]
topics: [${['pod', 'replicaset', 'service'].slice(0, 1 + (index % 3)).join(', ')}]
peers: [${['daelee', 'taelee', 'jehong', 'mihykim'].slice(0, 1 + (index % 4)).join(', ')}]
scope: ['${text.topic}']
goal: ['${text.goal}', '\`kubectl get pod\`']
references: [{title: '${text.title}', url: 'https://example.org/'}]
retrospective: ['${text.answer}']
nextPlan: ['${text.summary}']
additions:
  - date: 2026-11-22
    text: ['${text.summary}']
    errata: [{was: '\`piVersion\`', is: '\`apiVersion\`', why: '${text.answer}', example: yaml/broken-api-version}]
    related: [{text: '${text.topic}', note: pod, example: pod/echo}]
---

${text.body}
`;
}
