import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Cluster, Workspace } from '../../../../src/cluster/engine.ts';
import { type Example, loadExample } from '../../../../src/example/load.ts';
import { isMade } from '../../../../src/site/run/goals.ts';
import { Task } from '../../../../src/site/run/task.ts';
import { startEmbedded } from '../../verify/helpers.ts';

const ROOT = join(import.meta.dirname, '../../../..');

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startEmbedded();
});
afterAll(() => cluster.close());

/** A task on a cluster of its own, and what it has said. */
async function begin(id: string) {
  const example = loadExample(ROOT, id);
  const workspace = await cluster.open(id);
  const interrupt = new AbortController();
  const said: string[] = [];
  const task = new Task(example, workspace, interrupt.signal, {
    begun: (index) => said.push(`${index} begun`),
    missing: (index, { reason }) => said.push(`${index} ${reason?.en}`),
    reached: ({ index, outcome }) => said.push(`${index} ${outcome}`),
  });
  const done = task.run();
  return {
    example,
    workspace,
    task,
    said,
    done,
    /** Until a goal is the one that is looked at. */
    until: async (index: string) => {
      while (!said.includes(`${index} begun`)) await workspace.sleep(100);
    },
    end: async () => {
      interrupt.abort();
      await done.catch(() => {});
      await workspace.close();
    },
  };
}

const apply = (workspace: Workspace, example: Example, name = 'manifest.yaml') =>
  workspace.apply(example.files.find((file) => file.name === name)!.manifest);

it('goals come true in order, each change made by the reader', async () => {
  const { example, workspace, task, said, done, until, end } = await begin('replicaset/three');
  expect(task.goals.map(({ step }) => step.verb)).toEqual(['expect', 'expect', 'delete', 'expect']);
  await workspace.sleep(5000);
  expect(said).toContain('1 there is no ReplicaSet');
  expect(said).not.toContain('1 passed');
  await apply(workspace, example);
  await until('3');
  // Three Pods are there, but nobody has deleted any.
  await workspace.sleep(20_000);
  expect(said).not.toContain('3 passed');
  const pods = await workspace.list({ apiVersion: 'v1', kind: 'Pod' });
  await workspace.change({ verb: 'delete', target: { kind: 'Pod', name: pods[0]!.metadata.name } }, []);
  await workspace.sleep(20_000);
  expect(said, 'one of the three is not all of them').not.toContain('3 passed');
  await workspace.change({ verb: 'delete', target: { kind: 'Pod', labels: { app: 'web' } } }, []);
  await done;
  expect(said.filter((line) => line.endsWith('passed'))).toEqual(['1 passed', '2 passed', '3 passed', '4 passed']);
  await end();
});

it('a wrong answer is not taken, and what is missing is said', async () => {
  const { example, workspace, said, until, end } = await begin('replicaset/three');
  const [file] = example.files;
  await workspace.apply(file!.withText(file!.text.replace('replicas: 3', 'replicas: 2')).manifest);
  await workspace.sleep(60_000);
  expect(said).toContain('1 no ReplicaSet matches; the closest is web-rs');
  expect(said).not.toContain('2 begun');
  await workspace.apply(file!.manifest);
  await until('2');
  await end();
});

it('an answer counts when the reader has sent the request, and only then', async () => {
  const { example, workspace, task, said, done, until, end } = await begin('service/named-port');
  await apply(workspace, example);
  await until('4');
  await workspace.sleep(60_000);
  expect(said).not.toContain('4 passed');
  const outcome = await workspace.http({ service: 'echo-http', path: '/', timeoutMs: 3000 });
  expect(outcome).toMatchObject({ status: 200 });
  // The same answer, of another Service and of another path.
  task.answered({ service: 'echo', path: '/' }, outcome);
  task.answered({ service: 'echo-http', path: '/other' }, outcome);
  await workspace.sleep(5000);
  expect(said).not.toContain('4 passed');
  task.answered({ service: 'echo-http', path: '/' }, outcome);
  await done;
  expect(said).toContain('4 passed');
  await end();
});

it('a label, an image and a number of replicas are changed by the reader, by whatever means', async () => {
  const first = await begin('service/mended-with-label');
  await apply(first.workspace, first.example);
  await first.until('2');
  const refused = await first.workspace.http({
    service: 'counter-lb',
    port: 30000,
    path: '/',
    via: 'cluster',
    timeoutMs: 3000,
  });
  first.task.answered({ service: 'counter-lb', path: '/' }, refused);
  await first.until('3');
  await first.workspace.sleep(5000);
  expect(first.said).not.toContain('3 passed');
  await first.workspace.change({ verb: 'label', target: { kind: 'Pod', name: 'counter' }, set: { tier: 'app' } }, []);
  await first.until('5');
  await first.end();

  const second = await begin('deployment/no-surge');
  await apply(second.workspace, second.example);
  await second.until('3');
  await second.workspace.sleep(5000);
  expect(second.said).not.toContain('3 passed');
  const image = 'ghcr.io/subicura/echo:no-such-tag';
  const target = { kind: 'Deployment', name: 'echo-frugal' };
  await second.workspace.change({ verb: 'setImage', target, container: 'echo', image }, []);
  await second.until('6');
  await second.end();
});

it('nothing is deleted where nothing was', async () => {
  const { workspace, end } = await begin('replicaset/three');
  const step = {
    verb: 'delete',
    delete: { kind: 'Pod', labels: { app: 'web' } },
    line: 1,
    column: 1,
    digest: '',
  } as const;
  expect(await isMade(step, { workspace, since: 0 })).toBe(false);
  await end();
});
