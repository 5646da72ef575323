/** Exit code of a run that Ctrl-C ended, as shells count it. */
export const INTERRUPTED = 130;

/**
 * One press of Ctrl-C, or one `timeout`, arrives more than once: from the terminal or the process group, and again from npm,
 * which passes it on. Nobody presses twice within this time.
 */
const SAME_PRESS_MS = 300;

/**
 * Make Ctrl-C (and SIGTERM) abort a signal, so that what was made is cleaned up; the second one ends the process at once.
 * Returns the signal and the function that takes the handlers away.
 */
export function onInterrupt(tell: (line: string) => void): { signal: AbortSignal; release: () => void } {
  const controller = new AbortController();
  let first = 0;
  const handle = () => {
    if (controller.signal.aborted) {
      if (performance.now() - first > SAME_PRESS_MS) process.exit(INTERRUPTED);
      return;
    }
    first = performance.now();
    tell('stopping and cleaning up; press Ctrl-C again to stop at once');
    controller.abort();
  };
  process.on('SIGINT', handle);
  process.on('SIGTERM', handle);
  return {
    signal: controller.signal,
    release: () => {
      process.off('SIGINT', handle);
      process.off('SIGTERM', handle);
    },
  };
}
