import { parseManifest } from '@studylog/check/manifest';
import { expect, test } from 'vitest';
import type { KindRef } from '../../../../src/cluster/engine.ts';
import type { ClusterHandle } from '../../../../src/cluster/kubectl/handle.ts';
import type { Kubectl } from '../../../../src/cluster/kubectl/kubectl.ts';
import { KubectlWorkspace } from '../../../../src/cluster/kubectl/workspace.ts';

test('the timeline follows the kinds that a manifest has, and no path of the API comes from what it says besides', async () => {
  const followed: string[] = [];
  const discovery = {
    path: ({ apiVersion, kind }: KindRef) => {
      followed.push(`${apiVersion} ${kind}`);
      return new Promise(() => {});
    },
  };
  const kubectl = { run: async () => ({ exitCode: 0, stdout: 'applied\n', stderr: '' }) };
  const handle = { discovery, standIns: new Set() } as unknown as ClusterHandle;
  const workspace = new KubectlWorkspace(handle, 'echo', kubectl as unknown as Kubectl);
  const before = followed.length;
  const documents = [
    { apiVersion: 'v1', kind: 'ConfigMap' },
    { apiVersion: 'v1', kind: 'Pod' },
    { apiVersion: 'batch/v1', kind: 'Job' },
    { apiVersion: '../v1', kind: 'Secret' },
    { apiVersion: 'v1', kind: 'Namespace' },
    { apiVersion: 'v1', kind: 'toString' },
    {},
  ];
  const text = documents.map((document) => JSON.stringify(document)).join('\n---\n');
  expect(await workspace.apply(parseManifest('manifest.yaml', `${text}\n---\n`))).toEqual({ output: 'applied\n' });
  expect(followed.slice(before)).toEqual(['v1 ConfigMap', 'batch/v1 Job']);
});
