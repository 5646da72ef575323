import type { Demand } from '@studylog/check/selectors';
import { labelsOf } from './objects.ts';

/** Where each kind that makes Pods has their template, as a field path. */
export const TEMPLATES: Readonly<Record<string, string>> = {
  Pod: '',
  ReplicationController: 'spec.template',
  Deployment: 'spec.template',
  ReplicaSet: 'spec.template',
  StatefulSet: 'spec.template',
  DaemonSet: 'spec.template',
  Job: 'spec.template',
  CronJob: 'spec.jobTemplate.spec.template',
};

/** Where each kind that selects Pods says which. A Job tells its own apart by a label that no other has. */
export const SELECTORS: Readonly<Record<string, string>> = {
  Service: 'spec.selector',
  ReplicationController: 'spec.selector',
  Deployment: 'spec.selector',
  ReplicaSet: 'spec.selector',
  StatefulSet: 'spec.selector',
  DaemonSet: 'spec.selector',
  NetworkPolicy: 'spec.podSelector',
  PodDisruptionBudget: 'spec.selector',
};

/** Selectors that are a plain map; those of other kinds are a LabelSelector. */
const PLAIN = new Set(['Service', 'ReplicationController']);

/** Operators, and whether they take values. */
const OPERATORS: Readonly<Record<string, boolean>> = { In: true, NotIn: true, Exists: false, DoesNotExist: false };

/**
 * The demands of a selector as JSON has it, for `unmet` of @studylog/check/selectors. Undefined where nothing is selected: there
 * is no selector, a plain map is empty, or an expression is one that no server takes. An empty LabelSelector demands nothing
 * and selects every Pod.
 */
export function demandsOf(kind: string, selector: unknown): Demand[] | undefined {
  if (typeof selector !== 'object' || selector === null) return undefined;
  const isPlain = PLAIN.has(kind);
  const { matchLabels, matchExpressions = [] } = selector as { matchLabels?: unknown; matchExpressions?: unknown };
  const pairs = Object.entries(labelsOf(isPlain ? selector : matchLabels)).map(
    ([key, value]): Demand => ({ key, operator: 'In', values: [value] }),
  );
  if (isPlain) return pairs.length > 0 ? pairs : undefined;
  const expressions = Array.isArray(matchExpressions) ? matchExpressions.map(expressionOf) : [];
  return expressions.includes(undefined) ? undefined : [...pairs, ...(expressions as Demand[])];
}

function expressionOf(expression: unknown): Demand | undefined {
  if (typeof expression !== 'object' || expression === null) return undefined;
  const { key, operator, values: given } = expression as { key?: unknown; operator?: unknown; values?: unknown };
  const values = (Array.isArray(given) ? given : []).filter((value) => typeof value === 'string');
  if (typeof key !== 'string' || typeof operator !== 'string' || !Object.hasOwn(OPERATORS, operator)) return undefined;
  return values.length > 0 === OPERATORS[operator] ? { key, operator, values } : undefined;
}
