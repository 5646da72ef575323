import { lstatSync, readFileSync } from 'node:fs';
import { Fault, type Localized } from '@studylog/check/text';
import { z } from 'zod';
import { MARK_NAMES } from '../example/marks.ts';
import { EXAMPLE_ID, SLUG } from '../text/names.ts';

/**
 * What a pull request makes of the site, as it goes from the run that built it to the one that comments. The first may have run
 * anything, so nothing of it is believed to be more than this: numbers, marks, and names that cannot be markup.
 */

const count = z.int().min(0).max(1_000_000);
const bytes = z.int().min(0).max(100_000_000_000);
/** The path of a page in its language. */
const page = z
  .string()
  .max(200)
  .regex(/^\/(?:[a-z0-9.-]+\/)*$/);
const rules = z.array(z.string().max(60).regex(SLUG)).max(50);

const REPORT = z.strictObject({
  pages: z.strictObject({ count, changed: z.array(page).max(1000) }),
  examples: z.strictObject({
    count,
    marks: z.partialRecord(z.enum(MARK_NAMES), count),
    changed: z
      .array(
        z.strictObject({
          id: z.string().max(100).regex(EXAMPLE_ID),
          mark: z.enum(MARK_NAMES),
          /** Rules of the checker whose findings it declares, and those that it waives. */
          findings: rules,
          waived: rules,
        }),
      )
      .max(1000),
  }),
  findings: z.strictObject({ expected: count, waived: count }),
  /** The longest note of each language, with what its first view weighs. */
  firstViews: z.array(z.strictObject({ page, bytes, limit: bytes })).max(10),
  /** All files of the site. */
  site: z.strictObject({ bytes, limit: bytes }),
});

/** What a pull request makes of the site. */
export type PreviewReport = z.output<typeof REPORT>;

const MOST_BYTES = 1_000_000;

const unusable = (file: string, reason: Localized): Fault =>
  new Fault({
    ko: `${file}: 미리 보기의 보고서가 아닙니다: ${reason.ko}`,
    en: `${file} is not the report of a preview: ${reason.en}`,
  });

/**
 * Read a report that anyone may have written.
 * @throws Fault for anything but a plain file with exactly what a report holds.
 */
export function readReport(file: string): PreviewReport {
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (!found?.isFile()) throw unusable(file, { ko: '파일이 아닙니다', en: 'it is not a file' });
  if (found.size > MOST_BYTES) throw unusable(file, { ko: '너무 큽니다', en: 'it is too large' });
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw unusable(file, { ko: 'JSON이 아닙니다', en: 'it is not JSON' });
  }
  const { data, error } = REPORT.safeParse(value);
  if (data) return data;
  const [issue] = error.issues;
  // Its path holds names of the file, which may be anything.
  const at = JSON.stringify(issue?.path.join('.') ?? '').slice(0, 200);
  throw unusable(file, { ko: `${at} 값이 맞지 않습니다`, en: `the value at ${at} does not fit` });
}
