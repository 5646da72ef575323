import { parentPort, workerData } from 'node:worker_threads';
import type { Answer, Order, WorkerStart } from './parallel.ts';

const { task, setting } = workerData as WorkerStart;
const module = (await import(task.module)) as Record<string, (part: unknown, setting: unknown) => Promise<unknown>>;
const work = module[task.name]!;

parentPort!.on('message', async ({ index, part }: Order<unknown>) => {
  const answer: Answer<unknown> = { index, result: await work(part, setting).catch(() => undefined) };
  parentPort!.postMessage(answer);
});
