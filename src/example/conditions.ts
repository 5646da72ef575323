import type { Lang } from '@studylog/check/text';
import { isOperators, isRecord, type Operator } from './operators.ts';

/** One thing that must hold: a field path, how it is compared, and with what. */
export interface Condition {
  readonly path: string;
  readonly relation: string;
  readonly value: string;
}

const RELATIONS: Readonly<Record<Operator, string>> = {
  $match: '~',
  $gt: '>',
  $gte: '≥',
  $lt: '<',
  $lte: '≤',
  $ne: '≠',
  $oneOf: '∈',
  $save: '→',
};

/** How readers who hear the page are told what a relation's sign means. */
export const RELATION_WORDS: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  '=': { ko: '같음', en: 'equals' },
  '~': { ko: '정규식에 맞음', en: 'matches the pattern' },
  '>': { ko: '초과', en: 'is greater than' },
  '≥': { ko: '이상', en: 'is at least' },
  '<': { ko: '미만', en: 'is less than' },
  '≤': { ko: '이하', en: 'is at most' },
  '≠': { ko: '다름', en: 'is not' },
  '∈': { ko: '다음 중 하나', en: 'is one of' },
  '→': { ko: '다음 이름으로 저장함', en: 'is saved as' },
};

/**
 * Flatten an expected value into conditions, one a leaf. A list's items are named by their `name` where they have one.
 * @example conditionsOf({ status: { phase: 'Running' } }) // [{ path: 'status.phase', relation: '=', value: 'Running' }]
 */
export function conditionsOf(expected: unknown, path = ''): Condition[] {
  if (isOperators(expected)) {
    return Object.entries(expected).map(([operator, value]) => ({
      path,
      relation: RELATIONS[operator as Operator],
      value: Array.isArray(value) ? value.map(show).join(', ') : show(value),
    }));
  }
  if (Array.isArray(expected)) {
    if (expected.length === 0) return [{ path, relation: '=', value: '[]' }];
    return expected.flatMap((entry, index) => {
      const { name, ...rest } = isRecord(entry) ? entry : {};
      const named = typeof name === 'string' && Object.keys(rest).length > 0;
      return conditionsOf(
        named ? rest : entry,
        `${path}[${named ? `name=${name}` : expected.length > 1 ? index : ''}]`,
      );
    });
  }
  if (isRecord(expected)) {
    return Object.entries(expected).flatMap(([key, value]) => {
      const step = /^[\w-]+$/.test(key) ? `${path && '.'}${key}` : `["${key}"]`;
      return conditionsOf(value, path + step);
    });
  }
  return [{ path, relation: '=', value: show(expected) }];
}

function show(value: unknown): string {
  return typeof value === 'string' ? value || "''" : JSON.stringify(value);
}
