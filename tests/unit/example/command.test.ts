import { expect, test } from 'vitest';
import { nearest } from '../../../src/check/nearest.ts';
import { kubectlWords } from '../../../src/example/command.ts';

const deployment = { kind: 'Deployment', name: 'echo' };

test.each([
  [
    { verb: 'delete', target: { kind: 'Pod', labels: { app: 'echo', tier: 'app' } } },
    'kubectl delete pod -l app=echo,tier=app',
  ],
  [{ verb: 'delete', target: { kind: 'Pod', name: 'echo' } }, 'kubectl delete pod echo'],
  [{ verb: 'scale', target: deployment, replicas: 4 }, 'kubectl scale deployment/echo --replicas=4'],
  [
    { verb: 'label', target: { kind: 'Pod', name: 'echo' }, set: { app: null, tier: 'web' } },
    'kubectl label pod echo --overwrite app- tier=web',
  ],
  [
    { verb: 'setImage', target: deployment, container: 'app', image: 'echo:v2' },
    'kubectl set image deployment/echo app=echo:v2',
  ],
  [
    { verb: 'rollout', target: deployment, action: 'undo', toRevision: 2 },
    'kubectl rollout undo deployment/echo --to-revision=2',
  ],
] as const)('%o is shown and run as «%s»', (change, line) => {
  expect(kubectlWords(change).join(' ')).toBe(line);
});

test.each([
  ['metdata', 'metadata'],
  ['piVersion', 'apiVersion'],
  ['labesl', 'labels'],
  ['zzz', undefined],
])('%s is nearest to %s', (word, meant) => {
  expect(nearest(word, ['apiVersion', 'kind', 'metadata', 'labels', 'spec'])).toBe(meant);
});
