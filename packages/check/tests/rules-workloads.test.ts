import { describe, expect, test } from 'vitest';
import { check } from '../src/check.ts';
import { parseManifest } from '../src/manifest/parse.ts';

const errors = async (text: string): Promise<string[]> =>
  (await check([parseManifest('a.yaml', text)]))
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, at, hint }) => `${rule} at ${at}${hint ? `: ${hint.en}` : ''}`);

const object = (kind: string, spec: string, metadata = 'name: a'): string =>
  `apiVersion: ${kind.endsWith('Job') ? 'batch/v1' : 'apps/v1'}\nkind: ${kind}\nmetadata: {${metadata}}\nspec: {${spec}}\n`;
const POD = 'restartPolicy: Never, containers: [{name: c, image: nginx}]';
const TEMPLATE = `template: {spec: {${POD}}}`;
const CONTAINERS = 'spec: {containers: [{name: c, image: nginx}]}';
const SELECTED = `selector: {matchLabels: {app: a}}, template: {metadata: {labels: {app: a}}, ${CONTAINERS}}`;
const deployment = (selector: string, template: string): string =>
  object('Deployment', `selector: {${selector}}, template: {${template}}`);
const job = (spec: string): string => object('Job', `${spec}, ${TEMPLATE}`);
const cronJob = (spec: string): string => object('CronJob', `schedule: "@daily", ${spec}`);

describe('the name of a strategy is told apart by kind', () => {
  test.each([
    ['Deployment', 'updateStrategy: {type: Recreate}', 'strategy'],
    ['DaemonSet', 'strategy: {type: OnDelete}', 'updateStrategy'],
    ['StatefulSet', 'strategy: {type: OnDelete}', 'updateStrategy'],
  ])('%s', async (kind, strategy, meant) => {
    const key = strategy.split(':')[0];
    expect(await errors(object(kind, `${strategy}, ${SELECTED}`))).toEqual([
      `unknown-field at spec.${key}: Did you mean \`${meant}\`?`,
    ]);
  });
});

describe('a selector is judged only by labels that can be read', () => {
  test.each([
    ['labels without matchLabels', 'name: a', `metadata: {labels: {name: a}}, ${CONTAINERS}`, 'unknown-field'],
    [
      'a label that needs quotes',
      'matchLabels: {app: "y"}',
      `metadata: {labels: {app: y}}, ${CONTAINERS}`,
      'wrong-type',
    ],
    ['a list of labels', 'matchLabels: {app: a}', `metadata: {labels: [app]}, ${CONTAINERS}`, 'wrong-type'],
    ['labels outside metadata', 'matchLabels: {app: a}', `labels: {app: a}, ${CONTAINERS}`, 'unknown-field'],
    ['a number among values', 'matchExpressions: [{key: a, operator: In, values: [1]}]', CONTAINERS, 'wrong-type'],
    ['no values', 'matchExpressions: [{key: a, operator: In, values: []}]', CONTAINERS, 'match-expression-values'],
    ['no key', 'matchExpressions: [{operator: In, values: [a]}]', CONTAINERS, 'missing-field'],
    ['an empty template', 'matchLabels: {app: a}', '', 'missing-value'],
  ])('%s', async (_, selector, template, rule) => {
    expect(await errors(deployment(selector, template))).toEqual([expect.stringContaining(`${rule} at`)]);
  });

  test('and a label without matchLabels is told its place', async () => {
    expect(await errors(deployment('name: a', `metadata: {labels: {name: a}}, ${CONTAINERS}`))).toEqual([
      'unknown-field at spec.selector.name: `name` belongs under `spec.selector.matchLabels`.',
    ]);
  });
});

describe('what stands too high is not missing as well', () => {
  test.each([
    ['a Pod template of a CronJob', cronJob(TEMPLATE), ['spec.template']],
    ['a Pod template under jobTemplate', cronJob(`jobTemplate: {${TEMPLATE}}`), ['spec.jobTemplate.template']],
    [
      'containers of a CronJob',
      cronJob('jobTemplate: {spec: {template: {spec: {restartPolicy: Never}}, containers: [{name: c, image: nginx}]}}'),
      ['spec.jobTemplate.spec.containers'],
    ],
    [
      'restartPolicy of a Job',
      object('Job', `restartPolicy: Never, template: {${CONTAINERS}}`),
      ['spec.restartPolicy'],
    ],
    [
      'restartPolicy of a template',
      object('Job', `template: {restartPolicy: Never, ${CONTAINERS}}`),
      ['spec.template.restartPolicy'],
    ],
  ])('%s', async (_, text, places) => {
    expect(await errors(text)).toEqual(places.map((at) => expect.stringContaining(`unknown-field at ${at}:`)));
  });
});

test('a name that stands beside metadata is not missing as well', async () => {
  const claim = '{name: data, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}';
  expect(await errors(object('StatefulSet', `volumeClaimTemplates: [${claim}], ${SELECTED}`))).toEqual([
    'unknown-field at spec.volumeClaimTemplates[0].name: `name` belongs under `spec.volumeClaimTemplates[].metadata`.',
  ]);
  expect(await errors('apiVersion: v1\nkind: ConfigMap\nname: a\n')).toEqual([
    'unknown-field at name: `name` belongs under `metadata`.',
  ]);
});

describe('a setting that is wrong itself hides what hangs on it', () => {
  test.each([
    ['no completionMode', job('backoffLimitPerIndex: 1, maxFailedIndexes: 1')],
    ['completionMode: indexed', job('completionMode: indexed, backoffLimitPerIndex: 1, maxFailedIndexes: 1')],
    [
      'completions: -1',
      job('completionMode: Indexed, completions: -1, successPolicy: {rules: [{succeededIndexes: 0-2}]}'),
    ],
    ['a name', object('Job', `completionMode: Indexed, completions: 2, ${TEMPLATE}`, 'name: A_b')],
    ['a type', object('DaemonSet', `updateStrategy: {type: Recreate, rollingUpdate: {maxSurge: 1}}, ${SELECTED}`)],
    [
      'maxSurge',
      object('DaemonSet', `updateStrategy: {rollingUpdate: {maxSurge: true, maxUnavailable: 0}}, ${SELECTED}`),
    ],
  ])('%s', async (_, text) => {
    expect(await errors(text)).toHaveLength(1);
  });
});

test('a time zone is one of the IANA, to the letter', async () => {
  const zone = async (name: string) => await errors(cronJob(`timeZone: ${name}, jobTemplate: {spec: {${TEMPLATE}}}`));
  for (const name of ['Asia/Seoul', 'Asia/Saigon', 'America/Port-au-Prince', 'Africa/Dar_es_Salaam', 'Australia/NSW'])
    expect(await zone(name), name).toEqual([]);
  for (const name of ['UTC', 'Etc/GMT+9', 'GB-Eire', 'America/Argentina/ComodRivadavia', 'Factory'])
    expect(await zone(name), name).toEqual([]);
  for (const name of ['KST', 'PST', 'JST', 'Utc', 'Asia/SEOUL', 'Asia/seoul', 'US/PACIFIC', 'SystemV/PST8', 'Local'])
    expect(await zone(name), name).toHaveLength(1);
});
