import { isOperators, isRecord } from '../example/operators.ts';
import { compilePattern } from '../example/pattern.ts';
import type { Mismatch } from './result.ts';

/** A value that a step saved with `$save`. */
export type SavedValue = string | number;
export type Saved = ReadonlyMap<string, SavedValue>;

/** What came of comparing: nothing in `mismatches` means that it matched. */
export interface MatchResult {
  readonly mismatches: readonly Mismatch[];
  /** How many values were compared. */
  readonly checks: number;
  readonly saves: ReadonlyMap<string, SavedValue>;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Compare a partial value with what is there. Maps match when every key given matches; a list when each item given matches
 * an item of its own; `[]` only an empty or absent list; 0, false, '' and null an absent field too, since the API leaves them out.
 */
export function match(expected: unknown, actual: unknown, saved: Saved, path = ''): MatchResult {
  if (isOperators(expected)) return matchOperators(expected, actual, saved, path);
  if (Array.isArray(expected)) return matchList(expected, actual, saved, path);
  if (isRecord(expected)) return matchFields(expected, actual, saved, path);
  const value = resolve(expected, saved);
  const equal = value === actual || (isAbsent(actual) && isZero(value));
  return { checks: 1, saves: new Map(), mismatches: equal ? [] : [mismatch(path, show(value), actual)] };
}

/** Compare text that a program printed: blank ends don't count, and a number stands for its digits. */
export function matchText(expected: unknown, actual: string, saved: Saved, path: string): MatchResult {
  const literal = typeof expected === 'number' || typeof expected === 'boolean' ? String(expected) : expected;
  return match(typeof literal === 'string' ? literal.trim() : literal, actual.trim(), saved, path);
}

function matchFields(expected: Fields, actual: unknown, saved: Saved, path: string): MatchResult {
  if (!isRecord(actual)) {
    const leaves = Object.values(expected);
    const absentIsFine = isAbsent(actual) && leaves.length > 0;
    if (!absentIsFine) return { checks: 1, saves: new Map(), mismatches: [mismatch(path, show(expected), actual)] };
  }
  const fields = isRecord(actual) ? actual : {};
  return join(Object.entries(expected).map(([key, value]) => match(value, fields[key], saved, below(path, key))));
}

function matchList(expected: readonly unknown[], actual: unknown, saved: Saved, path: string): MatchResult {
  const list: readonly unknown[] = Array.isArray(actual) ? actual : [];
  const wrongType = !isAbsent(actual) && !Array.isArray(actual);
  if (wrongType || (expected.length === 0 && list.length > 0)) {
    return { checks: 1, saves: new Map(), mismatches: [mismatch(path, show(expected), actual)] };
  }
  if (expected.length === 0) return { checks: 1, saves: new Map(), mismatches: [] };
  const results = expected.map((item, index) =>
    list.map((candidate) => match(item, candidate, saved, `${path}[${nameOf(item) ?? index}]`)),
  );
  const chosen = assign(results.map((row) => row.map(({ mismatches }) => mismatches.length === 0)));
  return join(
    expected.map((item, index) => {
      const own = chosen[index];
      if (own !== undefined) return results[index]![own]!;
      const closest = closestTo(item, list, results[index]!);
      const at = `${path}[${nameOf(item) ?? index}]`;
      if (closest && closest.mismatches.length > 0) return closest;
      return { checks: 1, saves: new Map(), mismatches: [mismatch(at, show(item), undefined)] };
    }),
  );
}

/** The result for the item of the same name, else the one with the fewest fields that differ. */
function closestTo(item: unknown, list: readonly unknown[], results: readonly MatchResult[]): MatchResult | undefined {
  const name = nameOf(item);
  const named = name === undefined ? -1 : list.findIndex((candidate) => nameOf(candidate) === name);
  return results[named] ?? [...results].sort((a, b) => a.mismatches.length - b.mismatches.length)[0];
}

/** Give each row a column of its own where `fits`, by augmenting paths; rows that get none are left undefined. */
function assign(fits: readonly (readonly boolean[])[]): (number | undefined)[] {
  const rowOf = new Map<number, number>();
  const place = (row: number, tried: Set<number>): boolean =>
    fits[row]!.some((fit, column) => {
      if (!fit || tried.has(column)) return false;
      tried.add(column);
      const holder = rowOf.get(column);
      if (holder !== undefined && !place(holder, tried)) return false;
      rowOf.set(column, row);
      return true;
    });
  for (const row of fits.keys()) place(row, new Set());
  const columns: (number | undefined)[] = fits.map(() => undefined);
  for (const [column, row] of rowOf) columns[row] = column;
  return columns;
}

type Compare = (actual: unknown, operand: unknown) => boolean;
const COMPARISONS: Readonly<Record<string, { word: string; holds: Compare }>> = {
  $match: {
    word: 'matches',
    holds: (actual, pattern) => isScalar(actual) && compilePattern(String(pattern)).test(String(actual)),
  },
  $gt: { word: '>', holds: (actual, operand) => order(actual, operand) > 0 },
  $gte: { word: '>=', holds: (actual, operand) => order(actual, operand) >= 0 },
  $lt: { word: '<', holds: (actual, operand) => order(actual, operand) < 0 },
  $lte: { word: '<=', holds: (actual, operand) => order(actual, operand) <= 0 },
  $ne: { word: 'not', holds: (actual, operand) => !same(actual, operand) },
  $oneOf: { word: 'one of', holds: (actual, operands) => (operands as unknown[]).some((one) => same(actual, one)) },
};

function matchOperators(expected: Fields, actual: unknown, saved: Saved, path: string): MatchResult {
  const mismatches: Mismatch[] = [];
  const saves = new Map<string, SavedValue>();
  for (const [operator, raw] of Object.entries(expected)) {
    if (operator === '$save') {
      if (isScalar(actual)) saves.set(String(raw), typeof actual === 'number' ? actual : String(actual));
      else mismatches.push(mismatch(path, `a value to save as ${raw}`, actual));
      continue;
    }
    const { word, holds } = COMPARISONS[operator]!;
    const operand = Array.isArray(raw) ? raw.map((one) => resolve(one, saved)) : resolve(raw, saved);
    const unsaved = [operand].flat().find(isUnsaved);
    if (unsaved !== undefined) mismatches.push(mismatch(path, `${word} ${unsaved}, which no step has saved`, actual));
    else if (!holds(absentAsZero(actual, operand), operand)) {
      mismatches.push(mismatch(path, `${word} ${operator === '$match' ? `/${operand}/` : show(operand)}`, actual));
    }
  }
  return { checks: 1, saves: mismatches.length === 0 ? saves : new Map(), mismatches };
}

/** NaN, which no comparison holds for, where the two have no order. */
function order(actual: unknown, operand: unknown): number {
  const [a, b] = [toNumber(actual), toNumber(operand)];
  if (!Number.isNaN(a) && !Number.isNaN(b)) return a - b;
  if (typeof actual === 'string' && typeof operand === 'string')
    return actual < operand ? -1 : Number(actual > operand);
  return Number.NaN;
}

function toNumber(value: unknown): number {
  return typeof value === 'number' || (typeof value === 'string' && value.trim() !== '') ? Number(value) : Number.NaN;
}

function same(actual: unknown, operand: unknown): boolean {
  return (isAbsent(actual) && isZero(operand)) || (isScalar(actual) && String(actual) === String(operand));
}

/** A count that the API leaves out is 0. */
function absentAsZero(actual: unknown, operand: unknown): unknown {
  return isAbsent(actual) && typeof operand === 'number' ? 0 : actual;
}

/** `$name` where a step saved that name; anything else is itself. */
function resolve(value: unknown, saved: Saved): unknown {
  return typeof value === 'string' && value.startsWith('$') ? (saved.get(value.slice(1)) ?? value) : value;
}

function isUnsaved(operand: unknown): boolean {
  return /^\$[a-z]\w*$/.test(String(operand));
}

function join(results: readonly MatchResult[]): MatchResult {
  return {
    mismatches: results.flatMap(({ mismatches }) => mismatches),
    checks: results.reduce((sum, { checks }) => sum + checks, 0),
    saves: new Map(results.flatMap(({ saves }) => [...saves])),
  };
}

function mismatch(path: string, expected: string, actual: unknown): Mismatch {
  return { path, expected, actual: isAbsent(actual) ? '(absent)' : show(actual) };
}

/** A value as one line of YAML's flow style, cut where it gets long. */
export function show(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

function below(path: string, key: string): string {
  const step = /^[A-Za-z_$][\w-]*$/.test(key) ? `${path ? '.' : ''}${key}` : `[${JSON.stringify(key)}]`;
  return `${path}${step}`;
}

function nameOf(item: unknown): string | undefined {
  return isRecord(item) && typeof item.name === 'string' ? `name=${item.name}` : undefined;
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function isAbsent(value: unknown): value is null | undefined {
  return value === null || value === undefined;
}

function isZero(value: unknown): boolean {
  return value === 0 || value === false || value === '' || value === null;
}
