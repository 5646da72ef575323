import type { Faults } from './fault.ts';
import type { MappingNode, ScalarNode } from './manifest/document.ts';
import type { Rule, Visit } from './rule.ts';
import type { Scalar } from './schema/schema.ts';

/** A rule and one of its functions. */
export interface Listener<F> {
  readonly rule: Rule;
  readonly call: F;
}

export type FaultCall<F extends keyof Faults = keyof Faults> = (visit: Visit, fault: Faults[F]) => void;

/** Rules' functions by what they listen to, so that a walk calls only those concerned. */
export interface RuleIndex {
  visitors(type: string): readonly Listener<(visit: Visit<MappingNode>) => void>[];
  readonly texts: readonly Listener<NonNullable<Rule['text']>>[];
  readonly objects: readonly Listener<NonNullable<Rule['object']>>[];
  scalars(scalar: Scalar): readonly Listener<(visit: Visit<ScalarNode>) => void>[];
  faults<F extends keyof Faults>(fault: F): readonly Listener<FaultCall<F>>[];
  problems(code: string): readonly Listener<NonNullable<Rule['problems']>[string]>[];
  readonly bundle: readonly Listener<NonNullable<Rule['bundle']>>[];
}

/** Sort rules into an index. */
export function indexRules(rules: readonly Rule[]): RuleIndex {
  const visitors = group(rules, ({ visit }) => visit);
  const scalars = group(rules, (rule) => rule.scalars);
  const faults = group(rules, (rule) => rule.faults as Readonly<Record<string, FaultCall>> | undefined);
  const problems = group(rules, (rule) => rule.problems);
  return {
    visitors: (type) => visitors.get(type) ?? NOBODY,
    texts: rules.flatMap((rule) => (rule.text ? [{ rule, call: rule.text }] : [])),
    objects: rules.flatMap((rule) => (rule.object ? [{ rule, call: rule.object }] : [])),
    scalars: (scalar) => scalars.get(scalar) ?? NOBODY,
    faults: (fault) => faults.get(fault) ?? NOBODY,
    problems: (code) => problems.get(code) ?? NOBODY,
    bundle: rules.flatMap((rule) => (rule.bundle ? [{ rule, call: rule.bundle }] : [])),
  };
}

const NOBODY: readonly never[] = [];

function group<F extends object>(
  rules: readonly Rule[],
  functionsOf: (rule: Rule) => Readonly<Record<string, F | undefined>> | undefined,
): Map<string, Listener<F>[]> {
  const groups = new Map<string, Listener<F>[]>();
  for (const rule of rules) {
    for (const [key, call] of Object.entries(functionsOf(rule) ?? {})) {
      if (call) groups.set(key, [...(groups.get(key) ?? []), { rule, call }]);
    }
  }
  return groups;
}
