/** Exit code of a run that Ctrl-C ended, as shells count it. */
export const INTERRUPTED = 130;

/**
 * Make Ctrl-C (and SIGTERM) abort a signal, so that what was made is cleaned up; the second one ends the process at once.
 * Returns the signal and the function that takes the handlers away.
 */
export function onInterrupt(tell: (line: string) => void): { signal: AbortSignal; release: () => void } {
  const controller = new AbortController();
  const handle = () => {
    if (controller.signal.aborted) process.exit(INTERRUPTED);
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
