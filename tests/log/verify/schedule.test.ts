import { expect, it } from 'vitest';
import { loadExample, loadExamples } from '../../../src/example/load.ts';
import { runScheduled } from '../../../src/verify/schedule.ts';
import { longestFirst } from '../../../src/verify/shard.ts';

const { signal } = new AbortController();

it('never runs more than `jobs` at once, and all of them in the end', async () => {
  const examples = loadExamples(process.cwd()).slice(0, 9);
  let running = 0;
  let most = 0;
  const done: string[] = [];
  await runScheduled(examples, { signal, jobs: 3 }, async ({ id }) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise(setImmediate);
    running -= 1;
    done.push(id);
  });
  expect(most).toBe(3);
  expect(done.sort()).toEqual(examples.map(({ id }) => id));
});

it('keeps examples apart that claim the same node port, and lets others pass meanwhile', async () => {
  const port = loadExample(process.cwd(), 'service/node-port');
  const other = loadExample(process.cwd(), 'pod/echo');
  const order: string[] = [];
  let portsRunning = 0;
  await runScheduled([port, { ...port, id: 'again' }, other], { signal, jobs: 3 }, async ({ id }) => {
    order.push(id);
    const claims = id !== other.id;
    if (claims) portsRunning += 1;
    expect(portsRunning).toBeLessThanOrEqual(1);
    await new Promise(setImmediate);
    if (claims) portsRunning -= 1;
  });
  expect(order).toEqual(['service/node-port', 'pod/echo', 'again']);
});

it('runs each example that sends a steady load alone, after the others', async () => {
  const loads = ['capstone/steady', 'deployment/rolling-update'];
  const others = ['pod/echo', 'pod/counter'];
  const order: string[] = [];
  let running = 0;
  await runScheduled(
    [loads[0]!, ...others, loads[1]!].map((id) => loadExample(process.cwd(), id)),
    { signal, jobs: 4 },
    async ({ id }) => {
      order.push(id);
      running += 1;
      if (loads.includes(id)) expect(running).toBe(1);
      await new Promise(setImmediate);
      running -= 1;
    },
  );
  expect(order).toEqual([...others, ...loads]);
});

it('starts with what took longest when it was recorded', () => {
  const examples = loadExamples(process.cwd());
  const seconds = longestFirst(examples, 'kind').map(
    ({ verified }) => verified?.runs.find(({ engine }) => engine === 'kind')?.seconds ?? 10,
  );
  expect(seconds).toEqual(seconds.toSorted((a, b) => b - a));
  expect(seconds[0]).toBeGreaterThan(seconds.at(-1)!);
});
