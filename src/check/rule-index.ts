import type { Faults } from './fault.ts';
import type { Rule } from './rule.ts';
import type { Scalar } from './schema/schema.ts';

/** Rules by what they listen to, so that a walk calls only those concerned. */
export interface RuleIndex {
  visitors(type: string): readonly Rule[];
  scalars(scalar: Scalar): readonly Rule[];
  faults(fault: keyof Faults): readonly Rule[];
  problems(code: string): readonly Rule[];
  readonly bundle: readonly Rule[];
}

const NONE: readonly Rule[] = [];

/** Sort rules into an index. */
export function indexRules(rules: readonly Rule[]): RuleIndex {
  const by = (keysOf: (rule: Rule) => object | undefined): Map<string, Rule[]> => {
    const index = new Map<string, Rule[]>();
    for (const rule of rules) {
      for (const key of Object.keys(keysOf(rule) ?? {})) index.set(key, [...(index.get(key) ?? []), rule]);
    }
    return index;
  };
  const visitors = by(({ visit }) => visit);
  const everywhere = visitors.get('*') ?? NONE;
  const scalars = by((rule) => rule.scalars);
  const faults = by((rule) => rule.faults);
  const problems = by((rule) => rule.problems);
  for (const [type, listed] of visitors) visitors.set(type, [...new Set([...listed, ...everywhere])]);
  return {
    visitors: (type) => visitors.get(type) ?? everywhere,
    scalars: (scalar) => scalars.get(scalar) ?? NONE,
    faults: (fault) => faults.get(fault) ?? NONE,
    problems: (code) => problems.get(code) ?? NONE,
    bundle: rules.filter(({ bundle }) => bundle !== undefined),
  };
}
