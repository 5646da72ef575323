import type { Localized } from '@studylog/check/text';

/** What may be said of an example in one word: on pages, in a terminal, in reports. */
export type Mark = 'verified' | 'stand-ins' | 'simulated' | 'fails' | 'changed' | 'never' | 'failed';

interface Sign {
  /** One character that stands for the shape where there are no drawings. */
  readonly sign: string;
  readonly word: Localized;
}

/**
 * The one set of marks. A sign, a word and a shape (src/site/components/Mark.astro) belong to one mark only, and only `failed`
 * wears the sign of a failure.
 */
export const MARKS = {
  verified: { sign: '✓', word: { ko: '검증됨', en: 'Verified' } },
  'stand-ins': { sign: '◐', word: { ko: '대체 이미지로 검증됨', en: 'Verified with stand-ins' } },
  simulated: { sign: '≈', word: { ko: '시뮬레이션', en: 'Simulated' } },
  fails: { sign: '◇', word: { ko: '의도대로 실패함', en: 'Fails as intended' } },
  changed: { sign: '△', word: { ko: '검증 후 변경됨', en: 'Changed since' } },
  never: { sign: '□', word: { ko: '실행하지 않음', en: 'Not run' } },
  failed: { sign: '✗', word: { ko: '실패', en: 'FAILED' } },
} as const satisfies Record<Mark, Sign>;

/** Every mark, in the order in which lists and legends show them. */
export const MARK_NAMES = Object.keys(MARKS) as Mark[];
