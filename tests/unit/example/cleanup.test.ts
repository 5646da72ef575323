import { describe, expect, it } from 'vitest';
import { cleanUpCommands, cleanUpOf } from '../../../src/example/cleanup.ts';
import type { Example } from '../../../src/example/load.ts';
import { shellLine } from '../../../src/example/shell.ts';
import { exampleOf } from '../verify/steps/row.ts';

const POD = (name: string, labels = '{}') =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, labels: ${labels}}\nspec: {}\n`;
const SERVICE = 'apiVersion: v1\nkind: Service\nmetadata: {name: echo}\nspec: {ports: [{port: 80}]}\n';
const DEPLOYMENT = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: echo}\nspec: {}\n';
const APPLY = { apply: 'manifest.yaml' };
const APPLY_V2 = { apply: 'v2.yaml' };
const REJECTED = { ...APPLY, rejected: { by: 'server', message: 'no' } };
const DELETE = { delete: { kind: 'Pod', name: 'echo' } };

/** An example with these steps, fields and texts of its files. */
function example(steps: object[], more: object = {}, texts: Readonly<Record<string, string>> = {}): Example {
  const read = exampleOf(steps as Record<string, unknown>[], more as Record<string, unknown>);
  const files = read.files.map((file) => file.withText(texts[file.name] ?? file.text));
  return { ...read, files };
}
const linesOf = (one: Example) =>
  cleanUpCommands(cleanUpOf(one), (file) => `https://log.test/${file}`).map((words) =>
    shellLine(words).replaceAll('https://log.test/', ''),
  );

describe('the clean-up of an example', () => {
  it.each<[string, Example, string[]]>([
    ['deletes what it applied', example([APPLY]), ['kubectl delete -f manifest.yaml --ignore-not-found']],
    [
      'deletes the files in the order in which they were applied, each once',
      example([APPLY_V2, APPLY, APPLY_V2]),
      ['kubectl delete -f v2.yaml -f manifest.yaml --ignore-not-found'],
    ],
    [
      'names a file only for what the files before it do not define',
      example([APPLY, APPLY_V2], {}, { 'v2.yaml': POD('echo') }),
      ['kubectl delete -f manifest.yaml --ignore-not-found'],
    ],
    [
      'names a file that defines something more',
      example([APPLY, APPLY_V2], {}, { 'v2.yaml': `${POD('echo')}---\n${SERVICE}` }),
      ['kubectl delete -f manifest.yaml -f v2.yaml --ignore-not-found'],
    ],
    [
      'waits for the Pods that an object of a file owns',
      example([APPLY, APPLY_V2], {}, { 'v2.yaml': DEPLOYMENT }),
      ['kubectl delete -f manifest.yaml -f v2.yaml --cascade=foreground --ignore-not-found'],
    ],
    [
      'sees a file that is applied during a load',
      example([{ meanwhile: { service: 'echo', failed: 0 }, do: [APPLY_V2] }]),
      ['kubectl delete -f v2.yaml --ignore-not-found'],
    ],
    [
      'sees the objects of a List',
      example([APPLY], {}, { 'manifest.yaml': JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [pod('a')] }) }),
      ['kubectl delete -f manifest.yaml --ignore-not-found'],
    ],
    [
      'deletes what no file defines by itself, after the files',
      example([APPLY], { cleanup: [{ delete: { kind: 'Pod', labels: { app: 'echo', tier: 'app' } } }, DELETE] }),
      [
        'kubectl delete -f manifest.yaml --ignore-not-found',
        'kubectl delete pod -l app=echo,tier=app --ignore-not-found',
        'kubectl delete pod echo --ignore-not-found',
      ],
    ],
    ['is not there where nothing is applied', example([{ run: 'kubectl get pod' }]), []],
    ['is not there where the only object is rejected', example([REJECTED]), []],
    [
      'is there where a rejected file holds an object that is made all the same',
      example(
        [REJECTED],
        { findings: [{ rule: 'node-port-out-of-range', at: 'Service/echo spec.ports[0].nodePort' }] },
        { 'manifest.yaml': `${POD('echo')}---\n${SERVICE}` },
      ),
      ['kubectl delete -f manifest.yaml --ignore-not-found'],
    ],
    [
      'is not there where every object of a rejected file is at fault',
      example(
        [REJECTED],
        {
          findings: [
            { rule: 'a', at: 'Service/echo spec' },
            { rule: 'b', at: 'Pod/echo spec' },
          ],
        },
        { 'manifest.yaml': `${POD('echo')}---\n${SERVICE}` },
      ),
      [],
    ],
    ['is not there where a step deletes all that was made', example([APPLY, DELETE]), []],
    [
      'is not there where a step deletes it by labels',
      example(
        [APPLY, { delete: { kind: 'Pod', labels: { app: 'a' } } }],
        {},
        { 'manifest.yaml': POD('echo', '{app: a}') },
      ),
      [],
    ],
    [
      'is there where a step deletes an object of another kind or other labels',
      example([
        APPLY,
        { delete: { kind: 'Service', name: 'echo' } },
        { delete: { kind: 'Pod', labels: { app: 'b' } } },
      ]),
      ['kubectl delete -f manifest.yaml --ignore-not-found'],
    ],
    [
      'is there where what a step deleted is applied again',
      example([APPLY, APPLY_V2, DELETE, APPLY]),
      ['kubectl delete -f manifest.yaml -f v2.yaml --ignore-not-found'],
    ],
  ])('%s', (_what, one, lines) => {
    expect(linesOf(one)).toEqual(lines);
  });

  it('says what stays without it', () => {
    const cleanup = [{ delete: { kind: 'Pod', labels: { app: 'a' } } }];
    const one = example([APPLY, APPLY_V2, DELETE], { cleanup }, { 'manifest.yaml': `${POD('echo')}---\n${SERVICE}` });
    expect(cleanUpOf(one).left).toEqual(['`Service/echo`', '`Pod/second`', '`Pod app=a`']);
  });
});

function pod(name: string) {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name } };
}
