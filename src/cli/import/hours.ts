import { areInOrder, type Span } from '../../site/collections/hours.ts';

const HALF = '(?:오전|오후|새벽|아침|저녁|밤|am|pm|a\\.m\\.|p\\.m\\.)';
const time = (n: 1 | 2): string =>
  `(?<b${n}>${HALF})?\\s*(?<h${n}>\\d{1,2})(?:\\s*:\\s*(?<m${n}>[0-5]\\d)|\\s*시(?:\\s*(?<k${n}>[0-5]?\\d)\\s*분|\\s*(?<half${n}>반))?)?\\s*(?<a${n}>${HALF})?`;
const SPAN = new RegExp(
  `(?<![\\d:])${time(1)}\\s*(?:부터|에서)?\\s*(?:[~\\-–—〜∼～→]+|to|until|till|부터|에서)\\s*${time(2)}(?![\\d:])`,
  'giu',
);

/** Stretches of time that a text names, and whether it names something that is none. */
export interface WrittenHours {
  readonly spans: readonly Span[];
  /** Times that are left after the stretches were read, or stretches that no entry can have: out of order, or with no end. */
  readonly isUnclear: boolean;
}

/** Read stretches of time: `10:00 ~ 18:00`, `오후 2시 ~ 6시 반`, `9am-12pm, 1pm-5:30pm`, `22:00 - 01:30`. */
export function hoursIn(text: string): WrittenHours {
  const spans = [...text.matchAll(SPAN)].map(({ groups = {} }) => spanOf(groups));
  const read = spans.filter((span) => span !== undefined);
  const rest = text.replace(SPAN, '');
  const isUnclear = read.length !== spans.length || /\d\s*(?::\s*\d\d|시(?!간)|[ap]m)/i.test(rest) || !areInOrder(read);
  return areInOrder(read) ? { spans: read, isUnclear } : { spans: [], isUnclear };
}

type Groups = Readonly<Record<string, string | undefined>>;

function spanOf(groups: Groups): Span | undefined {
  const part = (n: 1 | 2) => groups[`b${n}`] ?? groups[`a${n}`];
  // `2 - 5:30pm` is in the afternoon as a whole, and so is `오후 2시 ~ 6시`; `9 - 12pm` is not.
  const first = minutesOf(groups, 1, part(1));
  const last = minutesOf(groups, 2, part(2));
  if (first === undefined || last === undefined) return undefined;
  const later = part(1) !== undefined && part(2) === undefined ? minutesOf(groups, 2, part(1)) : undefined;
  const earlier = part(1) === undefined && part(2) !== undefined ? minutesOf(groups, 1, part(2)) : undefined;
  const from = earlier !== undefined && earlier < last ? earlier : first;
  const to = later !== undefined && last < first && later > first ? later : last;
  return { from: written(from), to: written(to) };
}

function minutesOf(groups: Groups, n: 1 | 2, half: string | undefined): number | undefined {
  const minute = groups[`half${n}`] ? 30 : Number(groups[`m${n}`] ?? groups[`k${n}`] ?? 0);
  const hour = onClock(Number(groups[`h${n}`]), half);
  const minutes = hour * 60 + minute;
  return minutes > 24 * 60 ? undefined : minutes;
}

/** An hour of the day: 12 at noon and midnight, and afternoons from 13. */
function onClock(hour: number, half: string | undefined): number {
  if (half === undefined || hour > 12) return hour;
  const isNight = half === '밤' && hour === 12;
  if (/^(?:오전|새벽|아침|a)/i.test(half) || isNight) return hour % 12;
  return (hour % 12) + 12;
}

const written = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
