import type { Diagnostic } from '../../example/diagnostic.ts';
import { collectionOf } from '../collections/index.ts';
import type { Project } from './project.ts';

/** No day of a page is in the future. */
export function checkDates({ pages }: Project): Diagnostic[] {
  const today = new Date();
  return pages.flatMap((page) =>
    (collectionOf(page).days?.(page.fields) ?? [])
      .filter(({ day }) => isInFuture(day, today))
      .map(({ day, path }) => ({
        file: page.file,
        ...page.place(path),
        message: {
          ko: `${day}은(는) 아직 오지 않은 날입니다. 오늘은 ${dayOf(today)}입니다.`,
          en: `${day} is in the future; today is ${dayOf(today)}`,
        },
        hint: { ko: '날짜를 고치십시오.', en: 'correct the date' },
      })),
  );
}

/** Whether a day has come nowhere yet. Authors east of here may be a day ahead. */
export const isInFuture = (day: string, today = new Date()): boolean =>
  day > dayOf(new Date(today.getTime() + 24 * 60 * 60 * 1000));

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);
