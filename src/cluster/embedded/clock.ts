import type { Clock } from '@ngrok/webernetes';
import { Fault, type Localized } from '@studylog/check/text';

/** How an engine's clock passes: as fast as the simulation can go, or as the reader watches it. */
export type Pace = 'driven' | 'real';

/** Simulated time that any one operation may take before the cluster counts as stuck. */
const LIMIT_MS = 10 * 60_000;

const STUCK: Localized = {
  ko: '시뮬레이션 클러스터가 시뮬레이션 시간으로 10분 동안 응답하지 않았습니다',
  en: 'the simulated cluster did not respond within 10 minutes of simulated time',
};

/**
 * Time of a simulated cluster. Everything in webernetes is either a promise or a task of its clock, so while the clock
 * is paused the simulation can be run as discrete events: let all promises settle, jump to the next task, again.
 * It advances only while somebody waits, so what is looked at stands still.
 */
export class SimulatedTime {
  readonly #clock: Clock;
  readonly #pace: Pace;
  #waiting = 0;
  #running = false;
  #stopped = false;

  constructor(clock: Clock, pace: Pace) {
    this.#clock = clock;
    this.#pace = pace;
    if (pace === 'driven') clock.pause();
  }

  now(): number {
    return this.#clock.nowMs();
  }

  /**
   * Let time pass until `work` settles.
   * @throws Fault when it does not within ten simulated minutes.
   */
  async until<T>(work: Promise<T>): Promise<T> {
    if (this.#pace === 'real') return await work;
    const stuck = Promise.withResolvers<never>();
    const limit = this.#clock.setTimeout(() => stuck.reject(new Fault(STUCK)), LIMIT_MS);
    this.#waiting += 1;
    void this.#run();
    try {
      return await Promise.race([work, stuck.promise]);
    } finally {
      this.#waiting -= 1;
      this.#clock.clearTimeout(limit);
    }
  }

  /** Let `ms` pass; an aborted signal ends it early. */
  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const handle = this.#clock.setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => resolve(), { once: true });
    try {
      await this.until(promise);
    } finally {
      this.#clock.clearTimeout(handle);
    }
  }

  stop(): void {
    this.#stopped = true;
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    await settled();
    while (this.#waiting > 0 && !this.#stopped) {
      this.#clock.step(this.#untilNextTask());
      await settled();
    }
    this.#running = false;
  }

  /** webernetes keeps its tasks private and can only be stepped by a span of time. */
  #untilNextTask(): number {
    const { tasks } = this.#clock as unknown as { tasks: Map<number, { dueAtMs: number; cancelled: boolean }> };
    let next = Number.POSITIVE_INFINITY;
    for (const { dueAtMs, cancelled } of tasks.values()) if (!cancelled && dueAtMs < next) next = dueAtMs;
    return Math.max(0, Math.min(next - this.#clock.nowMs(), 1000));
  }
}

/** Resolve once every promise that can settle has: a task of the event loop comes after all microtasks. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') setImmediate(resolve);
    else setTimeout(resolve, 0);
  });
}
