interface Timer {
  readonly at: number;
  readonly ring: () => void;
}

/** Simulated time: when nothing else is left to do, it goes to the next timer. */
export class Clock {
  #now = 0;
  #timers: Timer[] = [];
  #moving = false;

  now(): number {
    return this.#now;
  }

  /** Call `ring` at a time; returns the function that takes it back. */
  at(at: number, ring: () => void): () => void {
    const timer = { at, ring };
    this.#timers.push(timer);
    this.#move();
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer);
    };
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const cancel = this.at(this.#now + ms, resolve);
      signal?.addEventListener(
        'abort',
        () => {
          cancel();
          resolve();
        },
        { once: true },
      );
    });
  }

  #move(): void {
    if (this.#moving) return;
    this.#moving = true;
    // After all promises that can go on have gone on.
    setImmediate(() => {
      this.#moving = false;
      const next = this.#timers.toSorted((a, b) => a.at - b.at)[0];
      if (!next) return;
      this.#timers = this.#timers.filter((one) => one !== next);
      this.#now = Math.max(this.#now, next.at);
      next.ring();
      if (this.#timers.length > 0) this.#move();
    });
  }
}
