import { parentPort, workerData } from 'node:worker_threads';
import { type Answer, loadTask, type Order, type WorkerStart } from './parallel.ts';

const { task, setting } = workerData as WorkerStart;
const work = await loadTask(task);

parentPort!.on('message', async ({ index, part }: Order<unknown>) => {
  const answer: Answer<unknown> = { index, result: await work(part, setting).catch(() => undefined) };
  parentPort!.postMessage(answer);
});
