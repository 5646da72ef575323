import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cluster, Workspace } from '../../src/cluster/engine.ts';
import { type Example, loadExample } from '../../src/example/load.ts';
import { allSteps } from '../../src/example/results.ts';
import { verbOf } from '../../src/example/verbs/index.ts';
import { readContent } from '../../src/site/content.ts';
import { visitElements } from '../../src/site/example-use.ts';
import { pagesIn } from '../../src/site/page-index.ts';
import { Task } from '../../src/site/run/task.ts';
import { startEmbedded } from '../unit/verify/helpers.ts';

const ROOT = join(import.meta.dirname, '../..');
/** Longer than a probe or a rollout of any answer takes. */
const LONG_MS = 120_000;

/** The exercises of the notes in a language: what each begins with, and what its answer is. */
function exercises(lang: string): { note: string; task: string; given: string | undefined }[] {
  return pagesIn('notes', readContent(ROOT).pages)
    .filter((page) => page.lang === lang)
    .flatMap(({ slug, tree }) => {
      const found: { note: string; task: string; given: string | undefined }[] = [];
      visitElements(tree, ({ name, attributes }) => {
        if (name !== 'Exercise') return;
        const text = (key: string) => {
          const attribute = attributes.find((one) => one.type === 'mdxJsxAttribute' && one.name === key);
          return typeof attribute?.value === 'string' ? attribute.value : undefined;
        };
        const task = text('task');
        if (task) found.push({ note: slug, task, given: text('given') });
      });
      return found;
    });
}

let cluster: Cluster;
beforeAll(async () => {
  cluster = await startEmbedded();
});
afterAll(() => cluster.close());

/** A reader at work on a task. */
async function begin(example: Example) {
  const workspace = await cluster.open(example.id);
  const interrupt = new AbortController();
  const reached: string[] = [];
  const missing = new Set<string>();
  const task = new Task(example, workspace, interrupt.signal, {
    begun: () => {},
    missing: (index, { reason }) => missing.add(`${index} ${reason?.en}`),
    reached: ({ index }) => reached.push(index),
  });
  const done = task.run().catch(() => {});
  const end = async () => {
    interrupt.abort();
    await done;
    await workspace.close();
  };
  return { workspace, task, reached, missing, end };
}

/** Let time pass until `isSo`, at most for a long time. */
async function until(workspace: Workspace, isSo: () => boolean): Promise<void> {
  const end = workspace.now() + LONG_MS;
  while (!isSo() && workspace.now() < end) await workspace.sleep(100);
}

const EXERCISES = exercises('ko');

it('exercises are the same in each language, and most can be done in the page', () => {
  expect(exercises('en')).toEqual(EXERCISES);
  expect(EXERCISES.length).toBeGreaterThanOrEqual(20);
});

describe.each(EXERCISES)('$note: $task', ({ task: id, given }) => {
  const example = loadExample(ROOT, id);

  it('is done by who does what the answer does', async () => {
    const { workspace, task, reached, missing, end } = await begin(example);
    const goals = new Set(task.goals.map(({ index }) => index));
    for (const { index, step } of allSteps(example.steps)) {
      const change = verbOf(step).change?.(step as never);
      if (step.verb === 'apply') await workspace.apply(example.files.find(({ name }) => name === step.apply)!.manifest);
      else if (change) await workspace.change(change, []);
      if (!goals.has(index)) continue;
      const send = async () => {
        if (step.verb !== 'http') return;
        const { service, path, port, via } = step.http;
        const asked = { service, path, timeoutMs: 3000, ...(port ? { port } : {}), ...(via ? { via } : {}) };
        task.answered(asked, await workspace.http(asked));
      };
      const end = workspace.now() + LONG_MS;
      while (!reached.includes(index) && workspace.now() < end) {
        await send();
        await until(workspace, () => reached.includes(index) || step.verb === 'http');
        await workspace.sleep(100);
      }
      expect(reached, [...missing].join('\n')).toContain(index);
    }
    await end();
  });

  it('is not done by who only applies what is given', async () => {
    const { workspace, task, reached, end } = await begin(example);
    for (const { manifest } of given ? loadExample(ROOT, given).files : []) await workspace.apply(manifest);
    await workspace.sleep(LONG_MS);
    // The first exercise of all is to apply what is given.
    if (given !== id || task.goals.some(({ step }) => verbOf(step).change || step.verb === 'http')) {
      expect(reached.length).toBeLessThan(task.goals.length);
    }
    await end();
  });
});
