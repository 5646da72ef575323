/** A stretch of time as it is written, `10:00` to `18:00`. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

const DAY = 24 * 60;
/** Who studies through the night writes times up to this one below the day before. */
const NIGHT_ENDS = 8 * 60;

/**
 * Stretches of time as minutes since the start of their day. A time of the night that follows a later one is of the next day.
 * @example inMinutes([{ from: '22:00', to: '01:30' }]) // [{ from: 1320, to: 1530 }]
 */
export function inMinutes(spans: readonly Span[]): { readonly from: number; readonly to: number }[] {
  let latest = 0;
  const next = (time: string): number => {
    const [hour = 0, minute = 0] = time.split(':').map(Number);
    const minutes = hour * 60 + minute;
    if (minutes < latest && minutes <= NIGHT_ENDS) latest = minutes + DAY;
    else latest = minutes;
    return latest;
  };
  return spans.map(({ from, to }) => ({ from: next(from), to: next(to) }));
}

/** Whether stretches are in order, without overlaps, each with an end after its start, and no longer than a day together. */
export function areInOrder(spans: readonly Span[]): boolean {
  const minutes = inMinutes(spans);
  return minutes.every(
    ({ from, to }, index) => from < to && (minutes[index - 1]?.to ?? 0) <= from && to - minutes[0]!.from <= DAY,
  );
}
