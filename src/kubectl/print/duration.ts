const UNITS = { day: 24, year: 365 * 24 } as const;

/**
 * A span of time as kubectl shows ages.
 * @example humanDuration(125_000) // '2m5s'
 */
export function humanDuration(ms: number): string {
  const seconds = Math.trunc(ms / 1000);
  if (seconds < -1) return '<invalid>';
  if (seconds < 0) return '0s';
  if (seconds < 120) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 10) return pair(minutes, 'm', seconds % 60, 's');
  if (minutes < 180) return `${minutes}m`;
  const hours = Math.floor(minutes / 60);
  if (hours < 8) return pair(hours, 'h', minutes % 60, 'm');
  if (hours < 48) return `${hours}h`;
  const days = Math.floor(hours / UNITS.day);
  if (hours < 8 * UNITS.day) return pair(days, 'd', hours % UNITS.day, 'h');
  if (hours < 2 * UNITS.year) return `${days}d`;
  const years = Math.floor(hours / UNITS.year);
  return hours < 8 * UNITS.year ? pair(years, 'y', days % 365, 'd') : `${years}y`;
}

function pair(first: number, unit: string, second: number, smaller: string): string {
  return second === 0 ? `${first}${unit}` : `${first}${unit}${second}${smaller}`;
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
