import type { Answers, Kind, Questions, Reply } from './questions.ts';

/** What came of a question. `slow`: it took too long and was given up; `failed`: the checker could not be loaded. */
export type Outcome<K extends Kind> = { readonly answer: Answers[K] } | { readonly trouble: 'slow' | 'failed' };

/** Longer than any manifest that people write takes, even on an old phone. */
const PATIENCE_MS = 15_000;

/** A question, and who waits for its answer. */
interface Asked {
  readonly kind: Kind;
  readonly question: Questions[Kind];
  readonly tell: (outcome: Outcome<Kind> | undefined) => void;
}

/**
 * A checker in a thread of its own, so that typing never waits for it. It works on one question at a time; of those of one kind that
 * come meanwhile only the newest is kept.
 */
export class Checker {
  #worker: Worker | undefined;
  #asked: Asked | undefined;
  readonly #waiting = new Map<Kind, Asked>();
  #alarm: ReturnType<typeof setTimeout> | undefined;

  /** Ask; undefined where a newer question of the kind has come, so that nobody waits for this answer. */
  ask<K extends Kind>(kind: K, question: Questions[K]): Promise<Outcome<K> | undefined> {
    return new Promise((resolve) => {
      const asked: Asked = { kind, question, tell: resolve as Asked['tell'] };
      if (!this.#asked) return this.#send(asked);
      this.#waiting.get(kind)?.tell(undefined);
      this.#waiting.set(kind, asked);
    });
  }

  /** End the thread; what was asked is answered no more. */
  stop(): void {
    clearTimeout(this.#alarm);
    this.#worker?.terminate();
    this.#worker = this.#asked = undefined;
    this.#waiting.clear();
  }

  #send(asked: Asked): void {
    this.#asked = asked;
    this.#worker ??= this.#start();
    this.#worker.postMessage({ kind: asked.kind, question: asked.question });
    this.#alarm = setTimeout(() => this.#finish({ trouble: 'slow' }), PATIENCE_MS);
  }

  #finish(outcome: Outcome<Kind>): void {
    clearTimeout(this.#alarm);
    if ('trouble' in outcome) {
      this.#worker?.terminate();
      this.#worker = undefined;
    }
    const { kind, tell } = this.#asked!;
    this.#asked = undefined;
    const isOld = this.#waiting.has(kind);
    const [next] = this.#waiting.values();
    if (next) {
      this.#waiting.delete(next.kind);
      this.#send(next);
    }
    tell(isOld ? undefined : outcome);
  }

  #start(): Worker {
    const started = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    started.addEventListener('message', ({ data }: MessageEvent<Reply<Kind>>) => {
      if (!('failure' in data)) return this.#finish(data);
      console.error(data.failure);
      this.#finish({ trouble: 'failed' });
    });
    started.addEventListener('error', () => this.#finish({ trouble: 'failed' }));
    return started;
  }
}
