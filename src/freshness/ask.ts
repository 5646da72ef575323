import { type Localized, reasonOf } from '@studylog/check/text';

/** Requests something of another host, as `fetch` does. */
export type Ask = (address: string, init?: RequestInit) => Promise<Response>;

const SECONDS = 30;

/** `fetch` that gives up after a while and says who asks. */
export const ask: Ask = (address, init = {}) =>
  fetch(address, {
    ...init,
    headers: { 'user-agent': 'studylog-freshness', ...init.headers },
    signal: AbortSignal.timeout(SECONDS * 1000),
  });

/** An answer, or why there is none: the host could not be asked, or answered that it does not know. */
export type Answer<T> = { readonly value: T } | { readonly unknown: Localized };

/** Ask, once more where the first try has no answer. */
export async function answerOf<T>(work: () => Promise<T>): Promise<Answer<T>> {
  for (let tries = 1; ; tries += 1) {
    try {
      return { value: await work() };
    } catch (error) {
      // What fetch throws has its reason in `cause`.
      const { cause } = error as { cause?: unknown };
      if (tries === 2) return { unknown: reasonOf(cause ?? error) };
    }
  }
}

/** Do `work` for each of some, a few at a time, in their order. */
export async function eachOf<T, R>(all: readonly T[], work: (one: T) => Promise<R>, atOnce = 6): Promise<R[]> {
  const results: R[] = [];
  const rest = all.entries();
  const worker = async () => {
    for (const [index, one] of rest) results[index] = await work(one);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
