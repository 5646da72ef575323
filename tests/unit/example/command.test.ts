import { nearest } from '@studylog/check/text';
import { expect, test } from 'vitest';
import { type PlainStep, verbOf } from '../../../src/example/verbs/index.ts';

const deployment = { kind: 'Deployment', name: 'echo' };
const steps: readonly [PlainStep, string][] = [
  [
    { verb: 'delete', delete: { kind: 'Pod', labels: { app: 'echo', tier: 'app' } } },
    'kubectl delete pod -l app=echo,tier=app',
  ],
  [{ verb: 'delete', delete: { kind: 'Pod', name: 'echo' } }, 'kubectl delete pod echo'],
  [
    { verb: 'delete', delete: { kind: 'ReplicaSet', name: 'echo', cascade: 'orphan' } },
    'kubectl delete replicaset echo --cascade=orphan',
  ],
  [{ verb: 'scale', scale: { ...deployment, replicas: 4 } }, 'kubectl scale deployment/echo --replicas=4'],
  [
    { verb: 'label', label: { kind: 'Pod', name: 'echo', set: { app: null, tier: 'web' } } },
    'kubectl label pod echo --overwrite app- tier=web',
  ],
  [
    { verb: 'setImage', setImage: { ...deployment, container: 'app', image: 'echo:v2' } },
    'kubectl set image deployment/echo app=echo:v2',
  ],
  [
    { verb: 'rollout', rollout: { ...deployment, action: 'undo', toRevision: 2 } },
    'kubectl rollout undo deployment/echo --to-revision=2',
  ],
];

test.each(steps)('%o stands for «%s»', (step, line) => {
  expect(verbOf(step).command!(step, (file) => file).join(' ')).toBe(line);
});

test.each([
  ['metdata', 'metadata'],
  ['piVersion', 'apiVersion'],
  ['labesl', 'labels'],
  ['zzz', undefined],
])('%s is nearest to %s', (word, meant) => {
  expect(nearest(word, ['apiVersion', 'kind', 'metadata', 'labels', 'spec'])).toBe(meant);
});
