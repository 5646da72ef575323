/** A day that a text names. */
export interface WrittenDay {
  /** `2021-01-12`. */
  readonly day: string;
  /** The day of the week that the text adds, 0 for Sunday. */
  readonly weekday?: number;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(?<name>${MONTHS.join('|')})[a-z]*\\.?`;

/** How people write a day; the first that fits counts. */
const FORMS: readonly RegExp[] = [
  /(?<![\d.])(?<y>(?:19|20)\d\d)\s*[-./]\s*(?<m>\d{1,2})\s*[-./]\s*(?<d>\d{1,2})(?!\d)/,
  /(?<y>(?:19|20)\d\d)\s*년\s*(?<m>\d{1,2})\s*월\s*(?<d>\d{1,2})\s*일/,
  /(?<!\d)(?<y>(?:19|20)\d\d)(?<m>[01]\d)(?<d>[0-3]\d)(?!\d)/,
  new RegExp(`\\b${MONTH}\\s+(?<d>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<y>(?:19|20)\\d\\d)\\b`, 'i'),
  new RegExp(`\\b(?<d>\\d{1,2})(?:st|nd|rd|th)?\\s+${MONTH},?\\s+(?<y>(?:19|20)\\d\\d)\\b`, 'i'),
];

const KOREAN_DAYS = [...'일월화수목금토'];
const ENGLISH_DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** The first day that a text names and the calendar has: `2021 - 01 - 12(화)`, `2021.1.12`, `2021년 1월 12일`, `Jan 12, 2021 (Tue)`. */
export function dayIn(text: string): WrittenDay | undefined {
  const found = findDay(text);
  if (!found) return undefined;
  const { day, before, after } = found;
  const weekday = weekdayIn(before, after);
  return weekday === undefined ? { day } : { day, weekday };
}

/** The first day of a text, and what stands around it. */
export function findDay(
  text: string,
): { readonly day: string; readonly before: string; readonly after: string } | undefined {
  for (const form of FORMS) {
    const found = form.exec(text);
    if (!found) continue;
    const { y = '', m, d = '', name } = found.groups ?? {};
    const month = m ?? String(MONTHS.indexOf(name!.toLowerCase()) + 1);
    const day = `${y}-${month.padStart(2, '0')}-${d.padStart(2, '0')}`;
    if (!isDay(day)) continue;
    return { day, before: text.slice(0, found.index), after: text.slice(found.index + found[0].length) };
  }
  return undefined;
}

/** Whether the calendar has a day. */
function isDay(day: string): boolean {
  const parsed = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day);
}

function weekdayIn(before: string, after: string): number | undefined {
  const korean = /^\.?\s*(?:\(\s*([일월화수목금토])(?:요일)?\s*\)|([일월화수목금토])요일)/.exec(after);
  if (korean) return KOREAN_DAYS.indexOf((korean[1] ?? korean[2])!);
  const english =
    /^[.,]?\s*\(?\s*(sun|mon|tue|wed|thu|fri|sat)[a-z]*\b/i.exec(after) ??
    /\b(sun|mon|tue|wed|thu|fri|sat)[a-z]*,?\s*$/i.exec(before);
  return english ? ENGLISH_DAYS.indexOf(english[1]!.toLowerCase()) : undefined;
}

/** The day of the week of a day, 0 for Sunday. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
