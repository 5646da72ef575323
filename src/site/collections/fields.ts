import { z } from 'zod';
import { pattern, saying } from '../../example/issues.ts';

/** Kinds of fields that the front matter of any collection may have. */

/** A calendar day. YAML may hand over a Date for `2021-01-12`; it is the same day. */
export const day = z
  .preprocess(
    (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
    pattern(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, {
      ko: '2021-01-12 같은 날짜여야 합니다.',
      en: 'expected a day such as 2021-01-12',
    }),
  )
  .refine(
    (value) => !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value),
    saying({ ko: '존재하지 않는 날짜입니다.', en: 'this date does not exist' }),
  );

/** A text of one line. */
export const line = z.string().trim().min(1, 'expected a text, found an empty one');
