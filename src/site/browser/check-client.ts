import type { Answer, Question } from './check-worker.ts';

/** What came of a question. `slow`: it took too long and was given up; `failed`: the checker could not be loaded. */
export type Outcome = Answer | { readonly trouble: 'slow' | 'failed' };

/** Longer than any manifest that people write takes, even on an old phone. */
const PATIENCE_MS = 15_000;

/**
 * A checker in a thread of its own, so that typing never waits for it. It works on one question at a time; of those that
 * come meanwhile only the newest is kept, and answers to older texts are dropped.
 */
export function startChecker(told: (question: Question, outcome: Outcome) => void): (question: Question) => void {
  let worker: Worker | undefined;
  let asked: Question | undefined;
  let waiting: Question | undefined;
  let alarm: ReturnType<typeof setTimeout> | undefined;

  function finish(outcome: Outcome): void {
    clearTimeout(alarm);
    if ('trouble' in outcome) {
      worker?.terminate();
      worker = undefined;
    }
    const question = asked!;
    const next = waiting;
    asked = waiting = undefined;
    if (next) send(next);
    else told(question, outcome);
  }

  function send(question: Question): void {
    asked = question;
    worker ??= start();
    worker.postMessage(question);
    alarm = setTimeout(() => finish({ trouble: 'slow' }), PATIENCE_MS);
  }

  function start(): Worker {
    const started = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' });
    started.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      if ('failure' in data) {
        console.error(data.failure);
        finish({ trouble: 'failed' });
      } else finish(data);
    });
    started.addEventListener('error', () => finish({ trouble: 'failed' }));
    return started;
  }

  return (question) => {
    if (asked) waiting = question;
    else send(question);
  };
}
