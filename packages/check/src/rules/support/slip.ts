import type { Localized } from '../../text/localized.ts';

/** Where reading stopped: why, the line up to there and from there on, and the line above with all that lies between. */
export interface Stop {
  readonly reason: string;
  readonly before: string;
  readonly after: string;
  readonly above: string;
}

export interface Found {
  /** Offsets in the line. */
  readonly start: number;
  readonly end: number;
  readonly message: Localized;
  readonly hint?: Localized;
  /** What to write between `start` and `end`. */
  readonly fix?: string;
}

export type Finder = (line: string, stop: Stop) => Found | undefined;

/** A finder that looks for a pattern, whose second group is at fault; the first is what stands before it in the line. */
export function slip(
  pattern: RegExp,
  say: (fault: string, before: string) => Omit<Found, 'start' | 'end'>,
  reason = /(?:)/,
): Finder {
  return (line, stop) => {
    const [, before = '', fault = ''] = (reason.test(stop.reason) && pattern.exec(line)) || [];
    return fault ? { start: before.length, end: before.length + fault.length, ...say(fault, before) } : undefined;
  };
}

/** js-yaml's reasons where no entry of a mapping could be read, and where one was that should not be. */
export const NO_ENTRY = /block mapping entry|expected ':'|separator is expected$/;
export const BAD_ENTRY = /block mapping entry|expected ':'|bad indentation|separator is expected$/;
