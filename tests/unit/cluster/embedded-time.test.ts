import { parseManifest } from '@studylog/check/manifest';
import { expect, test } from 'vitest';
import { embeddedEngine } from '../../../src/cluster/embedded/node.ts';
import { Leftovers } from '../../../src/cluster/leftovers.ts';

// In a file of its own: what is loaded once takes no time again.
test('no simulated time passes while the rules that judge a manifest are loaded', async () => {
  const cluster = await embeddedEngine.start({
    root: process.cwd(),
    signal: new AbortController().signal,
    leftovers: new Leftovers(),
    progress: () => {},
  });
  const workspace = await cluster.open('test/embedded-time');
  const manifest = parseManifest('STDIN', 'kind: Pod\nmetadata: {name: a}\n---\na: [\n');
  const before = workspace.now();
  expect(await workspace.apply(manifest)).toMatchObject({ rejection: { by: 'kubectl' } });
  expect(workspace.now()).toBe(before);
  await workspace.close();
  await cluster.close();
});
