import type { Localized } from '@studylog/check/text';
import { Leftovers } from '../../cluster/leftovers.ts';

/** Exit code of a run that Ctrl-C ended, as shells count it. */
export const INTERRUPTED = 130;

/** How long cleaning up may take after Ctrl-C: with the rest of the way out, a run ends within five seconds. */
const CLEANING_MS = 4000;

export interface Interruption {
  readonly signal: AbortSignal;
  /** Engines note here what they make outside this process. */
  readonly leftovers: Leftovers;
  /** Take the handlers away. */
  release(): void;
}

/**
 * One press of Ctrl-C, or one `timeout`, arrives more than once: from the terminal or the process group, and again from npm,
 * which passes it on. Nobody presses twice within this time.
 */
const SAME_PRESS_MS = 300;

const STOPPING: Localized = {
  ko: '멈추고 정리하는 중입니다. Ctrl-C를 한 번 더 누르면 바로 종료합니다',
  en: 'stopping and cleaning up; press Ctrl-C again to stop immediately',
};
const notRemoved = (what: readonly string[], remove: string): Localized => ({
  ko: `아직 지우지 못했습니다: ${what.join(', ')}. 지우는 명령: ${remove}`,
  en: `not removed yet: ${what.join(', ')}. To remove: ${remove}`,
});

/**
 * Make Ctrl-C (and SIGTERM) abort a signal, so that what was made is cleaned up. Where that takes too long, and at a second
 * Ctrl-C, the process ends and names what is left, each with the command that removes it; the next run removes namespaces too.
 */
export function onInterrupt(tell: (line: Localized) => void): Interruption {
  const controller = new AbortController();
  const leftovers = new Leftovers();
  let timer: NodeJS.Timeout | undefined;
  let first = 0;
  const end = () => {
    for (const { what, remove } of leftovers.list()) tell(notRemoved(what, remove));
    process.exit(INTERRUPTED);
  };
  const handle = () => {
    if (controller.signal.aborted) {
      if (performance.now() - first > SAME_PRESS_MS) end();
      return;
    }
    first = performance.now();
    tell(STOPPING);
    timer = setTimeout(end, CLEANING_MS);
    controller.abort();
  };
  process.on('SIGINT', handle);
  process.on('SIGTERM', handle);
  return {
    signal: controller.signal,
    leftovers,
    release() {
      clearTimeout(timer);
      process.off('SIGINT', handle);
      process.off('SIGTERM', handle);
    },
  };
}

/**
 * For runs that make nothing outside this process. Without a handler the system itself ends the process at Ctrl-C, even while
 * a simulation keeps it too busy to hear of signals.
 */
export function uninterrupted(): Interruption {
  return { signal: new AbortController().signal, leftovers: new Leftovers(), release() {} };
}
