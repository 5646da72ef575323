import type { Report } from '../../rule.ts';
import type { Localized } from '../../text/localized.ts';
import { finding } from './finding.ts';
import { quote } from './names.ts';
import { numberOf, type Spot, textOf } from './spot.ts';

/** A count or a percentage as a number; undefined for what is neither. */
export function countOf(spot: Spot | undefined): number | undefined {
  const percent = /^(\d+)%$/.exec(textOf(spot) ?? '')?.[1];
  return percent === undefined ? numberOf(spot) : Number(percent);
}

/** A report when a value is no count of zero or more and no percentage, of at most 100 unless `beyond`. */
export function percentFinding(spot: Spot | undefined, beyond = false): Report | undefined {
  const value = countOf(spot);
  const written = textOf(spot);
  if (!spot || (value === undefined && written === undefined)) return undefined;
  const wrong: Localized | undefined =
    value === undefined
      ? { ko: '정수이거나 25% 같은 백분율이어야 합니다', en: 'it must be a whole number or a percentage such as 25%' }
      : value < 0
        ? { ko: '0 이상이어야 합니다', en: 'it must be zero or more' }
        : written !== undefined && value > 100 && !beyond
          ? { ko: '100%까지만 쓸 수 있습니다', en: 'it must be at most 100%' }
          : undefined;
  const shown = written === undefined ? String(value) : quote(written);
  return wrong && finding(spot, { ko: `${shown}: ${wrong.ko}.`, en: `${shown} is not allowed: ${wrong.en}.` });
}
