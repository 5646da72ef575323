const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

/** From each length of time on, the units that are written: the larger one, and beside it the smaller one where there is one. */
const UNITS: readonly (readonly [from: number, large: readonly [number, string], small?: readonly [number, string]])[] =
  [
    [8 * YEAR, [YEAR, 'y']],
    [2 * YEAR, [YEAR, 'y'], [DAY, 'd']],
    [8 * DAY, [DAY, 'd']],
    [2 * DAY, [DAY, 'd'], [HOUR, 'h']],
    [8 * HOUR, [HOUR, 'h']],
    [3 * HOUR, [HOUR, 'h'], [MINUTE, 'm']],
    [10 * MINUTE, [MINUTE, 'm']],
    [2 * MINUTE, [MINUTE, 'm'], [SECOND, 's']],
    [0, [SECOND, 's']],
  ];

/**
 * A span of time as kubectl shows ages (HumanDuration of k8s.io/apimachinery).
 * @example humanDuration(125_000) // '2m5s'
 */
export function humanDuration(ms: number): string {
  if (ms <= -2 * SECOND) return '<invalid>';
  const span = Math.max(0, ms);
  const [, [unit, name], small] = UNITS.find(([from]) => span >= from)!;
  const rest = small ? Math.floor((span % unit) / small[0]) : 0;
  return `${Math.floor(span / unit)}${name}${rest > 0 ? `${rest}${small![1]}` : ''}`;
}

/** How long ago a time of the API was; `<unknown>` without one. */
export function since(time: unknown, now: number): string {
  return time ? humanDuration(now - secondsOf(time)) : '<unknown>';
}

/** The API gives times in whole seconds. */
function secondsOf(time: unknown): number {
  return Math.floor(Date.parse(String(time)) / 1000) * 1000;
}

const FORM = /^(?:(\d+(?:\.\d+)?)h)?(?:(\d+(?:\.\d+)?)m)?(?:(\d+(?:\.\d+)?)s)?(?:(\d+(?:\.\d+)?)ms)?$/;

/** Milliseconds of a duration as Go writes it, `1m30s`; undefined for other text. */
export function parseDuration(text: string): number | undefined {
  const found = FORM.exec(text);
  if (text === '0') return 0;
  if (!found || text === '') return undefined;
  const [, hours = 0, minutes = 0, seconds = 0, ms = 0] = found;
  return Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1000 + Number(ms);
}
