import { collect } from '../../collect.ts';
import type { Visit } from '../../rule.ts';
import { allItems, entries, field, items, itemText, keyOf, type Spot, text } from './spot.ts';

/** Whether a selector is handed on to a metrics server as it is: the API server does not look at it. */
export function isMetric({ parents }: Pick<Visit, 'parents'>): boolean {
  return parents.some(({ type }) => type === 'autoscaling/v2.MetricIdentifier');
}

export type Labels = ReadonlyMap<string, string>;

/** Labels as the server reads them, without those whose values are no strings. */
export function labelsOf(spot: Spot | undefined): Labels {
  const labels = new Map<string, string>();
  for (const entry of entries(spot)) {
    const value = itemText(entry);
    if (value !== undefined) labels.set(keyOf(entry), value);
  }
  return labels;
}

/** One demand of a selector, `In` for a plain pair. */
export interface Demand {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

/** One demand of a selector and where it is written. */
export interface Requirement extends Demand {
  readonly spot: Spot;
}

/** The demands of a `meta/v1.LabelSelector`, without those that no server would take: other rules speak of them. */
export function requirementsOf(selector: Spot | undefined): Requirement[] {
  const expressions = collect(items(selector, 'matchExpressions'), (spot) => {
    const key = text(spot, 'key');
    const operator = text(spot, 'operator') ?? '';
    const all = allItems(spot, 'values');
    const values = all.map(itemText).filter((value) => value !== undefined);
    const isRead = key && values.length === all.length && values.length > 0 === operator.endsWith('In');
    return isRead ? [{ key, operator, values, spot }] : [];
  });
  return [...pairs(field(selector, 'matchLabels')), ...expressions];
}

/** The demands of a plain map, as a Service has. */
export function pairs(spot: Spot | undefined): Requirement[] {
  const labels = labelsOf(spot);
  return collect(entries(spot), (entry) => {
    const key = keyOf(entry);
    const value = labels.get(key);
    return value === undefined ? [] : [{ key, operator: 'In', values: [value], spot: entry }];
  });
}

function meets({ key, operator, values }: Demand, labels: Labels): boolean {
  const value = labels.get(key);
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return true;
  }
}

/** The demands that `labels` do not meet. */
export function unmet<D extends Demand>(requirements: readonly D[], labels: Labels): D[] {
  return requirements.filter((requirement) => !meets(requirement, labels));
}

/** A demand in words: `tier=app`, `tier in (app, web)`. */
export function inWords({ key, operator, values }: Demand): string {
  if (operator === 'In' && values.length === 1) return `${key}=${values[0]}`;
  return `${key} ${operator}${values.length > 0 ? ` (${values.join(', ')})` : ''}`;
}
