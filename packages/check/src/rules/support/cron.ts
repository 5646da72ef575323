import type { Localized } from '../../text/localized.ts';
import { plural } from '../../text/plural.ts';

/** What is wrong, without a full stop, and what to do where that is plain. */
export interface CronFault extends Localized {
  readonly hint?: Localized;
}

interface CronField {
  readonly name: Localized;
  readonly min: number;
  readonly max: number;
  readonly words?: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const FIELDS: readonly CronField[] = [
  { name: { ko: '분', en: 'minute' }, min: 0, max: 59 },
  { name: { ko: '시', en: 'hour' }, min: 0, max: 23 },
  { name: { ko: '일', en: 'day of month' }, min: 1, max: 31 },
  { name: { ko: '월', en: 'month' }, min: 1, max: 12, words: MONTHS },
  { name: { ko: '요일', en: 'day of week' }, min: 0, max: 6, words: DAYS },
];

const DESCRIPTORS: ReadonlySet<string> = new Set([
  '@yearly',
  '@annually',
  '@monthly',
  '@weekly',
  '@daily',
  '@midnight',
  '@hourly',
]);
const DESCRIPTOR_HINT: Localized = {
  ko: '`@hourly`, `@daily`, `@weekly`, `@monthly`, `@yearly`, `@every 5m`을 쓸 수 있습니다.',
  en: 'Allowed: `@hourly`, `@daily`, `@weekly`, `@monthly`, `@yearly` and `@every 5m`.',
};
const EVERY = /^@every [-+]?(0|((\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)$/;

/**
 * What is wrong with a cron expression as a CronJob takes it (robfig/cron v3, five fields); undefined where nothing is.
 * Source: github.com/robfig/cron/v3/parser.go and answers of a v1.36 server.
 */
export function cronFault(schedule: string): CronFault | undefined {
  if (schedule.includes('TZ')) {
    return {
      ko: '`TZ=`나 `CRON_TZ=`는 쓸 수 없습니다',
      en: '`TZ=` and `CRON_TZ=` are not allowed',
      hint: { ko: '시간대는 `timeZone` 필드에 적으십시오.', en: 'Put the zone into the field `timeZone`.' },
    };
  }
  if (schedule.startsWith('@')) {
    if (DESCRIPTORS.has(schedule) || EVERY.test(schedule)) return undefined;
    return { ko: '그런 줄임말은 없습니다', en: 'there is no such short form', hint: DESCRIPTOR_HINT };
  }
  const fields = schedule.split(/[\t\n\v\f\r\x85\p{Z}]+/u).filter((text) => text !== '');
  if (fields.length !== FIELDS.length) {
    return {
      ko: `필드가 ${fields.length}개입니다. 분, 시, 일, 월, 요일의 다섯 개를 적습니다`,
      en: `it has ${plural(fields.length, 'field')} instead of five: minute, hour, day of month, month, day of week`,
    };
  }
  for (const [index, text] of fields.entries()) {
    const field = FIELDS[index]!;
    // Like the server, take empty parts of a list as nothing.
    const bad = text.split(',').find((part) => part !== '' && !isRange(part, field));
    if (bad === undefined) continue;
    const bounds = `${field.min}-${field.max}`;
    return {
      ko: `${field.name.ko} 필드의 \`${bad}\` 값이 잘못되었습니다. 범위는 ${bounds}입니다`,
      en: `\`${bad}\` is not allowed for the ${field.name.en}, which must be ${bounds}`,
    };
  }
  return undefined;
}

function isRange(text: string, field: CronField): boolean {
  const [range = '', step, ...moreSteps] = text.split('/');
  const [low = '', high, ...more] = range.split('-');
  if (moreSteps.length > 0 || (step !== undefined && !/^\+?0*[1-9]\d*$/.test(step))) return false;
  if (low === '*' || low === '?') return true;
  if (more.length > 0) return false;
  const start = numberOf(low, field);
  const end = high === undefined ? start : numberOf(high, field);
  return start !== undefined && end !== undefined && start >= field.min && end <= field.max && start <= end;
}

function numberOf(text: string, { words = [], min }: CronField): number | undefined {
  const word = words.indexOf(text.toLowerCase());
  if (word >= 0) return word + min;
  return /^\+?\d+$/.test(text) ? Number(text) : undefined;
}
