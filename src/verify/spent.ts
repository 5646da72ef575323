/** What a job of a run does besides an example's steps, which go by their verbs. */
export type Chore = 'read page' | 'set up' | 'pace' | 'delete objects' | 'clean up';

/** Where the time of a run went, in seconds of real time. */
export interface TimeSpent {
  readonly jobs: number;
  /** Until the cluster was up. */
  readonly start?: number;
  /** Removing what was left when the last example was done. */
  readonly end?: number;
  /** By verb and chore, over all jobs; `idle` is what was left of them. Most first. */
  readonly by: Readonly<Record<string, number>>;
}

/** Adds up what the jobs of a run spend their time on. */
export class Stopwatch {
  readonly #ms = new Map<string, number>();

  /** Do `work` and count its time, whether it ends well or not. */
  async time<T>(what: string, work: () => Promise<T>): Promise<T> {
    const started = performance.now();
    try {
      return await work();
    } finally {
      this.#ms.set(what, (this.#ms.get(what) ?? 0) + performance.now() - started);
    }
  }

  /** The sums, where `jobs` jobs ran for `ms`. */
  spent(jobs: number, ms: number): TimeSpent {
    const busy = [...this.#ms.values()].reduce((sum, one) => sum + one, 0);
    const sums = [...this.#ms, ['idle', Math.max(0, jobs * ms - busy)] as const];
    return { jobs, by: sorted(sums.map(([what, sum]) => [what, seconds(sum)])) };
  }
}

/** What shards spent together. They ran beside each other: the longest start and end are everyone's. */
export function addSpent(parts: readonly TimeSpent[]): TimeSpent {
  const by = new Map<string, number>();
  for (const part of parts) for (const [what, sum] of Object.entries(part.by)) by.set(what, (by.get(what) ?? 0) + sum);
  const longest = (of: 'start' | 'end') => Math.max(0, ...parts.map((part) => part[of] ?? 0));
  return {
    jobs: parts.reduce((sum, { jobs }) => sum + jobs, 0),
    start: longest('start'),
    end: longest('end'),
    by: sorted([...by].map(([what, sum]) => [what, Math.round(sum * 10) / 10])),
  };
}

function sorted(sums: readonly (readonly [string, number])[]): Record<string, number> {
  return Object.fromEntries(sums.toSorted(([, a], [, b]) => b - a));
}

/** Milliseconds as seconds with one decimal. */
export function seconds(ms: number): number {
  return Math.round(ms / 100) / 10;
}
