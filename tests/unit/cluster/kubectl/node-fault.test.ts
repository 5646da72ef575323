import { expect, test } from 'vitest';
import { nodeFault } from '../../../../src/cluster/kubectl/node-fault.ts';

const event = (message: string) => [
  {
    at: 0,
    type: 'added' as const,
    object: { apiVersion: 'v1', kind: 'Event', metadata: { name: 'e' }, reason: 'Failed', message },
  },
];
const RUNC =
  'Error: failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: ';

test('a node whose kernel was too busy to start a container is at fault', () => {
  const message = `${RUNC}error during container init: error setting cgroup config for procHooks process: unable to freeze`;
  expect(nodeFault(event(message))).toEqual({
    ko: '노드가 컨테이너를 시작하지 못했습니다(error setting cgroup config)',
    en: 'the node could not start a container (error setting cgroup config)',
  });
});

test.each([
  `${RUNC}exec: "no-such-command": executable file not found in $PATH: unknown`,
  'Failed to pull image "ghcr.io/subicura/echo:no-such-tag": not found',
  'Back-off restarting failed container app in pod echo',
])('what an example gets wrong is not the node’s fault: %s', (message) => {
  expect(nodeFault(event(message))).toBeUndefined();
});
