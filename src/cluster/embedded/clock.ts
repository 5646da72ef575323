import type { Clock } from '@ngrok/webernetes';
import { Fault, type Localized } from '@studylog/check/text';

/** Simulated time that any one operation may take before the cluster counts as stuck. */
const LIMIT_MS = 10 * 60_000;

/** Real time between two looks at how far a watched clock has come. */
const TICK_MS = 20;
/** A page that was in the background, or a machine that is too slow, goes on where it was: time that was missed is not made up for. */
const LONGEST_TICK_MS = 100;

const STUCK: Localized = {
  ko: '시뮬레이션 클러스터가 시뮬레이션 시간으로 10분 동안 응답하지 않았습니다',
  en: 'the simulated cluster did not respond within 10 minutes of simulated time',
};

/**
 * Time of a simulated cluster. Everything in webernetes is either a promise or a task of its clock, so while the clock
 * is paused the simulation can be run as discrete events: let all promises settle, jump to the next task, again.
 * It is driven as fast as the simulation can go, and only while somebody waits, so that what is looked at stands still;
 * or a reader watches it, and it passes by itself.
 */
export class SimulatedTime {
  readonly #clock: Clock;
  #waiting = 0;
  /** How fast time passes by itself; undefined while it is driven. */
  #speed: number | undefined;
  #running = false;
  #stopped = false;

  constructor(clock: Clock) {
    this.#clock = clock;
    clock.pause();
  }

  now(): number {
    return this.#clock.nowMs();
  }

  /**
   * Let time pass until `work` settles.
   * @throws Fault when it does not within ten simulated minutes.
   */
  async until<T>(work: Promise<T>): Promise<T> {
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
    const { passed, end } = this.#timer(ms, signal);
    await this.until(passed).finally(end);
  }

  /** Wait until `ms` have passed because others let them pass; an aborted signal ends it early. */
  async linger(ms: number, signal?: AbortSignal): Promise<void> {
    const { passed, end } = this.#timer(ms, signal);
    await passed.finally(end);
  }

  #timer(ms: number, signal?: AbortSignal): { readonly passed: Promise<void>; readonly end: () => void } {
    const { promise: passed, resolve } = Promise.withResolvers<void>();
    if (signal?.aborted) resolve();
    const handle = this.#clock.setTimeout(resolve, ms);
    const wake = () => resolve();
    signal?.addEventListener('abort', wake, { once: true });
    return {
      passed,
      end: () => {
        signal?.removeEventListener('abort', wake);
        this.#clock.clearTimeout(handle);
      },
    };
  }

  /** Let time pass by itself from now on, `speed` times as fast as real time. With 0 it stands still, and nothing changes. */
  watch(speed: number): void {
    const began = this.#speed === undefined;
    this.#speed = speed;
    if (began) void this.#follow();
  }

  stop(): void {
    this.#stopped = true;
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    await settled();
    while (this.#waiting > 0 && !this.#stopped && this.#speed === undefined) {
      this.#clock.step(this.#untilNextTask());
      await settled();
    }
    this.#running = false;
  }

  /** Follow real time. */
  async #follow(): Promise<void> {
    let last = performance.now();
    let owed = 0;
    while (!this.#stopped) {
      await new Promise((resolve) => setTimeout(resolve, TICK_MS));
      const now = performance.now();
      owed += Math.min(now - last, LONGEST_TICK_MS) * this.#speed!;
      last = now;
      const whole = Math.floor(owed);
      owed -= whole;
      await this.#pass(whole);
    }
  }

  /** Let `ms` pass, task by task, unless the clock is stopped meanwhile. */
  async #pass(ms: number): Promise<void> {
    const end = this.#clock.nowMs() + ms;
    for (let left = ms; left > 0 && this.#speed !== 0 && !this.#stopped; left = end - this.#clock.nowMs()) {
      this.#clock.step(Math.min(left, this.#untilNextTask()));
      await settled();
    }
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
const settled: () => Promise<void> =
  typeof setImmediate === 'function' ? () => new Promise((resolve) => setImmediate(resolve)) : turns();

/** Tasks of a browser's event loop: a timer that comes again and again is held up for milliseconds, a message is not. */
function turns(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      port2.postMessage(undefined);
    });
}
