import type { Example } from '../example/load.ts';
import { flatSteps } from '../example/results.ts';
import { exclusiveClaims } from './collide.ts';
import { Interrupted } from './wait.ts';

export interface Schedule {
  readonly signal: AbortSignal;
  /** Examples that run at once. */
  readonly jobs: number;
}

/**
 * Do `work` for every example in the given order, `jobs` at a time; those that claim the same node port or cluster-wide
 * name one after the other. Those that send a steady load come last, each alone: what else runs would slow its requests.
 * @throws Interrupted when the signal is aborted, and what `work` throws, once all that runs has ended.
 */
export async function runScheduled<T extends Pick<Example, 'files' | 'steps'>>(
  examples: readonly T[],
  { signal, jobs }: Schedule,
  work: (example: T) => Promise<void>,
): Promise<void> {
  await runApart(
    examples.filter((example) => !sendsLoad(example)),
    { signal, jobs },
    work,
  );
  await runApart(examples.filter(sendsLoad), { signal, jobs: 1 }, work);
}

async function runApart<T extends Pick<Example, 'files' | 'steps'>>(
  examples: readonly T[],
  { signal, jobs }: Schedule,
  work: (example: T) => Promise<void>,
): Promise<void> {
  const waiting = examples.map((example) => ({ example, claims: [...exclusiveClaims(example)] }));
  const claimed = new Set<string>();
  const running = new Set<Promise<void>>();

  const begin = ({ example, claims }: (typeof waiting)[number]) => {
    for (const claim of claims) claimed.add(claim);
    const done = work(example).finally(() => {
      for (const claim of claims) claimed.delete(claim);
      running.delete(done);
    });
    running.add(done);
  };

  try {
    while (waiting.length > 0 || running.size > 0) {
      if (signal.aborted) throw new Interrupted('interrupted');
      const next = waiting.findIndex(({ claims }) => claims.every((claim) => !claimed.has(claim)));
      if (next >= 0 && running.size < jobs) begin(waiting.splice(next, 1)[0]!);
      else await Promise.race(running);
    }
  } finally {
    await Promise.allSettled(running);
  }
}

const sendsLoad = ({ steps }: Pick<Example, 'steps'>): boolean =>
  flatSteps(steps).some(({ verb }) => verb === 'meanwhile');
