import type { Localized } from '@studylog/check/text';
import { afterEach, expect, test, vi } from 'vitest';
import { INTERRUPTED, onInterrupt } from '../../../src/cli/verify/interrupt.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

test('a press of Ctrl-C that arrives twice is one, which leaves time to clean up; the next press ends at once', () => {
  const exit = vi.spyOn(process, 'exit').mockImplementation(() => undefined as never);
  const now = vi.spyOn(performance, 'now').mockReturnValue(1000);
  const lines: Localized[] = [];
  const { signal, release } = onInterrupt((line) => lines.push(line));
  try {
    process.emit('SIGINT');
    process.emit('SIGINT');
    process.emit('SIGTERM');
    expect({ aborted: signal.aborted, lines: lines.length }).toEqual({ aborted: true, lines: 1 });
    expect(exit).not.toHaveBeenCalled();
    now.mockReturnValue(2000);
    process.emit('SIGINT');
    expect(exit).toHaveBeenCalledWith(INTERRUPTED);
  } finally {
    release();
  }
});
