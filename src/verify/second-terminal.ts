import type { RunningCommand } from '../cluster/engine.ts';

/** Time in which a reader changes to the first terminal; a command that finds nothing yet prints nothing to wait for. */
const CHANGE_MS = 3000;
/** Nothing new for so long: what the steps inside have caused has been printed. */
const QUIET_MS = 2000;
const LOOK_MS = 100;

/** A clock to wait on. */
export interface WaitingClock {
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Wait until a command in the second terminal has begun to print, for a few seconds at most. */
export async function untilItPrints(running: RunningCommand, clock: WaitingClock, signal: AbortSignal): Promise<void> {
  const end = clock.now() + CHANGE_MS;
  while (running.printed === '' && !running.ended && clock.now() < end && !signal.aborted)
    await clock.sleep(LOOK_MS, signal);
}

/**
 * Wait until a command in the second terminal has printed what it should and prints no more, `withinMs` at most. One that goes on
 * printing has printed what it should then.
 */
export async function untilItIsDone(
  running: RunningCommand,
  clock: WaitingClock,
  { withinMs, signal }: { readonly withinMs: number; readonly signal: AbortSignal },
  isThere: (printed: string) => boolean,
): Promise<void> {
  const end = clock.now() + withinMs;
  let { printed } = running;
  let since = clock.now();
  while (!running.ended && clock.now() < end && !signal.aborted) {
    if (running.printed !== printed) {
      printed = running.printed;
      since = clock.now();
    } else if (clock.now() - since >= QUIET_MS && isThere(printed)) return;
    await clock.sleep(LOOK_MS, signal);
  }
}
