import type { Diagnostic } from '../../example/diagnostic.ts';
import { collectionOf } from '../collections/index.ts';
import type { Project } from './project.ts';

/** No day of a page is in the future. Authors east of here may be a day ahead. */
export function checkDates({ pages }: Project): Diagnostic[] {
  const today = new Date();
  const latest = dayOf(new Date(today.getTime() + 24 * 60 * 60 * 1000));
  return pages.flatMap((page) =>
    (collectionOf(page).days?.(page.fields) ?? [])
      .filter(({ day }) => day > latest)
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

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);
