import type { Localized } from '@studylog/check/text';

/** What is out of date, or could not be asked. */
export interface FreshnessFinding {
  /** `stale`: something to do. `unknown`: another host gave no answer, which says nothing of the log. */
  readonly kind: 'stale' | 'unknown';
  /** Path of the file with line and column, where the log says it. */
  readonly place?: string;
  readonly message: Localized;
}

/** What could not be asked. */
export const unknown = (asked: string, reason: Localized, place?: string): FreshnessFinding => ({
  kind: 'unknown',
  ...(place === undefined ? {} : { place }),
  message: {
    ko: `\`${asked}\`: 확인하지 못했습니다(${reason.ko})`,
    en: `\`${asked}\` could not be checked (${reason.en})`,
  },
});
