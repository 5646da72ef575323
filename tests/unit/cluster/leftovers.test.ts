import { expect, it } from 'vitest';
import { Leftovers } from '../../../src/cluster/leftovers.ts';

it('names what is there, grouped by the command that removes it', () => {
  const leftovers = new Leftovers();
  leftovers.add('namespace a', 'kubectl delete namespace -l run=1');
  leftovers.add('namespace b', 'kubectl delete namespace -l run=1');
  leftovers.add('cluster c', 'kind delete cluster --name c');
  leftovers.settle('namespace a');
  leftovers.add('namespace d', 'kubectl delete namespace -l run=1');
  expect(leftovers.list()).toEqual([
    { what: ['namespace b', 'namespace d'], remove: 'kubectl delete namespace -l run=1' },
    { what: ['cluster c'], remove: 'kind delete cluster --name c' },
  ]);
});
